# The guidance letter, English. Sixth-grade words, short sentences, no fear, no promise.
# review: awaiting an attorney's review

title = Letter about your tax return
draft-banner = Draft — not issued
demonstration-banner = Demonstration — with an invented court decision
footer = Confidential: a letter from a lawyer’s office to its client
page = Page { $page } of { $pages }

heading = Your tax return: what we know and what to do next
salutation = Dear { $client },
intro = You asked us about filing a tax return. This letter says what we know on { $today }.

h-happened = What happened
happened = On April 7, 2025, the IRS and immigration authorities signed an agreement about sharing some taxpayers’ addresses. On August 7, 2025, the IRS gave immigration authorities the last known addresses of about 47,000 people.

affected = **Who may be most affected.** The agreement is about people who have a final removal (deportation) order, and people in a federal criminal investigation. It does not name everyone who has an ITIN.

unknown = **What we do not know.** Court orders may change or end at any time. We do not know whose addresses were shared. We also do not know what may be shared later. If something in this letter changes, we will try to reach you.

duty = **The law still requires many people to file a tax return, whatever their immigration status.** If you earned more than a set amount, you must file. Penalties for filing late may grow each month.
return-due = The next federal tax returns are due on **{ $return_due }**.
do-not-wait = **Please do not wait past { $call_by }.** Call us at { $phone } and ask for { $attorney }. Filing deadlines still apply while you wait.

h-you = Because of what you told us
you-recent-order = **A recent removal order.** Time limits for an appeal or a motion may be short. Please call us right away. Speak with a lawyer at our office before you send any tax form.
you-order = **A removal order.** The agreement is about people with a final order. Speak with a lawyer at our office before you send any tax form. Ask the lawyer what can be done about the order.
you-shared-2025 = **The addresses shared in 2025.** Yours may be one of them. Public records do not say. You may have rights, and there may be a time limit. Ask a lawyer at our office.
you-order-unknown = **A court order you may not know about.** You can call the immigration court line at { $help_line }. You need your A-number. Some orders do not show up there, so please talk with us too.
you-court = **Your court case.** Tell your immigration lawyer before you send tax forms. Go to every hearing.
you-history = **Your history.** You told us facts that a lawyer should look at before you send any tax form.
you-address-care = **Your address.** You told us that your address needs special care. A lawyer at our office should talk with you before you give it to anyone.
you-household = **Your home.** What happens to one person at your address may affect the others. A lawyer should look at this with all of you.
you-wages = **Wages under another number.** Speak with a lawyer at our office first. Your return must report all your wages truthfully.
you-plan = **Your plans.** You are thinking about not sending a return. The law may still require one. Please let a lawyer explain what may follow.
you-unfiled = **Years with no return.** Late returns may cost more each month. They may also matter if you apply for immigration status. We can help you plan.
you-refund = **Your refund.** You may lose a refund if your return comes in after **{ $refund_deadline }**.
you-no-number = **No tax number yet.** You may need an ITIN. The form for it is Form W-7. It gives the IRS your name and address, maybe for the first time. Talk with us before you send it.
you-itin = **Your ITIN.** It may need to be renewed. An old ITIN can slow down a refund. You renew it with Form W-7.
you-address = **The address the IRS has.** It may be old. A new return or Form 8822 can change it. Any address you give must be true.
you-credit = **A tax credit.** The credit you plan to claim may need a Social Security number. Check with us first.
you-dependents = **Your children or others you support.** Each one needs a tax number. Form W-7 asks for extra papers.
you-preparer = **Who prepares your return.** A notario is not a lawyer. A person without a license may make mistakes or may not keep your papers private.
you-mix-up = **A mix-up with your name.** Please keep mail that is meant for someone else, and show it to us.
you-mixed = **Your family.** People in your home may have different immigration status. Advice for one may not fit another.
you-keep-proof = **Your immigration case.** Keep proof that you filed. It may help you.
you-facts = **Facts we still need.** Some answers are missing. If you can, call us so that we can finish our review.

h-next = What to do next
next-lawyer = **Speak with a lawyer at our office before you send** any return, ITIN form, address change, or request for more time.
next-talk = **Talk with our office before you send** any return, ITIN form, or address change.
next-ready = **Get your return ready.** Talk with us first if you get a court paper, move, or hear from immigration authorities.
next-time = If you need more time to file, ask us about Form 4868. It does not give you more time to pay. It also shows your address.

bring = **What to bring.** Letters from the IRS, your last tax return, papers that show your pay, and your ITIN letter or Social Security card. If you have them, bring immigration and court papers, hearing notices, and your A-number too.

avoid = **What not to do.** Do not give a false address, or another home as if you lived there. Do not use another person’s Social Security number. Do not pay a notario for legal advice. Do not ignore mail from the IRS or a court.

help = **Free help.** Our office helps you at no cost. A Low Income Taxpayer Clinic (LITC) can help with an IRS problem. A VITA site can help you prepare a tax return.
help-court = The immigration court line, { $help_line }, gives court dates. You need your A-number, which is on immigration papers.

disclaimer = **About this letter.** It is general information for you, based on what you told us. We checked the court orders through { $as_of }. It is not a guarantee. It does not say what will happen if you file. No one can promise that.

closing = Sincerely,
sign-attorney = { $attorney }, attorney (bar number { $bar_number })
sign-office = { $office }, { $phone }

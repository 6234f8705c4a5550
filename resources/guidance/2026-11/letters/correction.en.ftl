# The correction letter, English.
# review: awaiting an attorney's review

title = Letter about a change to our earlier letter
draft-banner = Draft — not issued
demonstration-banner = Demonstration — with an invented court decision
footer = Confidential: a letter from a lawyer’s office to its client
page = Page { $page } of { $pages }

heading = A change to our letter
salutation = Dear { $client },
intro = We wrote to you on { $earlier_dates }. Something in that letter is no longer true. Please read this letter and keep it.
intro-unchecked = We wrote to you on { $earlier_dates }. A lawyer had not yet checked the court orders for that letter. Now a lawyer has. Please read this letter and keep it.
agreement = Our letter was about an agreement of April 7, 2025. In it, the IRS and immigration authorities agreed on sharing some taxpayers’ addresses.

h-told = What we told you that is no longer true
quote = In our letter of { $issued_on }: “{ $sentence }”

h-now = What is true now
changed = A court decided something new on { $changed_on }.
may-change = These orders may change again. If they do, we will try to reach you.

duty = **The law still requires many people to file a tax return, whatever their immigration status.** This change in the courts does not change that.
return-due = The next federal tax returns are due on **{ $return_due }**.
do-not-wait = **Please do not wait past { $call_by }.** Call us at { $phone } and ask for { $attorney }. Filing deadlines still apply while you wait.

h-next = What to do now
next-lawyer = **Speak with a lawyer at our office before you send** any return, ITIN form, address change, or request for more time.
next-talk = **Talk with our office before you send** any return, ITIN form, or address change.
next-sent = If you already sent a form because of our earlier letter, tell us. Bring a copy if you have one.
next-keep = Keep both letters. Show them to us when you come.

h-same = What has not changed
same = The other advice in our earlier letter still applies. Open all mail from the IRS or a court. Use only your true address and your own number. Do not pay a notario for legal advice.

disclaimer = **About this letter.** This letter is general information for you, based on what we knew on { $today }. We checked the court orders through { $as_of }. It is not a guarantee. It does not say what will happen if you file. No one can promise that.

closing = Sincerely,
sign-attorney = { $attorney }, attorney (bar number { $bar_number })
sign-office = { $office }, { $phone }

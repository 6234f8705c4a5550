"""What the page of a new letter decides, with a view that only remembers."""

from __future__ import annotations

from legalaid_app.domain.choices import Language, Safety
from legalaid_app.domain.client import Client
from legalaid_app.services import clients
from legalaid_app.ui.letters.writing import WritingPresenter
from tests.services.story import add_maria, verify_all
from tests.ui.litigation.litigation_support import ViewThatRemembers, desk_of


def presenter_of(office, **answers):
    view = ViewThatRemembers(**answers)
    return WritingPresenter(view, desk_of(office)), view


def test_unverified_orders_refuse_the_letter_in_words(office):
    maria = add_maria(office)
    presenter, view = presenter_of(office)
    presenter.write(maria.id)
    page = view.last["show_page"][0]
    assert not page.may_be_issued
    assert "An attorney must verify the orders" in page.refusal
    assert view.last["show_pages"][0].startswith(b"%PDF")
    presenter.issue()
    assert clients.open_file(office, maria.id).letters == ()
    assert "An attorney must verify the orders" in view.last["say"][0]


def test_each_part_says_why_it_is_there(office):
    maria = add_maria(office)
    presenter, view = presenter_of(office)
    presenter.write(maria.id)
    page = view.last["show_page"][0]
    reasons = {reason for each in page.because for reason in each.reasons}
    assert "The IRS sharing addresses with ICE: Barred" in reasons
    rules = {rule.text for rule in office.guidance.triage.rules}
    assert reasons & rules and page.always > 3
    assert not any("=" in reason or "." in reason[:-1].split(" ")[0] for reason in reasons)


def test_the_clients_language_comes_first_and_another_can_be_chosen(office):
    maria = add_maria(office)
    verify_all(office)
    presenter, view = presenter_of(office)
    presenter.write(maria.id)
    assert view.last["show_page"][0].languages[0] == ("es", "Spanish")
    presenter.choose_language("en")
    page = view.last["show_page"][0]
    assert page.language == "en"
    assert any(check.words == "In English; the client reads Spanish" for check in page.checks)


def test_large_print_on_a4_makes_other_pages(office):
    maria = add_maria(office)
    presenter, view = presenter_of(office)
    presenter.write(maria.id)
    plain = view.last["show_pages"][0]
    presenter.choose_form(True, "a4")
    assert view.last["show_pages"][0] != plain


def test_what_is_missing_is_mended_in_place(office):
    verify_all(office)
    rosa = clients.add_client(
        office, Client(id=office.new_id(), given_name="Rosa", language=Language.ENGLISH)
    )
    presenter, view = presenter_of(office)
    presenter.write(rosa.id)
    page = view.last["show_page"][0]
    assert [(each.name, each.place) for each in page.missing] == [("address", "client")]
    presenter.mend("client")
    assert view.last["edit_address"] == (None,)
    fields = {"street": "1 Sample Street", "unit": "", "city": "Springfield", "state": "IL"}
    presenter.save_address({**fields, "postal_code": "62701", "mail": Safety.UNKNOWN})
    page = view.last["show_page"][0]
    assert page.may_be_issued and not page.missing
    assert any(check.word == "By hand" for check in page.checks)


def test_the_letterhead_is_mended_in_place(office):
    maria = add_maria(office)
    verify_all(office)
    presenter, view = presenter_of(office)
    presenter.write(maria.id)
    presenter.mend("office")
    presenter.save_office({"phone": ""})
    assert [each.name for each in view.last["show_page"][0].missing] == ["office_phone"]
    presenter.save_office({"phone": "(217) 555-0199"})
    assert view.last["show_page"][0].may_be_issued
    assert office.profile().phone == "(217) 555-0199"


def test_nothing_is_issued_without_the_confirmation_and_one_letter_with_it(office):
    maria = add_maria(office)
    verify_all(office)
    presenter, view = presenter_of(office, confirm=False)
    presenter.write(maria.id)
    presenter.issue()
    assert view.last["confirm"][0] == "Issue letter L2026-0001 in Spanish?"
    assert clients.open_file(office, maria.id).letters == ()
    presenter, view = presenter_of(office, confirm=True)
    issued = []
    presenter.issued = issued.append
    presenter.write(maria.id)
    presenter.issue()
    presenter.issue()
    letters = clients.open_file(office, maria.id).letters
    assert [letter.id for letter in letters] == issued and len(issued) == 1

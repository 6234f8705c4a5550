"""What people do in the clients section, with real widgets over a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from legalaid_app.domain.choices import Language, Safety, YesNo
from legalaid_app.domain.client import Address, Contact
from legalaid_app.domain.letter import Statement
from legalaid_app.domain.task import Task
from legalaid_app.services import clients, drafts, history, letters, litigation
from legalaid_app.ui.kit.accessible import audit
from tests.ui.clients.clients_support import stored_client


def with_letter(office):
    """A client who holds a letter that rests on verified orders."""
    rosa = stored_client(office)
    address = Address(
        id=office.new_id(), client_id=rosa.id, street="1 Example St", city="Springfield",
        state="IL", postal_code="62701",
    )  # fmt: skip
    clients.add_part(office, address)
    dockets = litigation.standing(office).litigation.dockets
    litigation.verify_dockets(office, [docket.id for docket in dockets], office.today())
    letters.issue_guidance(office, rosa.id)
    return rosa


def test_an_empty_list_says_so_and_offers_one_button(page):
    assert page.shows("No clients yet. Add the first person whom the office advises.")
    page.press("Add a client")
    assert page.shows("Given name")


def test_a_walk_in_becomes_a_client_with_a_question_and_safe_contacts(page, screen, office):
    screen.primary()
    page.type_into("Given name", "María")
    page.type_into("Second given name", "José")
    page.type_into("Surname", "García")
    page.type_into("Second surname", "López")
    page.type_into("Preferred name", "Majo")
    page.type_into("Date of birth", "4 mar 1981")
    page.choose("Letter language", "Spanish")
    page.choose("Needs an interpreter", "Yes")
    page.type_into("Question", "Should I file this year?")
    page.press("Add client")

    assert page.shows("García López, María José (Majo)")
    assert page.shows("2026-0001 · Spanish · Consultation")
    assert page.shows("Should I file this year?")
    (client_id,) = clients.list_clients(office)
    stored = clients.get_client(office, client_id)
    assert stored.full_name == "María José García López"
    assert (stored.language, stored.interpreter) == (Language.SPANISH, YesNo.YES)
    assert stored.born_on == date(1981, 3, 4)
    assert drafts.my_drafts(office) == ()

    page.press("Add a contact")
    page.type_into("Number or address", "(217) 555-0123")
    page.choose("Is it safe to use", "Safe")
    page.press("Save")
    page.press("Add a contact")
    page.type_into("Number or address", "(217) 555-0188")
    page.press("Save")
    assert page.shows("Safe")
    assert page.shows("Not asked")
    assert page.shows("Mobile phone · counts as not safe until asked")
    assert [c.safety for c in clients.open_file(office, client_id).contacts] == [Safety.SAFE, None]

    page.press("Add an address")
    page.type_into("Street and number", "1450 North Example Avenue")
    page.type_into("City", "Springfield")
    page.type_into("State", "IL")
    page.type_into("ZIP code", "62704")
    page.choose("Is mail to this address safe", "Not safe")
    page.press("Save")
    assert page.shows("Mail is not safe")


def test_a_client_without_any_name_is_refused_at_the_field_and_nothing_is_lost(
    page, screen, office
):
    screen.primary()
    page.type_into("Preferred name", "Majo")
    page.press("Add client")
    assert page.shows("Given name: Enter a given name or a surname.")
    assert page.text_of("Preferred name") == "Majo"
    assert clients.list_clients(office) == []


def test_the_filter_ignores_accents_and_case_and_counts(page, screen, office):
    stored_client(office, "María José", "García López")
    stored_client(office, "Jean", "Baptiste", language=Language.HAITIAN_CREOLE)
    assert page.shows("2 clients")
    page.type_into("Find a client by name", "garcia MARIA")
    assert page.rows("Clients") == ["García López, María José, 2026-0001 · Spanish, Not assessed"]
    assert page.shows("1 client found")
    page.type_into("Find a client by name", "nobody")
    assert page.shows("No client has this name.")


def test_the_keys_for_finding_go_to_the_filter(page, screen, qtbot):
    keys = QKeySequence(QKeySequence.StandardKey.Find)
    qtbot.keySequence(screen.widget, keys)
    assert page.find("Find a client by name").hasFocus()


def test_choosing_in_the_list_opens_the_page(page, office):
    stored_client(office, "Jean", "Baptiste")
    page.select_row("Clients", "Baptiste")
    assert page.shows("Name on documents")
    assert page.shows("Jean Baptiste")


def test_an_edit_stores_only_what_changed_and_stands_in_the_history(page, screen, office):
    rosa = stored_client(office)
    screen.presenter.open_client(rosa.id)
    page.press("Edit")
    page.type_into("Given name", "Rosalía")
    page.press("Save")
    assert page.shows("Díaz, Rosalía")
    page.open_tab("History")
    assert page.shows("Given name: “Rosa” → “Rosalía”")
    assert page.shows("Luz Ejemplo · 24 Nov 2026")
    assert page.shows("Letter language: “Spanish”")
    assert history.entries(office, client_id=rosa.id)[0].label == "Edit client"


def test_a_removed_contact_is_gone_and_undo_brings_it_back(page, screen, office):
    rosa = stored_client(office)
    clients.add_part(office, Contact(id=office.new_id(), client_id=rosa.id, address="555-0100"))
    screen.presenter.open_client(rosa.id)
    page.press("Remove: 555-0100")
    assert not page.shows("555-0100")
    history.undo(office)
    assert page.shows("555-0100")


def test_undoing_the_making_of_the_open_client_leaves_an_empty_page(page, screen, office):
    rosa = stored_client(office)
    screen.presenter.open_client(rosa.id)
    history.undo(office)
    assert page.shows("Choose a client in the list, or add one.")


def test_a_task_is_next_and_can_be_ticked_off(page, screen, office):
    rosa = stored_client(office)
    task = Task(
        id=office.new_id(), client_id=rosa.id, title="Get the order", due_on=date(2026, 11, 20)
    )
    clients.add_part(office, task)
    screen.presenter.open_client(rosa.id)
    assert page.shows("4 days late")
    page.open_tab("Tasks")
    assert page.shows("Overdue")
    page.press("Done: Get the order")
    assert page.shows("done 24 Nov 2026")
    page.open_tab("Overview")
    assert page.shows("No open task. Add one in Tasks.")


def test_a_question_is_marked_answered_by_who_is_signed_in(page, screen, office):
    rosa = stored_client(office, question="Should I file?")
    screen.presenter.open_client(rosa.id)
    page.open_tab("Questions")
    page.press("Mark answered: Should I file?")
    assert page.shows("asked 24 Nov 2026 · answered 24 Nov 2026 · Luz Ejemplo")


def test_a_case_is_opened_from_the_overview_with_a_number(page, screen, office):
    rosa = stored_client(office)
    screen.presenter.open_client(rosa.id)
    page.press("Open a case")
    page.type_into("Title", "Return for 2026")
    page.press("Save")
    assert page.shows("LA-2026-0001 · opened 24 Nov 2026")


def test_a_note_is_added_with_its_writer(page, screen, office):
    rosa = stored_client(office)
    screen.presenter.open_client(rosa.id)
    page.open_tab("Notes")
    page.type_into("New note", "She brings the order on Friday.")
    page.key(Qt.Key.Key_Return, "New note", Qt.KeyboardModifier.ControlModifier)
    assert page.shows("She brings the order on Friday.")
    assert page.shows("Luz Ejemplo")
    assert page.text_of("New note") == ""
    assert clients.open_file(office, rosa.id).notes[0].written_by == office.user.id


def test_the_letters_tab_lists_opens_and_begins_letters(page, screen, desk, office):
    rosa = with_letter(office)
    (letter,) = clients.open_file(office, rosa.id).letters
    screen.presenter.open_client(rosa.id)
    page.open_tab("Letters")
    assert page.shows("Guidance letter · Spanish · issued 24 Nov 2026")
    assert page.shows("Sealed")
    page.press(f"Open: {letter.number}")
    page.press("New letter …")
    assert ("letter", letter.id) in desk.shell.asked
    assert ("write", rosa.id) in desk.shell.asked
    letters.void_letter(office, letter, "Wrong name")
    assert page.shows("Void")
    assert page.shows("Wrong name")


def test_a_letter_that_is_no_longer_true_is_marked_in_list_tab_and_overview(page, screen, office):
    rosa = with_letter(office)
    screen.presenter.open_client(rosa.id)
    with office.unit_of_work("A ruling, as far as the letter can tell") as work:
        for each in work.find(Statement):
            work.save(replace(each, condition={"irs_may_share": ("not_barred",)}))
    page.names()
    assert page.shows("1 letter is no longer true")
    assert page.shows("Out of date")
    cards = page.find("Clients")
    assert screen.widget.list._look(cards.model().row(0)).remark == "letter out of date"
    page.open_tab("Letters")
    assert page.shows("Out of date")


def test_every_tab_can_be_heard_and_hit(page, screen, office):
    rosa = stored_client(office, question="Should I file?")
    clients.add_part(office, Contact(id=office.new_id(), client_id=rosa.id, address="555-0100"))
    screen.presenter.open_client(rosa.id)
    for tab in (
        "Overview",
        "Household",
        "Questions",
        "Triage",
        "Letters",
        "Tasks",
        "Notes",
        "History",
    ):
        page.open_tab(tab)
        assert page.names()  # what was added to a layout has its size only now
        assert audit(screen.widget) == []
    screen.primary()
    page.find("Given name")
    assert audit(screen.widget.dialogs.open) == []


def test_in_a_narrow_window_list_and_page_take_turns(page, screen, office):
    rosa = stored_client(office)
    screen.widget.resize(640, 600)
    assert page.shows("1 client")
    screen.presenter.open_client(rosa.id)
    assert not page.shows("1 client")
    page.press("Back to the list")
    assert page.shows("1 client")
    page.key(Qt.Key.Key_Return, "Clients")
    page.wait_for("Name on documents")

"""The letters section with real widgets over a real store."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtWidgets import QFileDialog

from legalaid_app.domain.choices import Language
from legalaid_app.services import clients, letters
from legalaid_app.services.printing import PrintJob
from legalaid_app.system import printers
from legalaid_app.ui.kit import messages
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.letters import write_view
from legalaid_app.ui.letters.screen import make_screen
from tests.drivers.screen_driver import ScreenDriver
from tests.services.story import add_maria, ruling, verify_all
from tests.ui.litigation.litigation_support import desk_of


@pytest.fixture
def screen(office):
    made = make_screen(desk_of(office))
    office.listeners.append(made.changed)
    made.widget.resize(1240, 860)
    return made


@pytest.fixture
def page(screen, qtbot):
    driver = ScreenDriver(qtbot, screen.widget)
    screen.shown()
    return driver


@pytest.fixture
def yes(monkeypatch):
    """The person presses the button of every question; what was asked is kept."""
    asked = []

    def ask(_parent, question, _what_happens, _act):
        asked.append(question)
        return True

    monkeypatch.setattr(write_view, "ask", ask)
    return asked


def test_an_empty_book_says_so(page):
    assert page.shows("No letter is issued yet. Open a client to write one.")


def test_without_verified_orders_the_button_stays_shut_and_says_why(page, screen, office):
    maria = add_maria(office)
    screen.presenter.write_letter(maria.id)
    assert page.shows("Draft — not issued")
    assert page.shows("An attorney must verify the orders before a letter can be issued.")
    assert not page.find("Issue letter…").isEnabled()
    page.press("Verify orders…")
    assert ("go", "litigation") in screen.presenter._desk.shell.asked


def test_a_letter_is_issued_in_the_clients_language_and_in_english(page, screen, office, yes):
    maria = add_maria(office)
    verify_all(office)
    screen.presenter.write_letter(maria.id)
    page.press("Issue letter…")
    assert page.shows("Letter L2026-0001") and page.shows("Sealed")
    screen.presenter.write_letter(maria.id)
    page.choose("Language of the letter", "English")
    page.press("Issue letter…")
    assert yes == ["Issue letter L2026-0001 in Spanish?", "Issue letter L2026-0002 in English?"]
    rows = page.rows("Issued letters")
    assert "L2026-0002 · Guidance · English" in rows[0]
    assert "L2026-0001 · Guidance · Spanish" in rows[1]
    assert page.shows("Letter L2026-0002") and page.shows("True today")
    assert screen.widget.book.letter.pages.pages == 2


def test_the_saved_file_is_the_sealed_letter_byte_for_byte(
    page, screen, office, tmp_path, monkeypatch
):
    maria = add_maria(office)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    screen.presenter.open_letter(letter.id)
    offered = []

    def choose(_parent, _title, name, _kinds):
        offered.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.press("Save PDF…")
    assert offered == ["letter-L2026-0001.pdf"]
    saved = (tmp_path / offered[0]).read_bytes()
    assert saved == letters.sealed_pdf(office, letter.id)
    assert hashlib.sha256(saved).hexdigest() == letter.sha256
    assert page.shows("The letter is saved.")


def test_a_folder_that_is_gone_is_said_in_words(page, screen, office, tmp_path, monkeypatch):
    maria = add_maria(office)
    verify_all(office)
    screen.presenter.open_letter(letters.issue_guidance(office, maria.id).id)
    gone = str(tmp_path / "gone" / "letter.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (gone, ""))
    page.press("Save PDF…")
    assert page.shows("the folder is gone. Check that the disk is connected.")


def test_printing_hands_the_sealed_pages_to_the_system(page, screen, office, monkeypatch):
    maria = add_maria(office)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    screen.presenter.open_letter(letter.id)
    sent = []

    class Chosen:
        job = PrintJob("front desk", copies=2)

    monkeypatch.setattr(screen.widget, "ask_printer", lambda pages: Chosen())
    monkeypatch.setattr(printers, "send", lambda pdf, job: sent.append((pdf, job)))
    page.press("Print")
    assert sent == [(letters.sealed_pdf(office, letter.id), Chosen.job)]
    assert page.shows("Sent to the printer.")


def test_a_letter_is_voided_with_a_reason_and_never_without(page, screen, office):
    maria = add_maria(office)
    verify_all(office)
    screen.presenter.open_letter(letters.issue_guidance(office, maria.id).id)
    page.press("Void…")
    page.press("Void letter")
    assert page.shows("Reason for voiding: Say why the letter is voided.")
    page.type_into("Reason for voiding", "Wrong address")
    page.press("Void letter")
    assert page.shows("Void") and page.shows("Wrong address")
    assert clients.open_file(office, maria.id).letters[0].void_reason == "Wrong address"


def test_after_a_ruling_the_letter_says_which_sentences_are_untrue(page, screen, office, clock):
    from legalaid_app.services import litigation

    maria = add_maria(office, language=Language.ENGLISH)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    clock.forward(days=8)
    litigation.enter_order(office, ruling(office), read_through=office.today())
    screen.presenter.open_letter(letter.id)
    assert page.shows("2 sentences of this letter are no longer true.")
    assert page.shows("Out of date") and page.shows("Not true now") and page.shows("True today")
    page.press("This month")
    assert page.rows("Issued letters") == []
    page.press("Out of date")
    assert len(page.rows("Issued letters")) == 1


def test_damaged_pages_are_not_shown(page, screen, office):
    from dataclasses import replace

    from legalaid_app.domain.letter import SealedPages

    maria = add_maria(office)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    with office.reading() as look:
        pages = look.get(SealedPages, letter.id)
    with office.unit_of_work("tamper") as work:
        work.save(replace(pages, pdf=pages.pdf[:-1] + b"!"))
    screen.presenter.open_letter(letter.id)
    assert page.shows("The stored pages of this letter are not those that were sealed.")
    assert screen.widget.book.letter.pages.pages == 0


def test_every_part_has_a_name_and_a_target_of_its_size(page, screen, office):
    maria = add_maria(office)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    screen.presenter.write_letter(maria.id)
    assert page.shows("New letter") and audit(page.screen) == []
    screen.presenter.open_letter(letter.id)
    assert page.shows("Sealed") and audit(page.screen) == []


def test_a_narrow_window_shows_one_part_at_a_time(page, screen, office):
    maria = add_maria(office)
    screen.presenter.write_letter(maria.id)
    page.screen.resize(560, 640)
    assert not page.shows("Before it goes out")
    page.open_tab("Checks and reasons")
    assert page.shows("Before it goes out")


def test_the_question_before_issuing_is_the_kits_own():
    assert write_view.ask is messages.ask

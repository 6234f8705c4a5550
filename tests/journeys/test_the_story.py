"""The whole story through the real program, by what is written on it: from the first start to the re-issue."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from legalaid_app.domain.choices import Language
from legalaid_app.services import clients, letters, reissue
from legalaid_app.services.unlock import close_office, open_office
from legalaid_app.services.verify import verify_store
from legalaid_app.ui.letters import write_view
from legalaid_app.ui.reissue import view as reissue_view
from tests.tests_support import LUZ, QUICK
from tests.ui.desk_support import desktop_over, drive

STEP_MS = 20_000


@pytest.fixture
def yes(monkeypatch):
    """The person presses the button of the two questions before what cannot be undone."""
    for view in (write_view, reissue_view):
        monkeypatch.setattr(view, "ask", lambda *_asked: True)


class Story:
    """Steps that wait for what they did."""

    def __init__(self, qtbot, desktop, main):
        self.qtbot, self.desktop, self.main = qtbot, desktop, main

    @property
    def office(self):
        return self.desktop.session.office

    def until(self, true):
        self.qtbot.waitUntil(true, timeout=STEP_MS)

    def sees(self, words):
        self.until(lambda: self.main.shows(words))

    def settle(self):
        self.until(lambda: not self.desktop.session.is_busy)

    def opens(self, button, field):
        """Press a button that opens a form."""
        self.main.press(button)
        self.until(lambda: field in self.main.names())
        self.settle()

    def closes(self, button, field):
        """Press the button that ends a form."""
        self.main.press(button)
        self.until(lambda: field not in self.main.names())
        self.settle()

    def go(self, section):
        self.main.press(section)
        self.settle()


def test_from_the_first_start_to_the_last_correction(
    qtbot, tmp_path, clock, guidance, yes, monkeypatch
):
    home = tmp_path / "home"
    with desktop_over(home, None, clock, guidance) as desktop:
        desktop.start()
        story = first_start(qtbot, desktop)
        assert_encrypted(home)
        intake(story)
        triage(story)
        refused_while_unverified(story)
        verify(story)
        issue_in_two_languages(story, tmp_path, monkeypatch)
        ruling(story, clock)
        reissue_all(story)
        undo_what_can_be_undone(story)
        lock_and_unlock(qtbot, story)
    everything_is_there_after_a_new_start(home, clock, guidance)
    nothing_is_in_the_clear(tmp_path)


def first_start(qtbot, desktop):
    page = drive(qtbot, desktop.window)
    page.type_into("Name of the office", "Riverside Legal Aid")
    page.type_into("Your name", "Luz Ejemplo")
    page.choose("Your role", "Attorney")
    page.type_into("Passphrase", LUZ)
    page.type_into("Passphrase again", LUZ)
    page.press("Create the store")
    qtbot.waitUntil(lambda: desktop.session is not None, timeout=STEP_MS)
    story = Story(qtbot, desktop, drive(qtbot, desktop.session.window))
    story.sees("Luz Ejemplo · Attorney")
    return story


def assert_encrypted(home):
    """In a process of its own: opening the live file here would drop this process's locks."""
    script = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT 1 FROM client')"
    tried = subprocess.run(
        [sys.executable, "-c", script, str(home / "store.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "file is not a database" in tried.stderr


def intake(story):
    page = story.main
    story.go("Clients")
    story.sees("No clients yet")
    story.opens("Add a client", "Given name")
    for field, words in (
        ("Given name", "María"),
        ("Second given name", "José"),
        ("Surname", "García"),
        ("Second surname", "López"),
        ("Preferred name", "Majo"),
    ):
        page.type_into(field, words)
    page.choose("Letter language", "Spanish")
    page.type_into("Question", "Is it safe to file this year?")
    story.closes("Add client", "Preferred name")
    story.sees("García López, María José (Majo)")
    story.sees("Is it safe to file this year?")
    story.opens("Add a contact", "Number or address")
    page.type_into("Number or address", "(217) 555-0123")
    page.choose("Is it safe to use", "Safe")
    story.closes("Save", "Number or address")
    story.sees("(217) 555-0123")
    story.opens("Add an address", "Street and number")
    for field, words in (
        ("Street and number", "12 Sample Lane"),
        ("City", "Springfield"),
        ("State", "IL"),
        ("ZIP code", "62701"),
    ):
        page.type_into(field, words)
    page.choose("Is mail to this address safe", "Safe")
    story.closes("Save", "Street and number")
    story.sees("12 Sample Lane")


def triage(story):
    page = story.main
    pack = story.office.guidance.triage
    page.open_tab("Triage")
    story.sees("Key screening facts are missing")
    for key, value in (
        ("immigration_status", "no_status"),
        ("removal_order", "no"),
        ("court_history", "never"),
        ("reentry_after_removal", "no"),
        ("criminal_matter", "none"),
        ("taxpayer_number", "itin"),
        ("irs_address", "old"),
        ("filing_required", "required"),
    ):
        page.choose(pack.answer(key).label, pack.value_label(key, value))
    story.sees("A new return or Form 8822 may update the last-known address")
    page.press("Save assessment")
    story.sees("The assessment is saved")


def refused_while_unverified(story):
    page = story.main
    story.go("Litigation")
    story.sees("Last known: barred, as of 3 Aug 2026")
    assert page.shows("Not verified")
    story.go("Clients")
    page.open_tab("Letters")
    page.press("New letter …")
    story.sees("An attorney must verify the orders before a letter can be issued.")
    assert not page.find("Issue letter…").isEnabled()


def verify(story):
    page = story.main
    story.go("Litigation")
    story.opens("Verify orders…", "Checked through")
    page.press("Tick all that need it")
    page.type_into("Source", "read on the dockets")
    story.closes("Record verification", "Checked through")
    story.until(lambda: page.shows("Barred") and not page.shows("must be verified"))


def issue_in_two_languages(story, tmp_path, monkeypatch):
    page = story.main
    profile(story)
    client_id = clients.list_clients(story.office)[0]
    for language in ("Spanish", "English"):
        story.desktop.session.write_letter(client_id)
        story.settle()
        page.choose("Language of the letter", language)
        story.settle()
        story.until(lambda: page.find("Issue letter…").isEnabled())
        page.press("Issue letter…")
        story.sees("Sealed")
        story.settle()
    issued = clients.open_file(story.office, client_id).letters
    assert [letter.language for letter in issued] == ["es", "en"]
    story.desktop.session.open_letter(issued[0].id)
    story.settle()
    saved = tmp_path / "saved.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(saved), ""))
    page.press("Save PDF…")
    story.until(saved.exists)
    assert saved.read_bytes() == letters.sealed_pdf(story.office, issued[0].id)
    assert hashlib.sha256(saved.read_bytes()).hexdigest() == issued[0].sha256


def profile(story):
    """What the letterhead lacks is said, and mended in the settings."""
    page = story.main
    client_id = clients.list_clients(story.office)[0]
    story.desktop.session.write_letter(client_id)
    story.settle()
    story.sees("the office's phone")
    story.opens("Enter: the office's phone", "Attorney on letters")
    page.type_into("Address", "200 Example Street\nSpringfield, IL 62701")
    page.type_into("Phone", "(217) 555-0100")
    page.type_into("Attorney on letters", "Luz Ejemplo")
    page.type_into("Bar number on letters", "IL 0000000")
    story.closes("Save", "Attorney on letters")
    story.until(lambda: story.office.profile().phone == "(217) 555-0100")
    story.settle()


def ruling(story, clock):
    page = story.main
    clock.now = datetime(2026, 12, 2, 15, 0, tzinfo=UTC)
    story.go("Today")
    story.go("Litigation")
    story.opens("Enter order…", "Docket")
    page.choose("Docket", "26-5006, D.C. Circuit — Center for Taxpayer Rights v. IRS")
    page.choose("Decides on", "Section 705 stay: granted, 21 Nov 2025 · 1:25-cv-00457")
    page.choose("Kind", "Appeal decision")
    page.choose("Result", "Reversed")
    page.type_into("Decided on", "2026-12-02")
    page.type_into("I read the docket through", "2026-12-02")
    page.tick("I read the other dockets through that day too")
    page.tick("Invented for a demonstration")
    page.press("Show what it changes")
    story.sees("Becomes untrue")
    story.closes("Save order", "Docket")
    story.sees("The order is entered.")
    story.sees("2 letters are out of date")
    assert len(letters.stale(story.office)) == 2


def reissue_all(story):
    page = story.main
    story.go("Letters")
    story.desktop.session.show_reissue()
    story.sees("2 letters that clients hold are no longer true.")
    story.until(lambda: page.find("Re-issue all").isEnabled())
    page.press("Re-issue all")
    story.sees("Nobody holds an outdated letter.")
    assert reissue.holders(story.office) == () and letters.stale(story.office) == ()


def undo_what_can_be_undone(story):
    """Letters stay; the ruling, the verification, the intake go back one by one, and come again."""
    page = story.main
    client_id = clients.list_clients(story.office)[0]
    story.settle()
    page.press("Undo: Enter order")
    story.until(lambda: len(letters.stale(story.office)) == 2)
    story.settle()
    actions = story.desktop.session.window.findChildren(QAction)
    next(action for action in actions if action.text().endswith("Redo: Enter order")).trigger()
    story.until(lambda: letters.stale(story.office) == ())
    assert len(clients.open_file(story.office, client_id).letters) == 4
    story.go("History")
    rows = page.rows("Actions, newest first")
    assert any("Redo: Enter order" in row for row in rows)
    assert any("Issue correction letter" in row for row in rows)


def lock_and_unlock(qtbot, story):
    story.desktop.session.open_client(clients.list_clients(story.office)[0])
    story.settle()
    story.main.press("Lock")
    qtbot.waitUntil(lambda: story.desktop.session is None, timeout=STEP_MS)
    page = drive(qtbot, story.desktop.window)
    qtbot.waitUntil(lambda: "Passphrase" in page.names(), timeout=STEP_MS)
    page.type_into("Passphrase", "not the passphrase at all")
    page.press("Unlock")
    qtbot.waitUntil(
        lambda: page.shows("That passphrase does not open this store."), timeout=STEP_MS
    )
    page.type_into("Passphrase", LUZ)
    page.press("Unlock")
    qtbot.waitUntil(lambda: story.desktop.session is not None, timeout=STEP_MS)
    again = Story(qtbot, story.desktop, drive(qtbot, story.desktop.session.window))
    again.sees("García López, María José (Majo)")
    again.settle()


def everything_is_there_after_a_new_start(home, clock, guidance):
    office = open_office(home, LUZ, now=clock, policy=QUICK, guidance=guidance)
    try:
        (client_id,) = clients.list_clients(office)
        file = clients.open_file(office, client_id)
        assert file.client.language is Language.SPANISH and len(file.letters) == 4
        assert all(check.ok for check in verify_store(office))
    finally:
        close_office(office)


CANARIES = ("María José", "García", "López", "Majo", "555-0123", "Sample Lane", "safe to file")


def nothing_is_in_the_clear(folder):
    """No file but the letter that was saved on purpose holds a name, a number or an address."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "saved.pdf"]
    assert any(path.name == "store.db" for path in files)
    for path in files:
        content = path.read_bytes()
        for canary in CANARIES:
            assert canary not in str(path.relative_to(folder))
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                assert canary.encode(encoding) not in content, path.name

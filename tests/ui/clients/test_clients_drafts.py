"""What is being typed is never lost, and never shown for another client."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt

from legalaid_app.domain.client import Contact
from legalaid_app.services import clients, drafts
from legalaid_app.ui.clients.screen import make_screen
from tests.drivers.screen_driver import ScreenDriver
from tests.tests_support import LUZ, opened
from tests.ui.clients.clients_support import desk_of, stored_client

TYPIST = Path(__file__).with_name("typist.py")


def kept(office, kind):
    return next((draft for draft in drafts.my_drafts(office) if draft.kind == kind), None)


def test_typing_is_kept_after_a_second_without_leaving_the_field(page, screen, office, qtbot):
    screen.primary()
    page.type_into("Given name", "Mar")
    qtbot.waitUntil(lambda: kept(office, "new_client") is not None, timeout=2000)
    assert kept(office, "new_client").content["given_name"] == "Mar"


def test_another_screen_brings_back_what_was_typed(page, screen, office, qtbot):
    screen.primary()
    page.type_into("Given name", "María")
    page.choose("Letter language", "Spanish")
    page.type_into("Question", "Should I")
    screen.flush()
    again = make_screen(desk_of(office))
    other = ScreenDriver(qtbot, again.widget)
    again.primary()
    assert other.shows("What you typed before is back.")
    assert other.text_of("Given name") == "María"
    assert other.text_of("Letter language") == "Spanish"
    other.press("Add client")
    (client_id,) = clients.list_clients(office)
    assert clients.open_file(office, client_id).questions[0].wording == "Should I"
    assert drafts.my_drafts(office) == ()


def test_esc_keeps_the_draft_and_cancel_throws_it_away(page, screen, office):
    screen.primary()
    page.type_into("Given name", "María")
    page.key(Qt.Key.Key_Escape)
    assert kept(office, "new_client").content["given_name"] == "María"
    screen.primary()
    assert page.text_of("Given name") == "María"
    page.press("Cancel")
    assert drafts.my_drafts(office) == ()
    screen.primary()
    assert page.text_of("Given name") == ""


def test_what_was_typed_about_one_client_never_shows_for_another(page, screen, office):
    rosa, jean = stored_client(office), stored_client(office, "Jean", "Baptiste")
    screen.presenter.open_client(rosa.id)
    page.press("Add a contact")
    page.type_into("Number or address", "555-0100")
    page.key(Qt.Key.Key_Escape)
    screen.presenter.open_client(jean.id)
    page.press("Add a contact")
    assert page.text_of("Number or address") == ""
    page.key(Qt.Key.Key_Escape)
    screen.presenter.open_client(rosa.id)
    page.press("Add a contact")
    assert page.text_of("Number or address") == "555-0100"


def test_a_note_being_typed_waits_for_its_client(page, screen, office):
    rosa, jean = stored_client(office), stored_client(office, "Jean", "Baptiste")
    screen.presenter.open_client(rosa.id)
    page.open_tab("Notes")
    page.type_into("New note", "She said")
    screen.presenter.open_client(jean.id)
    assert page.text_of("New note") == ""
    assert kept(office, "note").record_id == rosa.id
    screen.presenter.open_client(rosa.id)
    assert page.text_of("New note") == "She said"


def test_a_reload_by_another_change_leaves_the_note_alone(page, screen, office):
    rosa = stored_client(office)
    screen.presenter.open_client(rosa.id)
    page.open_tab("Notes")
    page.type_into("New note", "She said")
    stored_client(office, "Jean", "Baptiste")
    assert page.text_of("New note") == "She said"


def test_a_killed_program_loses_two_seconds_of_typing_at_most(store, guidance, clock, qtbot):
    process = subprocess.Popen(
        [sys.executable, str(TYPIST), str(store)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    typed: list[tuple[float, str]] = []
    with process:
        for line in process.stdout:
            at, letter = line.split()
            typed.append((float(at), letter))
            if at_least(typed, seconds=5):
                break
        process.send_signal(signal.SIGKILL)
        killed_at = time.time()
    with opened(store, LUZ, clock, guidance) as office:
        screen = make_screen(desk_of(office))
        page = ScreenDriver(qtbot, screen.widget)
        screen.primary()
        found = page.text_of("Given name")
        screen.widget.dialogs.open.hide()
        screen.widget.hide()
    must_be_there = "".join(letter for at, letter in typed if at < killed_at - 2)
    everything = "".join(letter for _at, letter in typed)
    assert len(must_be_there) > 10
    assert found.startswith(must_be_there)
    assert everything.startswith(found) or found.startswith(everything)


def at_least(typed: list[tuple[float, str]], seconds: float) -> bool:
    """Did somebody type for so long?"""
    return typed[-1][0] - typed[0][0] >= seconds


def test_a_client_left_unfinished_is_offered_in_the_list(page, screen, office, qtbot):
    screen.primary()
    page.type_into("Given name", "María")
    page.key(Qt.Key.Key_Escape)
    screen.shown()
    assert page.shows("A new client is not finished.")
    page.press("Continue")
    assert page.text_of("Given name") == "María"
    assert not page.shows("A new client is not finished.")


def test_what_was_left_unfinished_is_offered_when_the_client_is_opened(page, screen, office, qtbot):
    rosa = stored_client(office)
    contact = Contact(id=office.new_id(), client_id=rosa.id, address="555-0100")
    clients.add_part(office, contact)
    screen.presenter.open_client(rosa.id)
    page.press("Edit: 555-0100")
    page.type_into("Code word", "azalea")
    screen.flush()
    again = make_screen(desk_of(office))
    other = ScreenDriver(qtbot, again.widget)
    again.presenter.open_client(rosa.id)
    assert other.shows("Not finished: Edit contact")
    other.press("Continue")
    assert other.text_of("Code word") == "azalea"
    other.press("Save")
    assert clients.open_file(office, rosa.id).contacts[0].code_word == "azalea"
    assert drafts.my_drafts(office) == ()

"""The history of the office, page by page."""

from uuid import uuid4

import pytest

from legalaid_app.domain.choices import Language
from legalaid_app.domain.client import Client
from legalaid_app.domain.ids import ClientId
from legalaid_app.services import clients, history
from legalaid_app.store.models import TABLES
from legalaid_app.ui.history import presenter
from legalaid_app.ui.history.screen import make_screen
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.kit.shell import Desk
from tests.drivers.screen_driver import ScreenDriver

ACTIONS = "Actions, newest first"


def add(office, given="Rosa"):
    return clients.add_client(
        office,
        Client(id=ClientId(uuid4()), given_name=given, surname="Diaz", language=Language.SPANISH),
    )


@pytest.fixture
def page(qtbot, office):
    screen = make_screen(Desk(office, run_now, run_now, None))
    office.listeners.append(screen.changed)
    driver = ScreenDriver(qtbot, screen.widget)
    driver.made = screen
    screen.shown()
    return driver


def test_actions_are_listed_newest_first_with_who_and_when(page, office):
    add(office)
    assert page.rows(ACTIONS)[0].startswith("Add client, Luz Ejemplo, 24 Nov 2026, ")
    assert len(page.rows(ACTIONS)) > 1


def test_a_change_is_shown_before_and_after_in_words(page, office):
    client = add(office)
    clients.update_client(office, client, {"language": Language.ENGLISH, "given_name": "Rosalía"})
    page.select_row(ACTIONS, "Edit client")
    rows = page.rows("What was changed")
    assert "What: Client: Given name, Before: Rosa, After: Rosalía" in rows
    assert "What: Client: Letter language, Before: Spanish, After: English" in rows


def test_the_newest_action_is_shown_at_first(page, office):
    add(office)
    assert page.shows("Add client")
    assert any("After: Rosa" in row for row in page.rows("What was changed"))


def test_the_history_can_be_searched_for_a_word_of_a_change(page, office):
    add(office, "Rosa")
    add(office, "Olena")
    page.type_into("Find in the history", "olena add")
    assert len(page.rows(ACTIONS)) == 1
    page.type_into("Find in the history", "nobody of this name")
    assert page.shows("No action that was read holds these words.")
    page.type_into("Find in the history", "")
    assert len(page.rows(ACTIONS)) > 2


def test_older_actions_are_read_a_page_at_a_time(page, office, monkeypatch):
    monkeypatch.setattr(presenter, "PAGE", 3)
    for number in range(5):
        add(office, f"Rosa {number}")
    fresh = make_screen(Desk(office, run_now, run_now, None))
    older = ScreenDriver(page.qtbot, fresh.widget)
    fresh.shown()
    assert len(older.rows(ACTIONS)) == 3
    older.press("Show older")
    assert len(older.rows(ACTIONS)) == 6
    while "Show older" in older.names():
        older.press("Show older")
    labels = older.rows(ACTIONS)
    assert labels[-1].startswith("Create the office")
    assert len(labels) == len(history.entries(office, limit=50)) > 6


def test_a_commit_elsewhere_stands_at_the_top(page, office):
    add(office)
    add(office, "Olena")
    assert page.rows(ACTIONS)[0].startswith("Add client")
    assert any("After: Olena" in row for row in page.rows("What was changed"))


def test_the_chosen_action_stays_chosen_when_another_arrives(page, office):
    add(office)
    page.select_row(ACTIONS, "Create the office")
    add(office, "Olena")
    assert any("Riverside Legal Aid" in row for row in page.rows("What was changed"))


def test_every_control_has_a_name(page, office):
    add(office)
    assert audit(page.screen) == []


def test_a_long_text_is_cut():
    assert len(presenter.in_words("word " * 100)) == presenter.LONGEST


def test_every_kind_of_record_has_a_word():
    assert set(TABLES) == set(presenter.TABLES)

"""The litigation section with real widgets over a real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from legalaid_app.services import litigation
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.litigation.screen import make_screen
from tests.drivers.screen_driver import ScreenDriver
from tests.ui.litigation.litigation_support import desk_of


def page_of(qtbot, office):
    screen = make_screen(desk_of(office))
    office.listeners.append(screen.changed)
    screen.widget.resize(1200, 900)
    driver = ScreenDriver(qtbot, screen.widget)
    screen.shown()
    return driver


@pytest.fixture
def page(qtbot, office):
    return page_of(qtbot, office)


def test_the_attorney_reads_the_dockets_and_says_so(page, office):
    assert page.shows("Last known: barred, as of 3 Aug 2026")
    assert page.shows("5 dockets must be verified by an attorney before a letter can be issued.")
    page.press("Verify orders…")
    page.tick("26-5006, D.C. Circuit — Center for Taxpayer Rights v. IRS")
    page.press("Record verification")
    assert page.shows("4 dockets must be verified by an attorney before a letter can be issued.")
    page.press("Verify orders…")
    page.press("Tick all that need it")
    page.type_into("Source", "PACER, read in full")
    page.press("Record verification")
    assert litigation.standing(office).verified
    assert page.shows("Barred") and not page.shows("must be verified")


def test_the_dialog_says_what_is_wrong_and_keeps_the_ticks(page, office):
    page.press("Verify orders…")
    page.press("Tick all that need it")
    page.type_into("Checked through", "sometime")
    page.press("Record verification")
    assert page.shows("Enter a date such as 3/4/1981, 4 mar 1981 or +14d")
    page.type_into("Checked through", "+7d")
    page.press("Record verification")
    assert page.shows("Checked through: Enter today or an earlier day.")
    page.type_into("Checked through", "2026-11-23")
    page.press("Record verification")
    assert litigation.standing(office).verified


def test_a_caseworker_sees_everything_and_verifies_nothing(qtbot, caseworker_office):
    page = page_of(qtbot, caseworker_office)
    assert not page.find("Verify orders…").isEnabled()
    assert not page.find("Enter order…").isEnabled()
    assert page.shows("Only an attorney of the office verifies orders and enters decisions.")


def test_an_invented_ruling_is_entered_and_marked_wherever_it_shows(page, office, clock):
    clock.forward(days=8)
    page.press("Enter order…")
    page.choose("Docket", "26-5006, D.C. Circuit — Center for Taxpayer Rights v. IRS")
    page.choose("Decides on", "Section 705 stay: granted, 21 Nov 2025 · 1:25-cv-00457")
    page.choose("Kind", "Appeal decision")
    page.choose("Result", "Reversed")
    page.type_into("Decided on", "2026-12-02")
    page.type_into("I read the docket through", "2026-12-02")
    page.tick("Invented for a demonstration")
    page.press("Show what it changes")
    assert page.shows("No letter goes out of date.")
    assert page.shows("Becomes untrue") and page.shows("Not barred")
    page.press("Save order")
    assert page.shows("The order is entered.")
    assert page.shows("No order on record bars it.")
    assert any("Invented for a demonstration" in row for row in page.rows("Decisions"))
    card = next(name for name in page.names() if name.startswith("Center for Taxpayer Rights"))
    page.press(card)
    assert page.shows("Appeal decision: reversed, 2 Dec 2026")
    assert page.shows("Invented for a demonstration")


def test_a_typed_day_shows_what_was_barred_then(page):
    page.type_into("Day", "1 oct 2025")
    page.key(Qt.Key.Key_Return, "Day")
    assert page.shows("No order on record bars it.") and page.shows("Not barred")
    page.press("Today")
    assert page.shows("Last known: barred, as of 3 Aug 2026")


def test_every_part_has_a_name_and_a_target_of_its_size(page):
    for tab in ("Timeline", "Lawsuit", "The agreement"):
        page.open_tab(tab)
        assert audit(page.screen) == []


def test_who_verified_which_docket_folds_out(page):
    assert not page.shows("26-5006, D.C. Circuit: through 3 Aug 2026")
    page.press("Who verified which docket: The IRS sharing addresses with ICE")
    assert page.shows("26-5006, D.C. Circuit: through 3 Aug 2026")


@pytest.mark.parametrize("size", [(900, 560), (1600, 1000)])
def test_the_chart_is_painted_at_any_size(page, size):
    page.screen.resize(*size)
    assert not page.screen.time.chart.grab().isNull()

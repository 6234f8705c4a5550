"""Issuing and re-issuing through the real lanes: progress crosses threads, nothing blocks."""

from __future__ import annotations

import pytest

from legalaid_app.services import clients, letters, litigation, reissue
from legalaid_app.ui.kit.lanes import PaperLane, StoreLane
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.letters import write_view
from legalaid_app.ui.letters.screen import make_screen
from legalaid_app.ui.reissue import view as reissue_view
from tests.drivers.screen_driver import ScreenDriver
from tests.services.story import add_maria, ruling, verify_all
from tests.ui.litigation.litigation_support import FrameThatRemembers


@pytest.fixture
def page(office, qtbot, monkeypatch):
    for module in (write_view, reissue_view):
        monkeypatch.setattr(module, "ask", lambda *_given: True)
    store, paper = StoreLane(), PaperLane()
    screen = make_screen(Desk(office, store, paper, FrameThatRemembers()))
    driver = ScreenDriver(qtbot, screen.widget)
    driver.presenter = screen.presenter
    yield driver
    store.shutdown()
    paper.shutdown()


def test_a_letter_goes_through_both_lanes(page, office, qtbot):
    maria = add_maria(office)
    verify_all(office)
    page.presenter.write_letter(maria.id)
    qtbot.waitUntil(lambda: page.find("Issue letter…").isEnabled(), timeout=20_000)
    page.press("Issue letter…")
    page.wait_for("Letter L2026-0001")
    assert len(clients.open_file(office, maria.id).letters) == 1


def test_progress_is_told_from_the_store_lane(page, office, qtbot, clock):
    for surname in ("Uno", "Dos", "Tres"):
        add_maria(office, surname=surname)
    verify_all(office)
    for client_id in clients.list_clients(office):
        letters.issue_guidance(office, client_id)
    clock.forward(days=8)
    litigation.enter_order(office, ruling(office), read_through=office.today())
    verify_all(office)
    page.presenter.show_reissue()
    page.wait_for("3 clients hold letters that are no longer true.")
    page.press("Re-issue all")
    assert not page.find("Re-issue all").isEnabled()
    page.wait_for("3 letters issued. Nobody holds an outdated letter.")
    assert page.screen.reissue.bar.maximum() == 3 == page.screen.reissue.bar.value()
    assert reissue.holders(office) == ()

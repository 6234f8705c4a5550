"""After a ruling: everybody who holds an outdated letter gets a correction."""

from __future__ import annotations

import pytest

from legalaid_app.domain.choices import Language, Safety
from legalaid_app.services import clients, letters, litigation, reissue
from legalaid_app.services.printing import PrintJob
from legalaid_app.system import printers
from legalaid_app.ui.letters.screen import make_screen
from legalaid_app.ui.reissue import view as reissue_view
from legalaid_app.ui.reissue.presenter import ReissuePresenter
from tests.drivers.screen_driver import ScreenDriver
from tests.services.story import add_maria, ruling, verify_all
from tests.ui.litigation.litigation_support import ViewThatRemembers, desk_of


@pytest.fixture
def outdated(office, clock):
    """Two clients with a letter each, and the invented ruling that makes both untrue."""
    people = [
        add_maria(office, surname="Uno"),
        add_maria(office, surname="Dos", language=Language.ENGLISH, mail=Safety.UNKNOWN),
    ]
    verify_all(office)
    for each in people:
        letters.issue_guidance(office, each.id)
    clock.forward(days=8)
    litigation.enter_order(office, ruling(office), read_through=office.today())
    return people


@pytest.fixture
def yes(monkeypatch):
    asked = []

    def ask(_parent, question, _what_happens, act):
        asked.append((question, act))
        return True

    monkeypatch.setattr(reissue_view, "ask", ask)
    return asked


@pytest.fixture
def screen(office):
    made = make_screen(desk_of(office))
    office.listeners.append(made.changed)
    made.widget.resize(1240, 860)
    return made


@pytest.fixture
def page(screen, qtbot):
    return ScreenDriver(qtbot, screen.widget)


def test_corrections_wait_for_verified_orders(page, screen, outdated):
    screen.presenter.show_reissue()
    assert page.shows("2 letters that clients hold are no longer true.")
    assert page.shows("An attorney must verify the orders before corrections can be issued.")
    assert not page.find("Re-issue all").isEnabled()


def test_after_one_act_nobody_holds_an_outdated_letter(page, screen, office, outdated, yes):
    verify_all(office)
    screen.presenter.show_reissue()
    rows = page.rows("Clients with an outdated letter")
    assert sum("By hand" in row for row in rows) == 1 and sum("Mail" in row for row in rows) == 1
    assert page.shows("a court order tells the IRS not to share addresses")
    assert screen.widget.reissue.sample.pages >= 1
    page.press("Re-issue all")
    assert yes == [("Issue 2 correction letters?", "Issue 2 letters")]
    assert page.shows("2 letters issued. Nobody holds an outdated letter.")
    assert all("Issued" in row for row in page.rows("Result of the run"))
    assert reissue.holders(office) == ()
    screen.presenter.show_book()
    page.press("Out of date")
    assert page.shows("No letter is out of date.")


def test_a_client_without_an_address_is_left_out_with_the_reason(
    page, screen, office, outdated, yes
):
    verify_all(office)
    address = clients.open_file(office, outdated[0].id).address
    clients.remove_part(office, address)
    screen.presenter.show_reissue()
    page.press("Re-issue all")
    assert page.shows("1 letter issued. 1 client left out.")
    left_out = [row for row in page.rows("Result of the run") if "Left out" in row]
    assert len(left_out) == 1 and "the client's address" in left_out[0]
    assert page.shows("1 letter that a client holds is no longer true.")


def test_stopping_between_two_letters_keeps_what_was_issued(office, outdated):
    verify_all(office)
    view = ViewThatRemembers(confirm=True)
    presenter = ReissuePresenter(view, desk_of(office))
    view._answers["reporter"] = lambda: (
        lambda done, _total: presenter.cancel() if done == 0 else None
    )
    presenter.reload()
    presenter.start()
    rows, summary, all_current = view.last["show_results"]
    assert [row.issued for row in rows] == [True] and not all_current
    assert "Stopped before the end." in summary
    assert len(reissue.holders(office)) == 1 and not presenter.is_running
    view._answers["reporter"] = lambda: lambda done, total: None
    presenter.start()
    assert reissue.holders(office) == ()


def test_the_run_is_printed_letter_by_letter(page, screen, office, outdated, yes, monkeypatch):
    verify_all(office)
    screen.presenter.show_reissue()
    page.press("Re-issue all")
    sent = []

    class Chosen:
        job = PrintJob("front desk")

    monkeypatch.setattr(screen.widget.reissue, "ask_printer", lambda pages: Chosen())
    monkeypatch.setattr(printers, "send", lambda pdf, job: sent.append(pdf))
    page.press("Print all")
    assert len(sent) == 2 and all(pdf.startswith(b"%PDF") for pdf in sent)
    assert page.shows("2 letters sent to the printer.")


def test_unverified_orders_stop_a_run_that_began(office, outdated):
    view = ViewThatRemembers(confirm=True, reporter=lambda: lambda done, total: None)
    presenter = ReissuePresenter(view, desk_of(office))
    presenter.reload()
    presenter.start()
    assert "An attorney must verify the orders" in view.last["say"][0]
    assert view.last["show_running"] == (False,)
    assert len(reissue.holders(office)) == 2

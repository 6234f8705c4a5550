"""What the litigation presenter decides, with a view that only remembers."""

from __future__ import annotations

from datetime import date

import pytest

from legalaid_app.domain.errors import InvalidField
from legalaid_app.services import letters, litigation
from legalaid_app.ui.litigation.chart_data import TRIANGLE
from legalaid_app.ui.litigation.orders import OrderDraft
from legalaid_app.ui.litigation.presenter import LitigationPresenter
from tests.services.story import add_maria, docket, ruling, verify_all
from tests.ui.litigation.litigation_support import ViewThatRemembers, desk_of


@pytest.fixture
def view():
    return ViewThatRemembers()


@pytest.fixture
def presenter(view, office):
    made = LitigationPresenter(view, desk_of(office))
    made.reload()
    return made


def draft_of(order, read_through=None):
    names = (
        "docket_id",
        "kind",
        "result",
        "decided_on",
        "of_order_id",
        "note",
        "source",
        "invented",
    )
    return OrderDraft({name: getattr(order, name) for name in names}, read_through)


def test_in_november_2026_each_act_is_unverified_with_what_was_last_known(presenter, view):
    on, today, acts, needing = view.last["show_acts"]
    assert (on, today, needing) == (date(2026, 11, 24), date(2026, 11, 24), 5)
    assert [act.state for act in acts] == ["unverified", "unverified"]
    assert acts[0].last_known == "Last known: barred, as of 3 Aug 2026"
    assert "Section 705 stay of 21 Nov 2025" in acts[0].grounds[0]
    assert any("26-5006" in check and "Guidance pack" in check for check in acts[0].checks)


def test_another_day_is_shown_as_it_was_then(presenter, view):
    presenter.choose_day(date(2025, 10, 1))
    _on, _today, acts, _needing = view.last["show_acts"]
    assert [act.state for act in acts] == ["not_barred", "not_barred"]
    assert acts[0].grounds == ("No order on record bars it.",)
    drawn, rows = view.last["show_chart"]
    assert all(not lane.bars for lane in drawn.lanes)
    assert all(row.on <= date(2025, 10, 1) for row in rows)


def test_lawsuits_say_whom_they_restrain_and_when_they_were_verified(presenter, view, office):
    before = {line.caption: line for line in view.last["show_lawsuits"][0]}
    taxpayers = before["Center for Taxpayer Rights v. IRS"]
    assert taxpayers.badges == (("unknown", "Restrains the IRS"), ("unverified", "Not verified"))
    assert "26-5006" in taxpayers.dockets and taxpayers.verified == "Last verified 3 Aug 2026"
    verify_all(office)
    presenter.reload()
    after = {line.caption: line.badges for line in view.last["show_lawsuits"][0]}
    assert after["Center for Taxpayer Rights v. IRS"] == (("barred", "Restrains the IRS"),)
    assert after["Centro de Trabajadores Unidos v. Bessent"] == (("nobody", "Restrains nobody"),)


def test_the_agreement_keeps_its_marks_and_sources(presenter, view):
    page = view.last["show_policies"][0][0]
    assert ("Signed on", "7 Apr 2025") in page.facts
    marked = [what for _day, what, _source in page.history if "to be verified by counsel" in what]
    assert len(marked) == 2
    assert all(source for _day, _what, source in page.history)


def test_verifying_needs_a_ticked_docket_and_a_day_that_has_come(presenter, view, office):
    presenter.ask_verify()
    rows, today = view.last["open_verify"]
    assert len(rows) == 5 and all(row.needed for row in rows)
    presenter.verify([], today, "")
    assert isinstance(view.last["show_verify_problem"][0], InvalidField)
    presenter.verify([rows[0].id], date(2026, 11, 30), "")
    assert "Enter today or an earlier day" in view.last["show_verify_problem"][0].user_message()
    presenter.verify([row.id for row in rows], today, "read on PACER")
    assert "close_verify" in view.told
    assert litigation.standing(office).verified


def test_a_caseworker_may_neither_verify_nor_enter_orders(caseworker_office):
    view = ViewThatRemembers()
    presenter = LitigationPresenter(view, desk_of(caseworker_office))
    presenter.reload()
    assert view.last["allow_attorney_acts"] == (False,)
    presenter.ask_verify()
    presenter.ask_order()
    assert "open_verify" not in view.told and "open_order" not in view.told
    assert "attorney" in view.last["say"][0]


def test_the_impact_of_a_ruling_is_shown_before_it_is_entered(presenter, view, office, clock):
    maria = add_maria(office)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    clock.forward(days=8)
    presenter.reload()
    order = ruling(office)
    presenter.check_order(draft_of(order, office.today()))
    page = view.last["show_impact"][0]
    assert page.invented and page.order == "Appeal decision: reversed, 2 Dec 2026"
    changes = {act.act: (act.before[0], act.after[0]) for act in page.acts}
    assert changes["The IRS sharing addresses with ICE"] == ("barred", "not_barred")
    assert changes["DHS and ICE using what they received"] == ("barred", "barred")
    assert any(letter.number in line for line in page.letters)
    assert page.summary == "1 letter goes out of date; 1 client holds it."
    assert {becomes for _text, becomes in page.statements} == {True, False}
    assert len(litigation.standing(office).litigation.orders) == 6  # nothing is entered yet


def test_entering_the_order_offers_the_way_to_the_letters(presenter, view, office, clock):
    maria = add_maria(office)
    verify_all(office)
    letters.issue_guidance(office, maria.id)
    clock.forward(days=8)
    presenter.reload()
    presenter.check_order(draft_of(ruling(office), office.today()))
    presenter.save_order()
    presenter.save_order()  # a second press enters nothing
    words, action, _tone = view.last["say"]
    assert "1 letter is out of date" in words and action == "Re-issue…"
    assert sum(o.invented for o in litigation.standing(office).litigation.orders) == 1
    presenter.go_on()
    assert ("show_reissue",) in presenter._desk.shell.asked
    lanes = {lane.title: lane for lane in view.last["show_chart"][0].lanes}
    assert lanes["26-5006"].marks[-1].shape == TRIANGLE and lanes["26-5006"].marks[-1].invented
    assert lanes["1:25-cv-00457"].bars[0].end == date(2026, 12, 2)


def test_a_decision_of_tomorrow_is_refused_at_its_field(presenter, view, office):
    presenter.check_order(draft_of(ruling(office)))
    error = view.last["show_order_problem"][0]
    assert error.field == "decided_on" and "show_impact" not in view.told


def test_only_orders_of_the_same_lawsuit_can_be_reviewed(presenter, view, office):
    presenter.ask_order()
    choices = view.last["open_order"][0]
    words = [said for _id, said in choices.reviewed[docket(office, "26-5006").id]]
    assert words[0] == "No other order"
    assert any("Section 705 stay" in said for said in words)
    assert not any("12822" in said for said in words)

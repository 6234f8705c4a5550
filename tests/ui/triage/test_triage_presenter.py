"""What the presenter of triage decides, with a view that only remembers."""

from __future__ import annotations

import pytest

from legalaid_app.domain.triage import Level
from legalaid_app.services import drafts, triage
from legalaid_app.ui.clients.page import load_page
from legalaid_app.ui.kit.draft_book import DraftBook
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.triage.presenter import TriagePresenter
from tests.ui.clients.clients_support import FakeShell, stored_client
from tests.ui.clients.test_clients_presenter import Later, Remembering


@pytest.fixture
def view():
    return Remembering()


def begun(office, view, run=run_now):
    rosa = stored_client(office)
    desk = Desk(office, run, run, FakeShell())
    presenter = TriagePresenter(desk, view, DraftBook(desk))
    presenter.show(load_page(office, rosa.id))
    presenter.opened(is_open=True)
    return presenter, rosa


def test_a_result_that_comes_late_is_dropped(office, view):
    later = Later()
    presenter, _rosa = begun(office, view, later)
    later.finish_all()
    view.calls.clear()
    presenter.answered("reentry_after_removal", "yes")
    presenter.answered("reentry_after_removal", None)
    later.finish(1)
    later.finish(0)
    (words, _asked) = view.last("show_result")
    assert words.level is Level.ELEVATED
    assert view.count("show_result") == 1


def test_nothing_is_read_before_somebody_looks(office, view):
    rosa = stored_client(office)
    desk = Desk(office, run_now, run_now, FakeShell())
    TriagePresenter(desk, view, DraftBook(desk)).show(load_page(office, rosa.id))
    assert [call[0] for call in view.calls] == ["flush"]


def test_a_reload_of_the_same_client_leaves_the_answers_alone(office, view):
    presenter, rosa = begun(office, view)
    presenter.answered("removal_order", "yes")
    view.calls.clear()
    presenter.show(load_page(office, rosa.id))
    assert view.count("show_answers") == 0
    (words, asked) = view.last("show_result")
    assert words.level is Level.ATTORNEY_REVIEW
    assert "removal_order_date" in asked


def test_an_answer_of_another_pack_is_left_out(office, view):
    rosa = stored_client(office)
    drafts.keep_draft(office, "triage", rosa.id, {"removal_order": "no", "no_such_answer": "x"})
    desk = Desk(office, run_now, run_now, FakeShell())
    book = DraftBook(desk)
    page = load_page(office, rosa.id)
    book.learn(page.drafts)
    presenter = TriagePresenter(desk, view, book)
    presenter.show(page)
    presenter.opened(is_open=True)
    assert view.last("show_answers") == ({"removal_order": "no"},)
    presenter.save()
    assert dict(triage.assessments(office, rosa.id)[0].answers) == {"removal_order": "no"}


def test_saving_ties_the_assessment_to_the_open_question(office, view):
    rosa = stored_client(office, question="Should I file?")
    desk = Desk(office, run_now, run_now, FakeShell())
    presenter = TriagePresenter(desk, view, DraftBook(desk))
    page = load_page(office, rosa.id)
    presenter.show(page)
    presenter.opened(is_open=True)
    presenter.save()
    assert triage.assessments(office, rosa.id)[0].question_id == page.file.questions[0].id
    assert desk.shell.asked == [("saved",)]

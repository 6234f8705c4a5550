"""What the presenters decide, with a view that only remembers."""

from __future__ import annotations

import pytest

from legalaid_app.domain.choices import Language
from legalaid_app.domain.client import Address
from legalaid_app.domain.errors import InvalidField, StaleRecord
from legalaid_app.services import clients, drafts, letters, litigation
from legalaid_app.ui.clients.presenter import ClientsPresenter
from legalaid_app.ui.kit.draft_book import DraftBook
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.kit.shell import Desk
from tests.ui.clients.clients_support import FakeShell, stored_client


class Remembering:
    """Stands for a view: remembers every call with its arguments."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []

    def __getattr__(self, name):
        return lambda *args, **named: self.calls.append((name, *args, *named.values()))

    def last(self, name):
        return next(call[1:] for call in reversed(self.calls) if call[0] == name)

    def count(self, name):
        return sum(call[0] == name for call in self.calls)


class Later:
    """A run whose jobs are done when a test says so, in any order."""

    def __init__(self) -> None:
        self.waiting = []

    def __call__(self, job, done, failed):
        self.waiting.append((job, done, failed))

    def finish(self, place=0):
        run_now(*self.waiting.pop(place))

    def finish_all(self):
        while self.waiting:
            self.finish()


@pytest.fixture
def view():
    return Remembering()


@pytest.fixture
def triage_tab():
    return Remembering()


def presenter_of(office, view, triage_tab, run=run_now):
    desk = Desk(office, run, run, FakeShell())
    made = ClientsPresenter(desk, view, DraftBook(desk), triage_tab)
    office.listeners.append(made.changed)
    return made


def presenter_shell(presenter) -> FakeShell:
    """The frame that a presenter was given."""
    return presenter._desk.shell


def test_only_the_newest_search_is_shown(office, view, triage_tab):
    stored_client(office, "Rosa", "Díaz")
    stored_client(office, "Jean", "Baptiste")
    later = Later()
    presenter = presenter_of(office, view, triage_tab, later)
    presenter.filter("jean")
    presenter.filter("rosa")
    later.finish(1)
    later.finish(0)
    assert view.count("show_ids") == 1
    assert view.last("show_ids")[1] == "rosa"


def test_a_page_that_comes_late_does_not_replace_the_one_wanted_now(office, view, triage_tab):
    rosa, jean = stored_client(office, "Rosa", "Díaz"), stored_client(office, "Jean", "Baptiste")
    later = Later()
    presenter = presenter_of(office, view, triage_tab, later)
    presenter.open_client(rosa.id)
    presenter.open_client(jean.id)
    later.finish(1)
    later.finish(0)
    assert view.last("show_page")[0].client_id == jean.id
    assert view.count("show_page") == 1


def test_leaving_a_client_keeps_what_is_typed_first(office, view, triage_tab):
    rosa, jean = stored_client(office, "Rosa", "Díaz"), stored_client(office, "Jean", "Baptiste")
    presenter = presenter_of(office, view, triage_tab)
    presenter.open_client(rosa.id)
    view.calls.clear()
    presenter.open_client(jean.id)
    names = [call[0] for call in view.calls]
    assert names.index("flush") < names.index("show_page")
    assert triage_tab.count("flush") >= 1


def test_a_change_elsewhere_loads_nothing_here(office, view, triage_tab):
    rosa = stored_client(office)
    presenter = presenter_of(office, view, triage_tab)
    presenter.open_client(rosa.id)
    view.calls.clear()
    presenter.changed(frozenset({("user", office.user.id)}))
    assert view.calls == []


def test_an_error_of_a_field_goes_to_the_form_and_keeps_the_draft(office, view, triage_tab):
    presenter = presenter_of(office, view, triage_tab)
    presenter.new_client()
    presenter.forms.keep({"preferred_name": "Majo"})
    presenter.forms.submit({"preferred_name": "Majo", "wording": ""})
    (error,) = view.last("form_problem")
    assert isinstance(error, InvalidField)
    assert [draft.kind for draft in drafts.my_drafts(office)] == ["new_client"]
    assert view.count("form_stored") == 0


def test_a_record_saved_by_somebody_else_meanwhile_is_said_in_the_form(office, view, triage_tab):
    rosa = stored_client(office)
    presenter = presenter_of(office, view, triage_tab)
    presenter.open_client(rosa.id)
    presenter.edit_client()
    clients.update_client(office, rosa, {"given_name": "Rosalía"})
    presenter.forms.submit({"surname": "Pérez"})
    (error,) = view.last("form_problem")
    assert isinstance(error, StaleRecord)


def test_an_error_that_nobody_expects_goes_on(office, view, triage_tab):
    presenter = presenter_of(office, view, triage_tab)
    presenter.new_client()
    with pytest.raises(TypeError):
        presenter.forms.submit({"no_such_field": 1})


def test_a_new_client_who_was_left_unfinished_is_taken_up_under_the_same_id(
    office, view, triage_tab
):
    presenter = presenter_of(office, view, triage_tab)
    presenter.new_client()
    presenter.forms.keep({"given_name": "María"})
    (first,) = view.last("open_form")
    other = presenter_of(office, Remembering(), triage_tab)
    other.new_client()
    presenter.new_client()
    (again,) = view.last("open_form")
    assert (again.record_id, again.stored["given_name"]) == (first.record_id, "María")


def test_the_history_is_read_only_when_somebody_looks_at_it(office, view, triage_tab):
    rosa = stored_client(office)
    presenter = presenter_of(office, view, triage_tab)
    presenter.open_client(rosa.id)
    assert view.count("show_history") == 0
    presenter.tab_shown("history")
    assert view.last("show_history")[0][0].label == "Add client"


def test_clients_with_an_outdated_letter_are_asked_for_when_orders_change(office, view, triage_tab):
    presenter = presenter_of(office, view, triage_tab)
    presenter.changed(frozenset({("order", office.user.id)}))
    assert view.last("show_stale") == (frozenset(),)


def test_removing_a_client_with_letters_is_refused_in_words(office, view, triage_tab):
    rosa = stored_client(office, language=Language.ENGLISH)
    place = {"street": "1 Example St", "city": "Springfield", "state": "IL", "postal_code": "62701"}
    clients.add_part(office, Address(id=office.new_id(), client_id=rosa.id, **place))
    dockets = litigation.standing(office).litigation.dockets
    litigation.verify_dockets(office, [docket.id for docket in dockets], office.today())
    letters.issue_guidance(office, rosa.id)
    presenter = presenter_of(office, view, triage_tab)
    presenter.open_client(rosa.id)
    presenter.remove_client()
    words, *_rest = [call[1] for call in presenter_shell(presenter).asked if call[0] == "notice"]
    assert words.startswith("Letters were issued to this client, and those are kept.")

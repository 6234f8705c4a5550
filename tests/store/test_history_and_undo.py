"""History writes itself; undo replays it; the chain notices a change."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from legalaid_app.domain.choices import Language, Safety
from legalaid_app.domain.client import Client, Contact
from legalaid_app.domain.errors import CannotUndo, NotFound, NothingToUndo
from legalaid_app.domain.note import Note
from legalaid_app.services import clients, history
from legalaid_app.services.verify import verify_store
from legalaid_app.store.chain import broken_link
from tests.tests_support import ANA, LUZ, opened


def new_client(office, **values):
    return Client(id=office.new_id(), **({"given_name": "Rosa", "surname": "Díaz"} | values))


def same(one, two):
    return dataclasses.replace(one, version=0) == dataclasses.replace(two, version=0)


def test_an_edit_leaves_one_line_with_each_field_before_and_after(office):
    rosa = clients.add_client(office, new_client(office))
    clients.update_client(office, rosa, {"given_name": "Rosalía", "language": Language.SPANISH})
    entry = history.entries(office, client_id=rosa.id)[0]
    assert (entry.label, entry.who) == ("Edit client", "Luz Ejemplo")
    assert {(c.label, c.before, c.after) for c in entry.changes} == {
        ("Given name", "Rosa", "Rosalía"),
        ("Letter language", None, "es"),
    }


def test_reading_and_saving_without_a_change_leave_no_history(office):
    rosa = clients.add_client(office, new_client(office))
    before = history.entries(office)
    clients.get_client(office, rosa.id)
    clients.open_file(office, rosa.id)
    assert history.entries(office) == before


def test_undo_goes_back_step_by_step_and_redo_comes_forward(office):
    rosa = clients.add_client(office, new_client(office, born_on=date(1980, 1, 2)))
    edited = clients.update_client(office, rosa, {"born_on": None, "given_name": "X"})
    contact = clients.add_part(
        office,
        Contact(id=office.new_id(), client_id=rosa.id, address="555-0100", safety=Safety.SAFE),
    )
    assert history.undo_state(office) == history.UndoState("Add contact", "")
    assert history.undo(office) == "Add contact"
    assert history.undo(office) == "Edit client"
    assert same(clients.get_client(office, rosa.id), rosa)
    assert history.undo(office) == "Add client"
    with pytest.raises(NotFound):
        clients.get_client(office, rosa.id)
    assert history.undo_state(office).redo == "Add client"
    for _ in range(3):
        history.redo(office)
    file = clients.open_file(office, rosa.id)
    assert same(file.client, edited) and same(file.contacts[0], contact)
    with pytest.raises(NothingToUndo):
        history.redo(office)


def test_a_new_action_ends_what_could_be_redone(office):
    rosa = clients.add_client(office, new_client(office))
    clients.update_client(office, rosa, {"given_name": "X"})
    history.undo(office)
    now = clients.get_client(office, rosa.id)
    clients.update_client(office, now, {"given_name": "Y"})
    assert history.undo_state(office).redo == ""
    with pytest.raises(NothingToUndo):
        history.redo(office)


def test_undo_is_history_too(office):
    rosa = clients.add_client(office, new_client(office))
    clients.update_client(office, rosa, {"given_name": "X"})
    history.undo(office)
    labels = [entry.label for entry in history.entries(office, client_id=rosa.id)]
    assert labels == ["Undo: Edit client", "Edit client", "Add client"]


def test_a_removed_client_comes_back_with_the_whole_file(office):
    rosa = clients.add_client(office, new_client(office), question="Is it safe to file this year?")
    clients.add_part(office, Note(id=office.new_id(), client_id=rosa.id, body="Called"))
    before = clients.open_file(office, rosa.id)
    clients.remove_client(office, before.client)
    assert clients.list_clients(office) == []
    history.undo(office)
    after = clients.open_file(office, rosa.id)
    assert same(after.client, before.client)
    assert [
        same(a, b)
        for a, b in zip(after.questions + after.notes, before.questions + before.notes, strict=True)
    ] == [True, True]


def test_what_somebody_else_changed_since_is_not_overwritten(store, clock, guidance):
    with opened(store, ANA, clock, guidance) as office:
        rosa = clients.add_client(office, new_client(office))
        clients.update_client(office, rosa, {"given_name": "Ana wrote this"})
    with opened(store, LUZ, clock, guidance) as office:
        seen = clients.get_client(office, rosa.id)
        clients.update_client(office, seen, {"given_name": "Luz wrote that"})
    with opened(store, ANA, clock, guidance) as office:
        with pytest.raises(CannotUndo) as caught:
            history.undo(office)
        assert "changed again since" in caught.value.user_message()
        assert clients.get_client(office, rosa.id).given_name == "Luz wrote that"


def test_a_record_that_others_depend_on_stays(store, clock, guidance):
    with opened(store, ANA, clock, guidance) as office:
        rosa = clients.add_client(office, new_client(office))
    with opened(store, LUZ, clock, guidance) as office:
        clients.add_part(office, Note(id=office.new_id(), client_id=rosa.id, body="Called"))
    with opened(store, ANA, clock, guidance) as office:
        with pytest.raises(CannotUndo) as caught:
            history.undo(office)
        assert "depends on it" in caught.value.user_message()
        assert same(clients.get_client(office, rosa.id), rosa)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE action SET user_name = 'Somebody Else' WHERE id = (SELECT max(id) - 1 FROM action)",
        "UPDATE action SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = (SELECT max(id) FROM action)",
        "UPDATE change SET fields = '{}' WHERE action_id = (SELECT max(id) - 2 FROM action)",
        "UPDATE change SET action_id = action_id - 1 WHERE action_id = (SELECT max(id) FROM action)",
        "DELETE FROM change WHERE action_id = (SELECT max(id) FROM action)",
        "DELETE FROM action WHERE id = (SELECT max(id) - 1 FROM action)",
    ],
)
def test_each_kind_of_tampering_breaks_the_chain(office, statement):
    rosa = clients.add_client(office, new_client(office))
    for name in ("A", "B", "C"):
        rosa = clients.update_client(office, rosa, {"given_name": name})
    assert all(check.ok for check in verify_store(office))
    with office.engines.writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            connection.exec_driver_sql(statement)
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")
    with office.reading() as reader:
        assert broken_link(reader.session, office.history_key)[0] is not None


some_changes = st.fixed_dictionaries(
    {},
    optional={
        "given_name": st.sampled_from(["Rosa", "Rosalía", "R"]),
        "preferred_name": st.sampled_from(["", "Ro"]),
        "born_on": st.none() | st.dates(date(1950, 1, 1), date(2005, 1, 1)),
        "language": st.none() | st.sampled_from(Language),
    },
)


@pytest.fixture(scope="module")
def machine_store(made_store, tmp_path_factory):
    return shutil.copytree(made_store, tmp_path_factory.mktemp("machine") / "store")


def test_any_edits_and_any_undos_agree_with_a_model(machine_store, guidance, clock):
    with opened(machine_store, LUZ, clock, guidance) as office:

        class AnyEditsAnyUndos(RuleBasedStateMachine):
            """A list of states beside the store; undo and redo walk along it."""

            @initialize()
            def start(self):
                self.states = [None]
                self.at = 0
                self.id = office.new_id()

            def move_on(self, client):
                self.states = [*self.states[: self.at + 1], client]
                self.at += 1

            @precondition(lambda self: self.states[self.at] is None)
            @rule(changes=some_changes)
            def add(self, changes):
                base = {"given_name": "Rosa", "surname": "Díaz"} | changes
                self.move_on(clients.add_client(office, Client(id=self.id, **base)))

            @precondition(lambda self: self.states[self.at] is not None)
            @rule(changes=some_changes)
            def edit(self, changes):
                seen = clients.get_client(office, self.id)
                changed = dataclasses.replace(seen, **changes)
                clients.update_client(office, seen, changes)
                if not same(changed, seen):
                    self.move_on(changed)

            @precondition(lambda self: self.states[self.at] is not None)
            @rule()
            def remove(self):
                clients.remove_client(office, clients.get_client(office, self.id))
                self.move_on(None)

            @precondition(lambda self: self.at > 0)
            @rule()
            def undo(self):
                history.undo(office)
                self.at -= 1

            @precondition(lambda self: self.at < len(self.states) - 1)
            @rule()
            def redo(self):
                history.redo(office)
                self.at += 1

            @invariant()
            def the_store_agrees(self):
                expected = self.states[self.at]
                try:
                    found = clients.get_client(office, self.id)
                except NotFound:
                    found = None
                assert (found is None) == (expected is None)
                assert found is None or same(found, expected)

        AnyEditsAnyUndos.TestCase.settings = settings(
            max_examples=25, stateful_step_count=20, deadline=None
        )
        test = AnyEditsAnyUndos.TestCase()
        test.runTest()
        assert all(check.ok for check in verify_store(office))

"""What goes in comes out, every record has its table, nobody overwrites anybody."""

from __future__ import annotations

import dataclasses
import inspect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text, update

from legalaid_app.domain import (
    account,
    assessment,
    client,
    consent,
    household,
    lawsuit,
    letter,
    matter,
    note,
    question,
    task,
)
from legalaid_app.domain.choices import Language, YesNo
from legalaid_app.domain.client import Client, Standing
from legalaid_app.domain.errors import NotFound, StaleRecord
from legalaid_app.domain.lawsuit import Act, Docket, Lawsuit
from legalaid_app.services import clients
from legalaid_app.store.models import ROWS
from legalaid_app.store.models_people import ClientRow

MODULES = (
    account,
    assessment,
    client,
    consent,
    household,
    lawsuit,
    letter,
    matter,
    note,
    question,
    task,
)


def new_client(office, **values):
    return Client(id=office.new_id(), **({"given_name": "Rosa", "surname": "Díaz"} | values))


def records():
    for module in MODULES:
        for found in vars(module).values():
            if (
                inspect.isclass(found)
                and found.__module__ == module.__name__
                and "id" in getattr(found, "__annotations__", {})
            ):
                if dataclasses.is_dataclass(found):
                    yield found


@pytest.mark.parametrize("record", list(records()), ids=lambda r: r.__name__)
def test_every_record_has_a_table_with_its_fields(record):
    row = ROWS[record]
    assert {f.name for f in dataclasses.fields(record)} | row.derived == set(row.__table__.c.keys())


names = st.text(min_size=1, max_size=80).filter(
    lambda s: s.strip() and "\x00" not in s and s.isprintable()
)


@settings(max_examples=60)
@given(
    given_name=names,
    surname=names,
    born_on=st.none() | st.dates(),
    language=st.none() | st.sampled_from(Language),
    interpreter=st.none() | st.sampled_from(YesNo),
    standing=st.sampled_from(Standing),
)
def test_a_client_comes_out_as_it_went_in(office, **values):
    stored = clients.add_client(office, Client(id=office.new_id(), **values))
    assert clients.get_client(office, stored.id) == stored
    assert {name: getattr(stored, name) for name in values} == values


def test_lists_and_enums_in_lists_come_back_as_themselves(office):
    with office.unit_of_work("Add lawsuit") as work:
        suit = work.add(
            Lawsuit(
                id=office.new_id(),
                key="demo",
                caption="A v. B",
                at_stake=(Act.IRS_MAY_SHARE,),
                claims=("APA",),
            )
        )
        work.add(
            Docket(id=office.new_id(), lawsuit_id=suit.id, court="dcd", number="1:99-cv-00001")
        )
    with office.reading() as look:
        found = look.get(Lawsuit, suit.id)
    assert found == suit and found.at_stake[0] is Act.IRS_MAY_SHARE


def test_saving_an_old_copy_is_refused(office):
    seen = clients.add_client(office, new_client(office))
    clients.update_client(office, seen, {"given_name": "Ros"})
    with pytest.raises(StaleRecord):
        clients.update_client(office, seen, {"given_name": "Rose"})
    assert clients.get_client(office, seen.id).given_name == "Ros"


def test_a_missing_record_is_not_found(office):
    with pytest.raises(NotFound):
        clients.get_client(office, office.new_id())


def test_statements_that_history_would_not_see_are_refused(office):
    rosa = clients.add_client(office, new_client(office))
    with pytest.raises(RuntimeError, match="history"), office.unit_of_work("x") as work:
        work.session.execute(update(ClientRow).values(given_name="X"))
    with pytest.raises(RuntimeError, match="history"), office.unit_of_work("x") as work:
        work.session.connection().execute(insert(ClientRow.__table__), {"id": office.new_id()})
    with pytest.raises(RuntimeError, match="history"), office.engines.writer.begin() as connection:
        connection.execute(text('DELETE FROM "client"'))
    assert clients.get_client(office, rosa.id) == rosa


def test_a_failed_action_leaves_nothing_behind(office):
    class Broken(Exception):
        pass

    with pytest.raises(Broken), office.unit_of_work("Add two clients") as work:
        work.add(new_client(office, surname="Uno"))
        work.session.flush()
        raise Broken
    assert clients.list_clients(office) == []


def test_interested_screens_hear_of_a_committed_change_only(office):
    heard = []
    office.listeners.append(heard.append)
    rosa = clients.add_client(office, new_client(office))
    assert heard == [frozenset({("client", rosa.id)})]
    with pytest.raises(Exception, match="field"):
        clients.update_client(office, rosa, {"given_name": "", "surname": ""})
    assert len(heard) == 1


def test_the_list_is_in_order_of_name_and_words_find_without_accents(office):
    made = [
        clients.add_client(office, new_client(office, given_name=g, surname=s, second_surname=t))
        for g, s, t in [
            ("Zoë", "Østberg", ""),
            ("María José", "García", "López"),
            ("An", "Łaski", ""),
        ]
    ]
    assert clients.list_clients(office) == [made[1].id, made[2].id, made[0].id]
    assert clients.list_clients(office, "lopez MARIA") == [made[1].id]
    assert clients.list_clients(office, "ostberg") == [made[0].id]
    assert clients.list_clients(office, "100%_") == []
    lines = clients.client_lines(office, clients.list_clients(office))
    assert [line.name for line in lines][0] == "García López, María José"
    assert lines[0].number.startswith("2026-")


def test_numbers_of_clients_count_up_within_the_year(office):
    first, second = (clients.add_client(office, new_client(office)) for _ in range(2))
    assert (first.number, second.number) == ("2026-0001", "2026-0002")

"""What the history says about a change."""

from __future__ import annotations

from datetime import date

from legalaid_app.domain.choices import Language, Safety
from legalaid_app.domain.client import Client, Contact
from legalaid_app.services import clients, history, triage
from legalaid_app.services.history_words import SaidChange, say


def said(office, client_id):
    return [
        words for c in history.entries(office, client_id=client_id)[0].changes if (words := say(c))
    ]


def test_choices_are_said_by_their_labels_and_days_are_days(office):
    rosa = clients.add_client(office, Client(id=office.new_id(), given_name="Rosa"))
    changes = {"language": Language.SPANISH, "born_on": date(1981, 3, 4)}
    clients.update_client(office, rosa, changes)
    assert sorted(said(office, rosa.id), key=lambda change: change.label) == [
        SaidChange("Date of birth", None, date(1981, 3, 4)),
        SaidChange("Letter language", None, "Spanish"),
    ]


def test_links_and_empty_fields_say_nothing(office):
    rosa = clients.add_client(office, Client(id=office.new_id(), given_name="Rosa"))
    made = Contact(id=office.new_id(), client_id=rosa.id, address="555-0100", safety=Safety.SAFE)
    clients.add_part(office, made)
    assert {(change.label, change.after) for change in said(office, rosa.id)} == {
        ("Kind", "Mobile phone"),
        ("Number or address", "555-0100"),
        ("Is it safe to use", "Safe"),
    }


def test_an_assessment_says_its_level_and_not_its_whole_result(office):
    rosa = clients.add_client(office, Client(id=office.new_id(), given_name="Rosa"))
    triage.save_assessment(office, rosa.id, {"reentry_after_removal": "yes"})
    assert {change.label: change.after for change in said(office, rosa.id)} == {
        "Assessed on": date(2026, 11, 24),
        "Level": "Attorney review",
        "Rule pack": "irs-dhs-address-sharing 2026-11",
    }

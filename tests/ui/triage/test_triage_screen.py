"""Triage with real widgets over a real store: answers left, result right."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from legalaid_app.domain.triage import Kind, Level
from legalaid_app.services import drafts, litigation, triage
from legalaid_app.services.guidance import CURRENT
from legalaid_app.system.resources import read_text, resource
from legalaid_app.ui.clients.screen import make_screen
from legalaid_app.ui.kit.accessible import audit
from tests.drivers.screen_driver import ScreenDriver
from tests.tests_support import ANA, opened
from tests.ui.clients.clients_support import desk_of, stored_client


@pytest.fixture(scope="module")
def scenarios():
    """The worked cases of the pack by the first word of their names."""
    text = read_text(resource("guidance", CURRENT, "triage_examples.json"))
    return {case["name"].split()[0]: case for case in json.loads(text)["scenarios"]}


@pytest.fixture
def ricardo(office):
    return stored_client(office, "Ricardo", "Muestra", question="Should I file?")


@pytest.fixture
def tab(page, screen, ricardo):
    """The triage of a client to whom nothing was asked yet."""
    screen.presenter.open_client(ricardo.id)
    page.open_tab("Triage")
    return page


def give(page, pack, answers):
    """Answer each question the way a person does, in the order of the screen."""
    for spec in pack.answers:
        value = answers.get(spec.key)
        if value is None:
            continue
        if spec.kind is Kind.CHOICE or spec.accepts(str(value)):
            page.choose(spec.label, pack.value_label(spec.key, value))
        elif spec.kind is Kind.DATE:
            page.choose(spec.label, "On a day …")
            page.type_into(f"{spec.label}, day", value)
        elif spec.kind is Kind.YEAR:
            page.choose(spec.label, "In the year …")
            page.type_into(f"{spec.label}, year", str(value))
        else:
            page.choose(spec.label, "A number …")
            page.type_into(f"{spec.label}, number", str(value))


def test_nothing_is_asked_at_first_and_that_is_said(tab, office):
    assert all(
        tab.text_of(spec.label) == "Not asked"
        for spec in office.guidance.triage.answers
        if spec.asked_when is None
    )
    assert tab.shows("Elevated")
    assert tab.shows("Key screening facts are missing, so this cannot be placed lower.")
    assert tab.shows("not asked · could raise the level to “Attorney review”")


def test_an_old_order_asks_for_an_attorney_with_its_reasons_and_sources(tab, office, scenarios):
    give(tab, office.guidance.triage, scenarios["S02"]["answers"])
    assert tab.find("Attorney review")
    assert tab.shows(
        "A final order more than 90 days old: the MOU and the June 2025 request focused on this group."
    )
    assert tab.shows(
        "8 USC 1253(a)(1) · Removal order: Yes · Date of the removal order: 14 Mar 2019"
    )
    assert tab.shows("Possibly among the addresses disclosed on 7 August 2025")
    assert tab.shows("version 2026-11. Law checked on 22 Nov 2026.")
    tab.press("Save assessment")
    assert tab.shows("The assessment is saved. Later answers make a new one.")
    (client_id,) = {a.client_id for a in triage.assessments(office, _client(office))}
    (kept,) = triage.assessments(office, client_id)
    assert kept.level is Level.ATTORNEY_REVIEW
    assert dict(kept.answers) == scenarios["S02"]["answers"]
    assert [r.code for r in triage.result_of(kept).reasons] == [
        reason["code"] for reason in scenarios["S02"]["expect"]["reasons"]
    ]


def _client(office):
    from legalaid_app.services import clients

    return clients.list_clients(office)[0]


def test_what_would_change_it_is_offered_for_the_reasons_on_top(tab):
    tab.choose("Returned after a removal", "Yes")
    assert tab.shows("If “Returned after a removal” were different")
    assert tab.shows("No → Elevated")


def test_not_asked_not_sure_and_declined_are_three_things(tab, screen, office):
    shapes = {}
    for words, said in (
        ("Not asked", "Not asked"),
        ("Client is not sure", "Not sure"),
        ("Client declined to say", "Declined"),
        ("No", "Answered"),
    ):
        tab.choose("Removal order", words)
        row = screen.widget.detail.triage.rows["removal_order"]
        assert row.state.accessibleName() == said
        shapes[words] = row.state.property("kit_icon")
        screen.flush()
        draft = next(iter(drafts.my_drafts(office)), None)
        expected = {"Not asked": None, "Client is not sure": "unknown", "No": "no"}
        assert (draft.content if draft else {}).get("removal_order") == expected.get(
            words, "declined"
        )
    assert len(set(shapes.values())) == 4


def test_not_sure_can_be_raised_and_not_asked_can_be_returned_to(tab):
    tab.choose("Returned after a removal", "Client is not sure")
    assert tab.shows("client is not sure · could raise the level to “Attorney review”")
    tab.choose("Returned after a removal", "Not asked")
    assert not tab.shows("client is not sure ·")


def test_questions_that_make_no_sense_yet_are_hidden(tab):
    assert "Date of the removal order" not in tab.names()
    tab.choose("Removal order", "Yes")
    assert "Date of the removal order" in tab.names()
    tab.choose("Removal order", "No")
    assert "Date of the removal order" not in tab.names()


def test_a_date_is_typed_as_people_type_it_and_misreadings_are_said(tab):
    tab.choose("Removal order", "Yes")
    tab.choose("Date of the removal order", "On a day …")
    tab.type_into("Date of the removal order, day", "3/14/2019")
    assert tab.shows("Thursday, 14 March 2019")
    assert tab.shows("A final order more than 90 days old")
    tab.type_into("Date of the removal order, day", "some day")
    tab.key(Qt.Key.Key_Return, "Date of the removal order, day")
    assert tab.shows("Enter a date such as")
    assert tab.shows("There is an order of unknown date: get the order.")


def test_a_number_out_of_its_range_is_said_at_the_question(tab):
    tab.choose("Required years not filed", "A number …")
    tab.type_into("Required years not filed, number", "101")
    assert tab.shows("Enter a number from 0 to 100")
    tab.type_into("Required years not filed, number", "3")
    assert not tab.shows("Enter a number from 0 to 100")
    assert tab.shows(
        "Late filing affects penalties, refunds and immigration relief: get tax counsel."
    )


def test_answers_survive_as_a_draft_until_they_are_saved(tab, screen, office, ricardo, qtbot):
    tab.choose("Immigration court", "Missed a hearing")
    screen.flush()
    again = make_screen(desk_of(office))
    other = ScreenDriver(qtbot, again.widget)
    again.presenter.open_client(ricardo.id)
    other.open_tab("Triage")
    assert other.text_of("Immigration court") == "Missed a hearing"
    other.press("Save assessment")
    assert drafts.my_drafts(office) == ()


def test_another_client_starts_with_their_own_answers(tab, screen, office):
    tab.choose("Immigration court", "Missed a hearing")
    jean = stored_client(office, "Jean", "Baptiste")
    screen.presenter.open_client(jean.id)
    assert tab.text_of("Immigration court") == "Not asked"


def test_start_again_returns_to_the_newest_assessment(tab, office):
    tab.choose("Removal order", "No")
    tab.press("Save assessment")
    tab.choose("Removal order", "Yes")
    tab.press("Start again")
    assert tab.text_of("Removal order") == "No"
    assert drafts.my_drafts(office) == ()


def test_each_saving_makes_a_new_record(tab, office, ricardo, qtbot):
    tab.choose("Removal order", "No")
    box = tab.find("Removal order", QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    tab.choose("Returned after a removal", "Yes")
    tab.press("Save assessment")
    levels = [each.level for each in triage.assessments(office, ricardo.id)]
    assert levels == [Level.ATTORNEY_REVIEW, Level.ELEVATED]


def test_an_attorney_sets_a_level_with_a_reason_beside_the_computed_one(tab, office, ricardo):
    tab.choose("Returned after a removal", "Yes")
    tab.press("Save assessment")
    tab.press("Set the level of 24 Nov 2026")
    tab.choose("Attorney's level", "Elevated")
    tab.press("Save")
    assert tab.shows("Reason: Say why the level is set.")
    tab.type_into("Reason", "Read the file")
    tab.press("Save")
    assert tab.shows("Set by Luz Ejemplo, 24 Nov 2026")
    assert tab.shows("Read the file")
    (kept,) = triage.assessments(office, ricardo.id)
    assert (kept.level, kept.override) == (Level.ATTORNEY_REVIEW, Level.ELEVATED)
    tab.open_tab("Overview")
    assert tab.shows("computed: Attorney review")


def test_somebody_else_is_told_that_only_an_attorney_may(store, clock, guidance, qtbot):
    with opened(store, ANA, clock, guidance) as office:
        rosa = stored_client(office)
        triage.save_assessment(office, rosa.id, {})
        screen = make_screen(desk_of(office))
        page = ScreenDriver(qtbot, screen.widget)
        screen.presenter.open_client(rosa.id)
        page.open_tab("Triage")
        page.press("Set the level of 24 Nov 2026")
        assert page.shows("Only an attorney may do this.")
        screen.widget.hide()


def test_unverified_orders_are_said_until_an_attorney_verifies_them(tab, screen, office):
    assert tab.shows("No letter can be issued until an attorney verifies them again.")
    dockets = litigation.standing(office).litigation.dockets
    litigation.verify_dockets(office, [docket.id for docket in dockets], date(2026, 11, 24))
    assert not tab.shows("No letter can be issued until an attorney verifies them again.")


def test_triage_can_be_heard_and_hit(tab, screen):
    tab.choose("Removal order", "Yes")
    tab.choose("Date of the removal order", "On a day …")
    assert tab.names()
    assert audit(screen.widget) == []

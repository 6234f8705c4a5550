"""The rule table once more, written by hand: the pack must agree on any answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from legalaid_app.domain.triage import Answers, Level, assess
from tests.domain.triage_files import PACK, some_answers

INFO, LOWER, ELEVATED, ATTORNEY = Level
Fired = Iterator[tuple[str, Level]]
EXPOSED = ("no_status", "pending_only", "unknown", "declined")


@settings(max_examples=400)
@given(answers=some_answers(), today=st.dates(date(2020, 1, 1), date(2032, 12, 31)))
def test_the_pack_fires_what_the_table_says(answers, today):
    result = assess(PACK, answers, today)

    assert {(reason.code, reason.level) for reason in result.reasons} == set(table(answers, today))


def table(a: Answers, today: date) -> Fired:
    yield from immigration(a)
    yield from removal_order(a, today)
    yield from contact(a)
    yield from entry(a, today)
    yield from tax_identity(a)
    yield from filing(a, today)
    yield from situation(a)
    core = ("immigration_status", "removal_order", "court_history")
    core += ("reentry_after_removal", "criminal_matter")
    if any(a.get(key) in (None, "declined") for key in core):
        yield "core_facts.missing", ELEVATED


def immigration(a: Answers) -> Fired:
    match a.get("immigration_status"):
        case "us_citizen":
            yield "immigration_status.citizen", INFO
        case "permanent_resident" | "other_lawful" | "pending_only":
            yield "immigration_status.lawful_or_pending", LOWER
        case "no_status":
            yield "immigration_status.none", LOWER
        case "unknown":
            yield "immigration_status.unknown", ELEVATED


def removal_order(a: Answers, today: date) -> Fired:
    if a.get("removal_order") == "unknown":
        grave = a.get("court_history") in ("missed_hearing", "closed", "unknown")
        yield "removal_order.unknown", ATTORNEY if grave else ELEVATED
    if a.get("removal_order") != "yes":
        return
    dated = a.get("removal_order_date")
    if not isinstance(dated, date):
        yield "removal_order.date_unknown", ATTORNEY
    elif dated < today - timedelta(90):
        yield "removal_order.over_90_days", ATTORNEY
    else:
        yield "removal_order.within_90_days", ATTORNEY
    if a.get("removal_order_ground") != "deportable_237":
        yield "removal_order.ground_note", INFO
    known = isinstance(dated, date) and a.get("irs_address") in ("current", "old")
    if known and dated <= date(2025, 6, 27):
        yield "disclosed_2025.possible", ATTORNEY


def contact(a: Answers) -> Fired:
    court = {"closed": LOWER, "missed_hearing": ATTORNEY, "pending": ELEVATED, "unknown": ELEVATED}
    if (history := a.get("court_history")) in court:
        yield f"court_history.{history}", court[history]
    if (back := a.get("reentry_after_removal")) in ("unknown", "yes"):
        yield f"reentry.{back}", ELEVATED if back == "unknown" else ATTORNEY
    match a.get("criminal_matter"):
        case "pending_charge" | "investigation":
            yield "criminal_matter.open", ATTORNEY
        case "past_conviction":
            yield "criminal_matter.past", ELEVATED
        case "unknown":
            yield "criminal_matter.unknown", ELEVATED
    match a.get("ice_contact"):
        case "recent_contact":
            yield "ice_contact.recent", ELEVATED
        case "supervision":
            yield "ice_contact.supervision", ATTORNEY


def entry(a: Answers, today: date) -> Fired:
    exposed = a.get("immigration_status") in (*EXPOSED, "other_lawful")
    if a.get("entry") == "without_inspection" and exposed:
        year = a.get("entry_year")
        older = isinstance(year, int) and today.year - year > 5
        yield ("entry.older", INFO) if older else ("entry.recent", ELEVATED)


def tax_identity(a: Answers) -> Fired:
    status, number = a.get("immigration_status"), a.get("taxpayer_number")
    if number == "itin":
        yield "taxpayer_number.itin", LOWER
        if a.get("itin_state") in ("expired", "expiring", "unknown"):
            yield "itin.not_active", INFO
    elif number == "none":
        yield "taxpayer_number.none", INFO if status == "us_citizen" else ELEVATED
    elif number == "unknown":
        yield "taxpayer_number.unknown", ELEVATED
    if a.get("irs_address") == "current":
        yield "irs_address.current", INFO
    if a.get("irs_address") in ("old", "unknown") and status in EXPOSED:
        yield "irs_address.old_or_unknown", ELEVATED
    if (wages := a.get("wages_under_other_number")) in ("unknown", "yes"):
        yield f"wages_other_number.{wages}", ELEVATED if wages == "unknown" else ATTORNEY


def filing(a: Answers, today: date) -> Fired:
    duty = a.get("filing_required", "unknown")
    yield f"filing_duty.{duty}", INFO
    if a.get("filing_intent") == "intends_not_to_file" and duty != "not_required":
        yield "filing_intent.not_to_file", ATTORNEY
    years = a.get("unfiled_required_years")
    if isinstance(years, int):
        if years >= 3:
            yield "unfiled_years.three_or_more", ATTORNEY
        elif years >= 1:
            yield "unfiled_years.one_or_two", ELEVATED
        if a.get("immigration_relief", "none") != "none":
            none_unfiled = ("immigration_relief.note", INFO)
            yield none_unfiled if years == 0 else ("immigration_relief.unfiled_years", ATTORNEY)
    until = a.get("refund_deadline")
    if isinstance(until, date) and today <= until <= today + timedelta(180):
        yield "refund.deadline_near", INFO
    match a.get("credits"):
        case "expects_refundable":
            yield "credits.expected", INFO
        case "claim_conflicts_with_number":
            yield "credits.number_conflict", ELEVATED


def situation(a: Answers) -> Fired:
    match a.get("household"):
        case "member_with_order_or_case":
            yield "household.member_with_order", ATTORNEY
        case "mixed_status":
            yield "household.mixed", INFO
    if a.get("dependents_number") == "needs_number":
        yield "dependents.need_number", INFO
    if a.get("preparer") in ("notario", "unlicensed_paid"):
        yield "preparer.unlicensed", ELEVATED
    if a.get("misidentified_before") == "yes":
        yield "misidentified.before", ELEVATED
    if a.get("address_safety") == "yes":
        yield "address_safety.needed", ATTORNEY

"""Litigation that the office follows: policies, lawsuits, dockets, orders.

Field meanings follow the practice of the federal courts; the facts that ship
come from a guidance pack, each with its source, date and confidence.
"""

from __future__ import annotations

from datetime import date, datetime

from .choices import Choice
from .fields import link, record, text, value
from .ids import DocketId, LawsuitId, OrderEventId, OrderId, PolicyId, UserId, VerificationId
from .words import N_


class Act(Choice):
    """What an order can bar: the two questions that every letter turns on."""

    IRS_MAY_SHARE = "irs_may_share", N_("The IRS sharing addresses with ICE")
    ICE_MAY_USE = "ice_may_use", N_("DHS and ICE using what they received")


class Confidence(Choice):
    """How sure the collectors of a fact were."""

    HIGH = "high", N_("High")
    MEDIUM = "medium", N_("Medium")
    LOW = "low", N_("Low")


class OrderKind(Choice):
    """What kind of decision it is."""

    TRO = "tro", N_("Temporary restraining order")
    PRELIMINARY_INJUNCTION = "preliminary_injunction", N_("Preliminary injunction")
    SECTION_705_STAY = "section_705_stay", N_("Section 705 stay")
    STAY_PENDING_APPEAL = "stay_pending_appeal", N_("Stay pending appeal")
    CLASS_CERTIFICATION = "class_certification", N_("Class certification")
    SUMMARY_JUDGMENT = "summary_judgment", N_("Summary judgment")
    VACATUR = "vacatur", N_("Vacatur")
    PERMANENT_INJUNCTION = "permanent_injunction", N_("Permanent injunction")
    OPINION = "opinion", N_("Opinion")
    APPEAL_DECISION = "appeal_decision", N_("Appeal decision")
    REHEARING = "rehearing", N_("Rehearing")
    MANDATE = "mandate", N_("Mandate")
    CERTIORARI = "certiorari", N_("Certiorari")


class Result(Choice):
    """What the court decided."""

    SOUGHT = "sought", N_("Sought")
    GRANTED = "granted", N_("Granted")
    GRANTED_IN_PART = "granted_in_part", N_("Granted in part")
    DENIED = "denied", N_("Denied")
    FINDING = "finding", N_("Finding")
    AFFIRMED = "affirmed", N_("Affirmed")
    REVERSED = "reversed", N_("Reversed")
    VACATED = "vacated", N_("Vacated")
    REMANDED = "remanded", N_("Remanded")
    DISMISSED = "dismissed", N_("Dismissed")


class Became(Choice):
    """What became of an order, on a day."""

    ENTERED = "entered", N_("Entered")
    MODIFIED = "modified", N_("Modified")
    EXTENDED = "extended", N_("Extended")
    AFFIRMED = "affirmed", N_("Affirmed")
    STAYED = "stayed", N_("Stayed")
    STAY_LIFTED = "stay_lifted", N_("Stay of it lifted")
    EXPIRED = "expired", N_("Expired")
    DISSOLVED = "dissolved", N_("Dissolved")
    VACATED = "vacated", N_("Vacated")
    REVERSED = "reversed", N_("Reversed")
    REMANDED = "remanded", N_("Remanded")
    MOOT = "moot", N_("Moot")


@record
class Policy:
    """A government policy that lawsuits challenge, such as the agreement itself."""

    id: PolicyId
    version: int = 0
    key: str = text("Key", required=True, max_length=60, personal=False, shown=False)
    title: str = text("Title", required=True, max_length=300, personal=False)
    signed_on: date | None = value("Signed on", personal=False)
    signed_by: tuple[str, ...] = value("Signed by", default=(), personal=False, shown=False)
    legal_basis: str = text("Statute relied on", personal=False)
    facts: tuple[str, ...] = value("Facts", default=(), personal=False, shown=False)
    source: str = text("Source", personal=False)


@record
class Lawsuit:
    """A lawsuit; it has one docket or several."""

    id: LawsuitId
    version: int = 0
    key: str = text("Key", required=True, max_length=60, personal=False, shown=False)
    caption: str = text("Caption", required=True, max_length=300, personal=False)
    why_it_matters: str = text("Why it matters to our clients", personal=False)
    challenges: str = text("Policy challenged", max_length=60, personal=False, shown=False)
    at_stake: tuple[Act, ...] = value("What it can bar", default=(), personal=False, shown=False)
    plaintiffs: tuple[str, ...] = value("Plaintiffs", default=(), personal=False, shown=False)
    counsel: tuple[str, ...] = value("Counsel", default=(), personal=False, shown=False)
    claims: tuple[str, ...] = value("Claims", default=(), personal=False, shown=False)
    unknown: tuple[str, ...] = value("Not known", default=(), personal=False, shown=False)
    source: str = text("Source", personal=False)


@record
class Docket:
    """One court's file of a lawsuit, by number."""

    id: DocketId
    version: int = 0
    lawsuit_id: LawsuitId = link("Lawsuit", required=True)
    court: str = text("Court", required=True, max_length=20, personal=False)
    number: str = text("Docket number", required=True, max_length=40, personal=False)
    judges: tuple[str, ...] = value("Judges", default=(), personal=False, shown=False)
    filed_on: date | None = value("Filed on", personal=False)
    appeal_from: str = text("Appeal from", max_length=40, personal=False)


@record
class Order:
    """What a court ordered.

    Attributes:
        binds: who must obey ("IRS", "DHS", "ICE").
        bars_acts: which of the two acts it bars while it is in force.
        of_order_id: the order that this decision reviews, in this lawsuit.
        invented: made up for a demonstration; said wherever it shows.
    """

    id: OrderId
    version: int = 0
    docket_id: DocketId = link("Docket", required=True)
    kind: OrderKind = value("Kind", default=OrderKind.OPINION, required=True, personal=False)
    result: Result = value("Result", default=Result.GRANTED, required=True, personal=False)
    decided_on: date | None = value("Decided on", required=True, personal=False)
    binds: tuple[str, ...] = value("Who is bound", default=(), personal=False, shown=False)
    bars: str = text("What it bars, in words", multiline=True, personal=False)
    bars_acts: tuple[Act, ...] = value("Acts barred", default=(), personal=False, shown=False)
    of_order_id: OrderId | None = link("Decides on")
    note: str = text("Note", multiline=True, personal=False)
    source: str = text("Source", personal=False)
    confidence: Confidence = value("Confidence", default=Confidence.MEDIUM, personal=False)
    entered_by: UserId | None = link("Entered by")
    invented: bool = value(
        "Invented for a demonstration", default=False, personal=False, shown=False
    )


@record
class OrderEvent:
    """What became of an order on a day, and which decision did it."""

    id: OrderEventId
    version: int = 0
    order_id: OrderId = link("Order", required=True)
    became: Became = value("Became", default=Became.ENTERED, required=True, personal=False)
    on: date | None = value("On", required=True, personal=False)
    until: date | None = value("Until", personal=False)
    by_order_id: OrderId | None = link("By the decision")
    source: str = text("Source", personal=False)


@record
class Verification:
    """Somebody read a docket and says that the orders stand as recorded.

    A verification by the guidance pack has no *user_id*: it says how far the
    collected reports go, and is not enough to issue a letter.
    """

    id: VerificationId
    version: int = 0
    docket_id: DocketId = link("Docket", required=True)
    through_on: date | None = value("Checked through", required=True, personal=False)
    user_id: UserId | None = link("Verified by")
    verified_by: str = text("Name", required=True, max_length=80, personal=False)
    at: datetime | None = value("Recorded at", personal=False, shown=False)
    source: str = text("Source", personal=False)

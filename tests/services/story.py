"""The people and steps of the story, for tests that need a part of it."""

from __future__ import annotations

from datetime import date

from legalaid_app.domain.choices import Language, Safety, YesNo
from legalaid_app.domain.client import Address, Client, Contact, ContactKind
from legalaid_app.domain.ids import AddressId, ClientId, ContactId, OrderId
from legalaid_app.domain.lawsuit import Became, Docket, Order, OrderKind, Result
from legalaid_app.services import clients, litigation, triage

ANSWERS = {
    "immigration_status": "no_status",
    "removal_order": "no",
    "court_history": "never",
    "reentry_after_removal": "no",
    "criminal_matter": "none",
    "taxpayer_number": "itin",
    "itin_state": "active",
    "irs_address": "old",
    "filing_required": "required",
    "unfiled_required_years": 1,
    "filing_intent": "undecided",
}


def add_maria(office, language=Language.SPANISH, mail=Safety.SAFE, surname="García"):
    """María José with a safe phone, an address, a question and an assessment."""
    made = clients.add_client(
        office,
        Client(
            id=ClientId(office.new_id()),
            given_name="María",
            second_given_name="José",
            surname=surname,
            second_surname="López",
            preferred_name="Majo",
            language=language,
        ),
        question="Is it safe to file this year?",
    )
    clients.add_part(
        office,
        Contact(
            id=ContactId(office.new_id()),
            client_id=made.id,
            kind=ContactKind.MOBILE,
            address="(217) 555-0123",
            safety=Safety.SAFE,
            may_leave_message=YesNo.NO,
        ),
    )
    clients.add_part(
        office,
        Address(
            id=AddressId(office.new_id()),
            client_id=made.id,
            street="12 Sample Lane",
            unit="Apt 3",
            city="Springfield",
            state="IL",
            postal_code="62701",
            mail=mail,
        ),
    )
    triage.save_assessment(office, made.id, ANSWERS)
    return made


def docket(office, number) -> Docket:
    return next(d for d in litigation.standing(office).litigation.dockets if d.number == number)


def verify_all(office):
    """The attorney reads every docket that needs it, through today."""
    needed = litigation.standing(office).to_verify
    return litigation.verify_dockets(
        office, [d.id for d in needed], office.today(), "read on the dockets"
    )


def ruling(office, on=date(2026, 12, 2)) -> Order:
    """The invented decision in 26-5006: reversed, the stay vacated."""
    known = litigation.standing(office).litigation
    below = docket(office, "1:25-cv-00457")
    stay = next(
        o for o in known.orders if o.docket_id == below.id and o.kind is OrderKind.SECTION_705_STAY
    )
    return Order(
        id=OrderId(office.new_id()),
        docket_id=docket(office, "26-5006").id,
        kind=OrderKind.APPEAL_DECISION,
        result=Result.REVERSED,
        decided_on=on,
        of_order_id=stay.id,
        note="Reversed; the stay of 21 November 2025 is vacated.",
        source="Invented for a demonstration",
        invented=True,
    )


def enter_ruling(office):
    """Enter the ruling and say that all the other dockets were read the same day."""
    others = [d.id for d in litigation.standing(office).litigation.dockets]
    return litigation.enter_order(
        office, ruling(office), read_through=office.today(), also_read=others
    )


__all__ = ["ANSWERS", "Became", "add_maria", "docket", "enter_ruling", "ruling", "verify_all"]

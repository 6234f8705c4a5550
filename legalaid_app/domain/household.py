"""Who lives with the client."""

from __future__ import annotations

from datetime import date

from .choices import Choice, YesNo
from .fields import link, record, text, value
from .ids import ClientId, HouseholdMemberId
from .words import N_


class Relation(Choice):
    """How a household member is related to the client."""

    SPOUSE = "spouse", N_("Spouse")
    PARTNER = "partner", N_("Partner")
    CHILD = "child", N_("Child")
    PARENT = "parent", N_("Parent")
    SIBLING = "sibling", N_("Brother or sister")
    RELATIVE = "relative", N_("Other relative")
    OTHER = "other", N_("Not related")


@record
class HouseholdMember:
    """A person at the client's address; every detail but the name is optional."""

    id: HouseholdMemberId
    version: int = 0
    client_id: ClientId = link("Client", required=True)
    name: str = text("Name", required=True, max_length=160)
    relation: Relation | None = value("Relation", personal=False)
    born_on: date | None = value("Date of birth")
    order_or_case: YesNo | None = value("Has a removal order or a case")

"""What a client allowed the office to do, and how it was explained."""

from __future__ import annotations

from datetime import date

from .choices import Choice, Language
from .fields import link, record, text, value
from .ids import ClientId, ConsentId
from .words import N_


class Scope(Choice):
    """What the consent is for."""

    KEEP_RECORD = "keep_record", N_("Keep a record")
    CONTACT = "contact", N_("Contact the client")
    LETTER = "letter", N_("Write a letter")
    SHARE_WITH_COUNSEL = "share_with_counsel", N_("Share with counsel of record")


@record
class Consent:
    """One consent; it can be revoked, and then stays on record."""

    id: ConsentId
    version: int = 0
    client_id: ClientId = link("Client", required=True)
    scope: Scope = value("For what", default=Scope.KEEP_RECORD, personal=False)
    explained_in: Language = value("Explained in", default=Language.ENGLISH, personal=False)
    given_on: date | None = value("Given on", required=True, personal=False)
    revoked_on: date | None = value("Revoked on", personal=False)
    note: str = text("Note", max_length=400)

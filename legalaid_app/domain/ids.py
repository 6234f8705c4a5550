"""Identifiers: one NewType per record kind, all UUIDv7 (RFC 9562)."""

from __future__ import annotations

from typing import NewType
from uuid import UUID

UserId = NewType("UserId", UUID)
ClientId = NewType("ClientId", UUID)
HouseholdMemberId = NewType("HouseholdMemberId", UUID)
ContactId = NewType("ContactId", UUID)
OfficeProfileId = NewType("OfficeProfileId", UUID)
AddressId = NewType("AddressId", UUID)
ConsentId = NewType("ConsentId", UUID)
MatterId = NewType("MatterId", UUID)
QuestionId = NewType("QuestionId", UUID)
AssessmentId = NewType("AssessmentId", UUID)
NoteId = NewType("NoteId", UUID)
TaskId = NewType("TaskId", UUID)
PolicyId = NewType("PolicyId", UUID)
LawsuitId = NewType("LawsuitId", UUID)
DocketId = NewType("DocketId", UUID)
OrderId = NewType("OrderId", UUID)
OrderEventId = NewType("OrderEventId", UUID)
VerificationId = NewType("VerificationId", UUID)
StatementId = NewType("StatementId", UUID)
LetterId = NewType("LetterId", UUID)


def uuid7(milliseconds: int, random: bytes) -> UUID:
    """Make a UUIDv7 from Unix time in milliseconds and 10 random bytes.

    >>> uuid7(1_700_000_000_000, bytes(10)).version
    7
    """
    if len(random) != 10:
        raise ValueError("uuid7 takes 10 random bytes")
    raw = bytearray(milliseconds.to_bytes(6, "big") + random)
    raw[6] = 0x70 | raw[6] & 0x0F
    raw[8] = 0x80 | raw[8] & 0x3F
    return UUID(bytes=bytes(raw))

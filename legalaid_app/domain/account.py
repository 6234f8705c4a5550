"""The people of the office and what they may do."""

from __future__ import annotations

from .choices import Choice
from .fields import record, text, value
from .ids import OfficeProfileId, UserId
from .words import N_


class Role(Choice):
    """What a person does in the office."""

    CASEWORKER = "caseworker", N_("Caseworker")
    ATTORNEY = "attorney", N_("Attorney")
    ADMINISTRATOR = "administrator", N_("Administrator")


@record
class User:
    """A person who signs in. Each has a way of their own to open the store."""

    id: UserId
    version: int = 0
    name: str = text("Name", required=True, max_length=80)
    role: Role = value("Role", default=Role.CASEWORKER, personal=False)
    bar_number: str = text("Bar number", max_length=40, personal=False)
    slot: str = text("Key slot", max_length=64, personal=False, shown=False)
    active: bool = value("Active", default=True, personal=False)

    @property
    def is_attorney(self) -> bool:
        """May this person verify orders and override triage?"""
        return self.role is Role.ATTORNEY

    @property
    def may_decide_about_store(self) -> bool:
        """May this person restore backups and go on with an older copy?"""
        return self.role in (Role.ATTORNEY, Role.ADMINISTRATOR)


@record
class OfficeProfile:
    """The office's own letterhead and limits; there is one record of it."""

    id: OfficeProfileId
    version: int = 0
    name: str = text("Office name", required=True, max_length=120, personal=False)
    address: str = text("Address", multiline=True, max_length=400, personal=False)
    phone: str = text("Phone", max_length=60, personal=False)
    attorney_name: str = text("Attorney on letters", max_length=80, personal=False)
    attorney_bar_number: str = text("Bar number on letters", max_length=40, personal=False)
    interface_language: str = text(
        "Language of the interface", default="en", max_length=12, personal=False, shown=False
    )
    verification_limit_days: int = value(
        "Days until litigation counts as unverified", default=14, personal=False
    )

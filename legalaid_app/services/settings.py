"""The office's own letterhead and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..domain.account import OfficeProfile
from ..domain.errors import InvalidField
from ..domain.words import N_
from ..domain.words import gettext as _
from .office import Office

LONGEST_LIMIT = 90


def save_profile(office: Office, seen: OfficeProfile, changes: Mapping[str, Any]) -> OfficeProfile:
    """Apply *changes* to the profile as it was when the user saw it; letters use it from now on.

    Raises:
        InvalidField: a change breaks a rule of the record, or the limit is no sensible number of days.
        StaleRecord: it was saved by somebody else meanwhile.
    """
    limit = changes.get("verification_limit_days", seen.verification_limit_days)
    if not 1 <= limit <= LONGEST_LIMIT:
        raise InvalidField(
            "verification_limit_days",
            N_("Days until litigation counts as unverified"),
            N_("Enter a number of days from 1 to 90"),
        )
    with office.unit_of_work(_("Edit office profile")) as work:
        return work.save(replace(seen, **changes))

"""Who read which docket, through which day, and whether that is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .ids import DocketId, UserId
from .lawsuit import Act, Docket, Verification
from .litigation import Litigation


@dataclass(frozen=True, slots=True)
class Check:
    """A docket that an answer needs, and how far somebody has read it.

    Attributes:
        through_on: None if nobody ever verified it.
        user_id: None where the guidance pack vouches for it.
    """

    docket_id: DocketId
    court: str
    number: str
    through_on: date | None = None
    verified_by: str = ""
    user_id: UserId | None = None


def needed_dockets(litigation: Litigation, act: Act | None = None) -> tuple[Docket, ...]:
    """Return the dockets that must be known to answer for *act*, or for any act.

    They are the dockets of every lawsuit in which the act is at stake.
    """
    at_stake = {
        lawsuit.id
        for lawsuit in litigation.lawsuits
        if lawsuit.at_stake and (act is None or act in lawsuit.at_stake)
    }
    return tuple(docket for docket in litigation.dockets if docket.lawsuit_id in at_stake)


def newest(
    litigation: Litigation,
    docket: Docket,
    counts: Callable[[Verification], bool] | None = None,
) -> Verification | None:
    """Return the verification that reaches furthest, of those that count; a person's before the pack's."""
    own = (v for v in litigation.verifications if v.docket_id == docket.id and v.through_on)
    dated = [
        (v.through_on or date.min, v.user_id is not None, v.id, v)
        for v in own
        if not counts or counts(v)
    ]
    return max(dated, key=lambda each: each[:3])[3] if dated else None


def newest_checks(litigation: Litigation, docket: Docket) -> Iterable[Check]:
    """Yield the newest verification of a docket, and the newest by a person where that is another."""
    latest = newest(litigation, docket)
    person = newest(litigation, docket, lambda v: v.user_id is not None)
    for found in dict.fromkeys((latest, person)) if person else (latest,):
        check = Check(docket.id, docket.court, docket.number)
        if found:
            check = replace(
                check,
                through_on=found.through_on,
                verified_by=found.verified_by,
                user_id=found.user_id,
            )
        yield check


def needing_attorney(
    litigation: Litigation, on: date, is_attorney: Callable[[UserId], bool]
) -> tuple[Docket, ...]:
    """Return the dockets that an attorney must verify before a letter may be issued on that day.

    A docket needs it when no attorney read it within the limit, or not since
    the last change of any order (a letter must not say "as of" a day before the
    ruling that it is about), or when somebody else recorded something after
    the attorney read it.
    """

    def by_attorney(verification: Verification) -> bool:
        return verification.user_id is not None and is_attorney(verification.user_id)

    changed = last_change(litigation, on)

    def stands(docket: Docket) -> bool:
        found = newest(litigation, docket, by_attorney)
        if found is None or found.through_on is None:
            return False
        fresh = on <= found.through_on + timedelta(days=litigation.limit_days)
        current = changed is None or found.through_on >= changed
        return (
            fresh
            and current
            and not any(
                found.through_on < day <= on for day in _unread(litigation, docket, is_attorney)
            )
        )

    return tuple(docket for docket in needed_dockets(litigation) if not stands(docket))


def last_change(litigation: Litigation, on: date) -> date | None:
    """Return the newest day, up to *on*, on which something became of an order."""
    return max((e.on for e in litigation.events if e.on and e.on <= on), default=None)


def _unread(
    litigation: Litigation, docket: Docket, is_attorney: Callable[[UserId], bool]
) -> Iterable[date]:
    """The days of what was recorded on a docket by somebody who is no attorney."""
    for order in litigation.orders:
        entered = order.entered_by is not None and is_attorney(order.entered_by)
        if order.docket_id == docket.id and order.decided_on and not entered:
            yield order.decided_on


def attorney_verified(
    litigation: Litigation, on: date, is_attorney: Callable[[UserId], bool]
) -> bool:
    """May letters be issued on that day: has an attorney verified every needed docket?"""
    return bool(needed_dockets(litigation)) and not needing_attorney(litigation, on, is_attorney)

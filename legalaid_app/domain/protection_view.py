"""Protections as plain values: for a letter's snapshot, for the command, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from .ids import DocketId, LawsuitId, OrderId, UserId
from .lawsuit import Act, Became, OrderKind
from .protection import ActProtection, Check, Ground, Protections, State
from .words import gettext as _


def to_plain(given: Protections) -> dict[str, object]:
    """Return *given* as values that JSON can hold; `from_plain` reads them back."""
    return {
        "on": given.on.isoformat(),
        "limit_days": given.limit_days,
        "acts": [_act_to_plain(each) for each in given.acts],
    }


def from_plain(plain: Mapping[str, Any]) -> Protections:
    """Read what `to_plain` gave."""
    acts = tuple(_act_from_plain(each) for each in plain["acts"])
    return Protections(date.fromisoformat(plain["on"]), plain["limit_days"], acts)


def cli_view(given: Protections) -> dict[str, object]:
    """Return the answer in the form of the ``protections`` command.

    ``last_known`` is there only where something is unverified.
    """
    seen: dict[OrderId, dict[str, object]] = {}
    for each in given.acts:
        for ground in each.grounds:
            entry = seen.setdefault(ground.order_id, _ground_view(ground))
            bars = entry["bars"]
            if isinstance(bars, list):
                bars.append(each.act.value)
    view: dict[str, object] = {"on": given.on.isoformat()}
    view.update({each.act.value: each.state.value for each in given.acts})
    view["orders"] = list(seen.values())
    if not given.verified:
        known: dict[str, object] = {each.act.value: each.known.value for each in given.acts}
        view["last_known"] = known | {"as_of": _day(given.as_of)}
    return view


def why(ground: Ground, show_day: Callable[[date], str] = date.isoformat) -> str:
    """Say in words why the order of *ground* is in force."""
    parts = [
        _("{kind} of {day} in {caption}, {court} {number}.").format(
            kind=_(ground.kind.label),
            day=show_day(ground.decided_on),
            caption=ground.caption,
            court=ground.court,
            number=ground.number,
        )
    ]
    if ground.binds:
        parts.append(_("It binds {who}.").format(who=", ".join(ground.binds)))
    parts += [
        _("{what} on {day}.").format(what=_(became.label), day=show_day(day))
        for became, day in ground.trail
    ]
    parts.append(_("In force since {day}.").format(day=show_day(ground.since)))
    if ground.invented:
        parts.append(_("Invented for a demonstration."))
    return " ".join(parts)


def _ground_view(ground: Ground) -> dict[str, object]:
    return {
        "lawsuit": ground.caption,
        "court": ground.court,
        "number": ground.number,
        "kind": ground.kind.value,
        "decided_on": ground.decided_on.isoformat(),
        "since": ground.since.isoformat(),
        "binds": list(ground.binds),
        "bars": [],
        "why": why(ground),
    }


def _act_to_plain(given: ActProtection) -> dict[str, object]:
    return {
        "act": given.act.value,
        "state": given.state.value,
        "known": given.known.value,
        "as_of": _day(given.as_of),
        "grounds": [_ground_to_plain(each) for each in given.grounds],
        "checks": [_check_to_plain(each) for each in given.checks],
    }


def _act_from_plain(plain: Mapping[str, Any]) -> ActProtection:
    return ActProtection(
        act=Act(plain["act"]),
        state=State(plain["state"]),
        known=State(plain["known"]),
        as_of=_read_day(plain["as_of"]),
        grounds=tuple(_ground_from_plain(each) for each in plain["grounds"]),
        checks=tuple(_check_from_plain(each) for each in plain["checks"]),
    )


def _ground_to_plain(given: Ground) -> dict[str, object]:
    return {
        "order_id": str(given.order_id),
        "docket_id": str(given.docket_id),
        "lawsuit_id": str(given.lawsuit_id),
        "caption": given.caption,
        "court": given.court,
        "number": given.number,
        "kind": given.kind.value,
        "decided_on": given.decided_on.isoformat(),
        "since": given.since.isoformat(),
        "became": given.became.value,
        "binds": list(given.binds),
        "bars": given.bars,
        "trail": [[became.value, day.isoformat()] for became, day in given.trail],
        "invented": given.invented,
    }


def _ground_from_plain(plain: Mapping[str, Any]) -> Ground:
    return Ground(
        order_id=OrderId(UUID(plain["order_id"])),
        docket_id=DocketId(UUID(plain["docket_id"])),
        lawsuit_id=LawsuitId(UUID(plain["lawsuit_id"])),
        caption=plain["caption"],
        court=plain["court"],
        number=plain["number"],
        kind=OrderKind(plain["kind"]),
        decided_on=date.fromisoformat(plain["decided_on"]),
        since=date.fromisoformat(plain["since"]),
        became=Became(plain["became"]),
        binds=tuple(plain["binds"]),
        bars=plain["bars"],
        trail=_trail(plain["trail"]),
        invented=plain["invented"],
    )


def _trail(plain: Sequence[Sequence[str]]) -> tuple[tuple[Became, date], ...]:
    return tuple((Became(became), date.fromisoformat(day)) for became, day in plain)


def _check_to_plain(given: Check) -> dict[str, object]:
    return {
        "docket_id": str(given.docket_id),
        "court": given.court,
        "number": given.number,
        "through_on": _day(given.through_on),
        "verified_by": given.verified_by,
        "user_id": str(given.user_id) if given.user_id else None,
    }


def _check_from_plain(plain: Mapping[str, Any]) -> Check:
    user = plain["user_id"]
    return Check(
        docket_id=DocketId(UUID(plain["docket_id"])),
        court=plain["court"],
        number=plain["number"],
        through_on=_read_day(plain["through_on"]),
        verified_by=plain["verified_by"],
        user_id=UserId(UUID(user)) if user else None,
    )


def _day(given: date | None) -> str | None:
    return given.isoformat() if given else None


def _read_day(plain: str | None) -> date | None:
    return date.fromisoformat(plain) if plain else None

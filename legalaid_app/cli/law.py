"""`legalaid triage` and `legalaid protections`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from ..domain.errors import BadAnswer, BadInput
from ..domain.litigation import Litigation
from ..domain.protection import protections
from ..domain.protection_view import cli_view
from ..domain.triage import Result
from ..domain.words import gettext as _
from .common import add_json, add_store, day, give, opened, read_json


def add_commands(commands: Any) -> None:
    """Add both commands to the parser."""
    triage = commands.add_parser("triage", help=_("assess answers; needs no store"))
    source = triage.add_mutually_exclusive_group(required=True)
    source.add_argument("answers", nargs="?", type=Path, metavar="ANSWERS.json")
    source.add_argument(
        "--batch", type=Path, metavar="FILE", help=_("a JSON list of days and answers")
    )
    triage.add_argument("--today", type=day, default=None, metavar="DATE")
    triage.add_argument("--pack", type=Path, metavar="DIR", help=_("another guidance pack"))
    add_json(triage)
    triage.set_defaults(run=run_triage)

    barred = commands.add_parser("protections", help=_("what the orders mean on a day"))
    barred.add_argument("--on", type=day, default=None, metavar="DATE")
    barred.add_argument("--batch", type=Path, metavar="FILE", help=_("a JSON list of days"))
    barred.add_argument("--pack", type=Path, metavar="DIR", help=_("another guidance pack"))
    add_json(barred)
    add_store(barred, required=False)
    barred.set_defaults(run=run_protections)


def run_triage(chosen: argparse.Namespace) -> int:
    """Assess one set of answers, or a list of them."""
    from ..services.guidance import load_guidance
    from ..services.triage import look_at

    guidance = load_guidance(chosen.pack)
    today = chosen.today or date.today()
    if chosen.batch is None:
        raw = read_json(chosen.answers)
        if not isinstance(raw, dict):
            raise BadInput(where=chosen.answers.name, problem=_("an object with answers is needed"))
        result = look_at(guidance, raw, today)
        give(chosen, _triage_view(result), *_triage_lines(result))
        return 0
    views = []
    for number, item in enumerate(_list(chosen.batch), start=1):
        where = _("{file}, item {number}").format(file=chosen.batch.name, number=number)
        if not isinstance(item, dict) or not isinstance(item.get("answers"), dict):
            raise BadInput(where=where, problem=_("“today” and “answers” are needed"))
        try:
            on = date.fromisoformat(str(item.get("today", today)))
            views.append(_triage_view(look_at(guidance, item["answers"], on)))
        except BadAnswer as error:
            raise BadInput(where=where, problem=error.user_message()) from error
        except ValueError as error:
            raise BadInput(where=where, problem=_("write “today” as YYYY-MM-DD")) from error
    chosen.json = True
    give(chosen, views)
    return 0


def _list(path: Path) -> list[Any]:
    content = read_json(path)
    if not isinstance(content, list):
        raise BadInput(where=path.name, problem=_("a JSON list is needed"))
    return content


def _triage_view(result: Result) -> dict[str, Any]:
    return {
        "level": result.level.value,
        "reasons": [
            {
                "code": reason.code,
                "level": reason.level.value,
                "text": reason.text,
                "citation": reason.citation,
                "answers": list(reason.answers),
            }
            for reason in result.reasons
        ],
        "unknown": [
            {"answer": item.answer, "could_reach": item.could_reach.value}
            for item in result.unknown
        ],
        "pack": f"{result.pack_id} {result.pack_version}",
    }


def _triage_lines(result: Result) -> list[str]:
    lines = [_("Level: {level}").format(level=_(result.level.label)), ""]
    for reason in result.reasons:
        cited = f" ({reason.citation})" if reason.citation else ""
        lines.append(f"  {_(reason.level.label)}: {reason.text}{cited}")
    open_points = [item for item in result.unknown if item.applies]
    if open_points:
        lines += ["", _("Not known, and how far an answer could lift the level:")]
        lines += [f"  {item.label}: {_(item.could_reach.label)}" for item in open_points]
    return lines


def run_protections(chosen: argparse.Namespace) -> int:
    """Say what is barred on a day, from a store or from the guidance pack."""
    known = _litigation(chosen)
    if chosen.batch is not None:
        days = [day(str(item)) for item in _list(chosen.batch)]
        chosen.json = True
        give(chosen, [cli_view(protections(known, on)) for on in days])
        return 0
    state = protections(known, chosen.on or date.today())
    view = cli_view(state)
    lines = [_("On {day}:").format(day=state.on.isoformat())]
    for each in state.acts:
        lines.append(f"  {_(each.act.label)}: {_(each.state.label)}")
    if not state.verified:
        lines.append(_("Last verified: {day}").format(day=state.as_of or _("never")))
    lines += [f"  {order['why']}" for order in view["orders"]]  # type: ignore[attr-defined]
    give(chosen, view, *lines)
    return 0


def _litigation(chosen: argparse.Namespace) -> Litigation:
    if chosen.store is not None:
        from ..services.litigation import standing

        with opened(chosen) as office:
            return standing(office).litigation
    from ..services.guidance import litigation_of, load_guidance

    return litigation_of(load_guidance(chosen.pack))

"""`legalaid demo`: fictional people in a throw-away store, in the app or walked through without a display."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from ..domain.words import gettext as _
from .common import add_json, give


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    demo = commands.add_parser("demo", help=_("the story with fictional people"))
    demo.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=_("walk the story without a display and write pictures and letters"),
    )
    add_json(demo)
    demo.set_defaults(run=run_demo)


def run_demo(chosen: argparse.Namespace) -> int:
    """Open the demonstration, or walk through it where there is no display."""
    if chosen.out is None and _has_display():
        return _open_app()
    out: Path = chosen.out or Path("legalaid-demo")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from .tour import walk

    done = walk(out, None if chosen.json else _say)
    lines = [
        "",
        _("{n} pictures of screens and {m} letters are in {folder}").format(
            n=len(done["screens"]), m=len(done["letters"]), folder=out
        ),
        _("Out of date before the ruling: {n}").format(n=done["stale_before"]),
        _("Out of date after the ruling: {n}").format(n=done["stale_after_ruling"]),
        _("Correction letters issued: {n}").format(n=done["reissued"]),
        _("Out of date after that: {n}").format(n=done["stale_after_reissue"]),
    ]
    give(chosen, done, *lines)
    return 0


def _say(words: str) -> None:
    print(words, flush=True)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_app() -> int:
    """Open the app on a throw-away store whose letters are issued and whose ruling is to come."""
    from ..app import main as desktop
    from ..services.demo import CASEWORKER_PASSPHRASE, PASSPHRASE, DemoClock, make_told_story
    from ..services.unlock import close_office

    with tempfile.TemporaryDirectory(prefix="legalaid-demo-") as temporary:
        home, clock = Path(temporary), DemoClock()
        print(_("Making a store with fictional people …"), flush=True)
        story = make_told_story(home / "store", clock)
        close_office(story.office)
        hint = _(
            "Demonstration: everybody in it is invented, and the calendar stands at {day}. "
            "The attorney’s passphrase is “{attorney}”, the caseworker’s “{caseworker}”."
        ).format(
            day=clock().date().isoformat(),
            attorney=PASSPHRASE,
            caseworker=CASEWORKER_PASSPHRASE,
        )
        return desktop(home / "store", home=home, hint=hint, now=clock)

"""The `legalaid` command: the second face of the services. It holds no logic of its own.

Exit codes: 0 done · 1 the answer is no · 2 wrong usage or bad input ·
3 the store cannot be opened · 4 refused.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .. import __version__
from ..domain.errors import AppError, BadInput, InvalidField, NotFound, Refused, StoreUnavailable
from ..domain.words import gettext as _

DONE, NO, WRONG, CLOSED, REFUSED = range(5)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    from . import bench, demo, law, letters, store

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(
        prog="legalaid",
        description=_("Legal Aid Desk. Without a command, the desktop app opens."),
    )
    parser.add_argument("--version", action="version", version=f"legalaid {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    for module in (demo, store, law, letters, bench):
        module.add_commands(commands)
    chosen = parser.parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except AppError as error:
        return complain(error)
    except KeyboardInterrupt:
        print(_("legalaid: stopped between two steps; the store is whole"), file=sys.stderr)
        return NO
    return code


def complain(error: AppError) -> int:
    """Say on one line of standard error what happened; return the exit code for it."""
    words = " ".join(error.user_message().split())
    print(f"legalaid: {error.code}: {words}", file=sys.stderr)
    match error:
        case StoreUnavailable():
            return CLOSED
        case Refused():
            return REFUSED
        case BadInput() | InvalidField():
            return WRONG
        case NotFound():
            return NO
    return WRONG

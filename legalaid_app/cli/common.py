"""What several commands share: arguments, the passphrase, output."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from ..domain.errors import BadInput
from ..domain.words import gettext as _
from ..services.office import Office
from ..services.progress import Progress


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let the command print one JSON document instead of text."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))


def add_store(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Let the command be given a store and the way to open it."""
    parser.add_argument(
        "--store", type=Path, required=required, metavar="DIR", help=_("folder of the store")
    )
    add_passphrase(parser)


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Let the passphrase come from standard input; never from an argument."""
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help=_("read the passphrase from the first line of standard input"),
    )


def day(text: str) -> date:
    """Read a day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("write the day as YYYY-MM-DD")) from error


def passphrase(chosen: argparse.Namespace) -> str:
    """Return the passphrase from the terminal, without echo, or from standard input."""
    if chosen.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise BadInput(
            where=_("passphrase"),
            problem=_("there is no terminal to ask on; add --passphrase-stdin and write it there"),
        )
    return getpass.getpass(_("Passphrase: "))


@contextmanager
def opened(chosen: argparse.Namespace) -> Iterator[Office]:
    """Open the store that was named, and close it whatever happens."""
    from ..services.unlock import close_office, open_office

    office = open_office(chosen.store, passphrase(chosen))
    try:
        yield office
    finally:
        close_office(office)


@contextmanager
def bar(what: str) -> Iterator[Progress]:
    """Show progress on standard error where that is a terminal; Ctrl+C stops between steps."""
    shown = [-1]

    def report(done: int, total: int) -> None:
        part = 100 * done // total if total else 0
        if part != shown[0]:
            shown[0] = part
            print(f"\r{what} {part:3d} %", end="", file=sys.stderr, flush=True)

    if not sys.stderr.isatty():
        yield Progress()
        return
    try:
        yield Progress(report)
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def read_json(path: Path) -> Any:
    """Read a JSON file; its errors name the place."""
    from ..system.resources import read_text

    try:
        return json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise BadInput(
            where=_("{file}, line {line}").format(file=path.name, line=error.lineno),
            problem=error.msg,
        ) from error


def give(chosen: argparse.Namespace, document: Any, *lines: str) -> None:
    """Print *document* as JSON where that was asked for, else the *lines*."""
    if getattr(chosen, "json", False):
        json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for line in lines:
            print(line)

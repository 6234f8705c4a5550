"""The log: what the program did and where it failed, with nothing about anybody in it.

`event` takes no text besides the literal name, so no name of a client can get
in by way of a parameter; the formatter writes of an error its type and frames
and never its message, and of other libraries' records only where they came from.
Nothing is sent anywhere.
"""

from __future__ import annotations

import logging
import sys
import threading
from datetime import UTC, datetime, timedelta
from enum import Enum
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from uuid import UUID

from .crash_report import crash_report
from .files import make_private_folder

Loggable = UUID | int | float | Enum | timedelta

LOG_FILE = "legalaid.log"
LARGEST = 512 * 1024
FILES = 3
_PROGRAM = "legalaid_app"
_FACTS = "facts"


def event(logger: logging.Logger, name: str, /, **facts: Loggable) -> None:
    """Log ``name key=value …``; *name* is a literal.

    >>> event(logging.getLogger("legalaid_app.example"), "store.opened", slots=2)
    """
    _note(logger, logging.INFO, name, facts)


def failure(logger: logging.Logger, name: str, error: BaseException, /, **facts: Loggable) -> None:
    """Log an error: its type and its frames."""
    _note(logger, logging.ERROR, name, facts, error)


def _note(
    logger: logging.Logger,
    level: int,
    name: str,
    facts: dict[str, Loggable],
    error: BaseException | None = None,
) -> None:
    shown = " ".join(f"{key}={_shown(fact)}" for key, fact in facts.items())
    logger.log(level, name, extra={_FACTS: shown}, exc_info=error)


def _shown(fact: Loggable) -> str:
    if isinstance(fact, Enum):
        return fact.name
    if isinstance(fact, UUID | int | float | timedelta):
        return str(fact)
    raise TypeError("only ids, numbers, durations and members of an Enum are logged")


class PlainFormatter(logging.Formatter):
    """One line a record, and of an error the type and the frames below it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of one record."""
        facts = getattr(record, _FACTS, None)
        what = str(record.msg) if facts is not None else f"(from {record.module}:{record.lineno})"
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = " ".join(part for part in (at, record.levelname, record.name, what, facts) if part)
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{crash_report(error)}" if error is not None else line


def start_logs(folder: Path) -> logging.Handler:
    """Write the log into *folder* from now on: at most 3 files of 512 kB, the owner's only.

    Raises:
        StoreUnavailable: the folder cannot be made or written to.
    """
    make_private_folder(folder)
    handler = RotatingFileHandler(
        folder / LOG_FILE, maxBytes=LARGEST, backupCount=FILES - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(PlainFormatter())
    program = logging.getLogger(_PROGRAM)
    program.addHandler(handler)
    program.setLevel(logging.INFO)
    program.propagate = False
    return handler


def stop_logs(handler: logging.Handler) -> None:
    """Close the log again."""
    logging.getLogger(_PROGRAM).removeHandler(handler)
    handler.close()


def log_escaped_errors() -> None:
    """Log what nobody caught, on any thread, and then do what was done before."""
    logger = logging.getLogger(_PROGRAM)
    before, before_in_thread = sys.excepthook, threading.excepthook

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            failure(logger, "error.escaped", error)
        before(kind, error, trace)

    def caught_in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            failure(logger, "error.escaped_in_thread", found.exc_value)
        before_in_thread(found)

    sys.excepthook, threading.excepthook = caught, caught_in_thread

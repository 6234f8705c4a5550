"""What may be said about an error: its kind and where it happened, never a value."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from legalaid_app.domain.errors import AppError


def crash_report(error: BaseException) -> str:
    """Return the code and the stack frames of an error, without its message or any value.

    >>> crash_report(ValueError("Rosa Diaz"))
    'ValueError'
    """
    lines = []
    seen: BaseException | None = error
    met: set[int] = set()
    while seen is not None and id(seen) not in met:
        met.add(id(seen))
        lines.append(seen.code if isinstance(seen, AppError) else type(seen).__name__)
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _short(path: str) -> str:
    """A file inside its package: a home folder may name a person."""
    parts = PurePath(path).parts
    for mark in ("legalaid_app", "tests", "site-packages", "lib"):
        if mark in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(mark) :])
    return parts[-1] if parts else "?"

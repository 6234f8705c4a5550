"""How many times, and what came out of it: the lines that the summary of the tests prints."""

from __future__ import annotations

import os

LONG = os.environ.get("LEGALAID_FAULTS") == "long"
"""Set by `python packaging/faults.py --long`."""

LINES: list[str] = []


def times(quick: int, long: int) -> int:
    """Return the count of this run."""
    return long if LONG else quick


def figure(text: str) -> None:
    """Have *text* printed at the end of the run, whether or not a check fails afterwards."""
    LINES.append(text)
    print(text)

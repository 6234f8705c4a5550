"""Reading the values of a key file: one spelling each, within bounds, or not at all.

Everything here raises ValueError, TypeError or KeyError.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

LONGEST_LABEL: Final = 80


def check_label(label: Any) -> str:
    """Return *label* if it can stand in a key file: one line of 1 to 80 characters.

    Raises:
        ValueError, TypeError: it cannot.
    """
    if type(label) is not str:
        raise TypeError
    if not 1 <= len(label) <= LONGEST_LABEL or label != label.strip() or not label.isprintable():
        raise ValueError
    return label


def only(fields: Any, names: set[str], optional: Iterable[str] = ()) -> None:
    """Refuse fields that are unknown or missing."""
    if not isinstance(fields, Mapping) or set(fields) - set(optional) != names:
        raise ValueError


def exact_hex(value: Any, *lengths: int) -> bytes:
    """Return the bytes that *value* spells in lower case, of one of the *lengths*."""
    decoded = bytes.fromhex(value)
    if len(decoded) not in lengths or decoded.hex() != value:
        raise ValueError
    return decoded


def number(value: Any, most: int) -> int:
    """Return a whole number from 1 to *most*."""
    if type(value) is not int or not 1 <= value <= most:
        raise ValueError
    return value


def instant(value: Any) -> datetime:
    """Return an instant, spelled in UTC to the second."""
    found = datetime.fromisoformat(value)
    if found.tzinfo is None or found.astimezone(UTC).isoformat(timespec="seconds") != value:
        raise ValueError
    return found.astimezone(UTC)

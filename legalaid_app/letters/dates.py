"""Dates in the words of a letter's language, and the day by which to act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

_LOCALES = {"en": "en_US", "es": "es_US", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant"}
_HAITIAN_MONTHS = (
    "janvye", "fevriye", "mas", "avril", "me", "jen",
    "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
)  # fmt: skip
_SATURDAY = 5
_CLOSED = frozenset({(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)})
_TIME_TO_TALK = timedelta(days=30)
_TIME_TO_PREPARE = timedelta(days=14)


def long_date(day: date, language: str) -> str:
    """Return *day* in full, as ``November 22, 2026``.

    Babel writes Haitian Creole with French months, so that has a table of its own.
    """
    if language == "ht":
        return f"{day.day} {_HAITIAN_MONTHS[day.month - 1]} {day.year}"
    return format_date(day, "long", locale=_locale(language))


def in_words(items: Iterable[str], language: str) -> str:
    """Return *items* as one enumeration: “a, b, and c”."""
    return format_list(list(items), locale=_locale(language))


def call_by(today: date, deadlines: Sequence[date]) -> date:
    """Return the day by which the client should have spoken with us.

    A month from *today*, or two weeks before the first deadline ahead where
    that is sooner, moved back to a day on which an office is open; never
    before today, and never after that deadline.

    >>> call_by(date(2026, 12, 3), [date(2027, 4, 15)])
    datetime.date(2026, 12, 31)
    """
    ahead = [day for day in deadlines if day >= today]
    last = today + _TIME_TO_TALK
    if ahead:
        last = min(last, min(ahead) - _TIME_TO_PREPARE)
    while last.weekday() >= _SATURDAY or (last.month, last.day) in _CLOSED:
        last -= timedelta(days=1)
    return max(today, last)


def next_day(today: date, days: Iterable[date]) -> date | None:
    """Return the first of *days* that is not past."""
    return min((day for day in days if day >= today), default=None)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_LOCALES.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_US")

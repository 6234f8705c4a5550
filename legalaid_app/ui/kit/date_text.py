"""Dates as people type them, and back in words. No Qt and no clock: *today* is given.

Accepted: ``3/4/81`` (month first, as in the United States), ``2026-12-02``,
``4 mar 1981``, ``mar 4``, ``today``, ``tomorrow``, ``yesterday``, ``+14d``,
``-2w``, ``+3m``, ``next tue``, ``last fri``; and ``apr 1981`` or ``1981`` where
an approximate date is allowed, which give the first day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from legalaid_app.domain.words import gettext as _

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_SHIFT = re.compile(r"([+-])\s*(\d{1,4})\s*([dwmy])[a-z]*")
_WEEKDAY = re.compile(r"(next|last|this)?\s*([a-z]{3,9})")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:(?:\s*,\s*|\s+)(\d{4}|\d{2}))?"
)
_MONTH_DAY = re.compile(
    r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:(?:\s*,\s*|\s+)(\d{4}|\d{2}))?"
)
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?\s+(\d{4})")


class UnclearDate(ValueError):
    """The text is no date; *str(error)* is a constant, `sentence` is for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__("date.unclear")
        self.sentence = sentence


def parse_date(text: str, today: date, *, approximate: bool = False, past: bool = False) -> date:
    """Return the day that *text* names.

    Args:
        today: the day that "today", "+14d" and a date without a year count from.
        approximate: take "apr 1981" as 1 April 1981 and "1981" as 1 January.
        past: a two-digit year never lies in the future (dates of birth).

    Raises:
        UnclearDate: with the sentence to show at the field.
    """
    words = " ".join(text.strip().lower().split())
    found = (
        _relative(words, today)
        or _in_numbers(words, today, past=past)
        or _with_month_name(words, today, past=past)
        or _approximate(words, allowed=approximate)
    )
    if found is None:
        raise UnclearDate(_("Enter a date such as 3/4/1981, 4 mar 1981 or +14d"))
    return found


def date_in_words(day: date) -> str:
    """Return the echo of a date: “Wednesday, 4 March 1981”."""
    weekday = _(calendar.day_name[day.weekday()])
    month = _(calendar.month_name[day.month])
    return _("{weekday}, {day} {month} {year}").format(
        weekday=weekday, day=day.day, month=month, year=day.year
    )


def short_date(day: date) -> str:
    """Return a date for lists: “4 Mar 1981”; never numbers only, which read two ways."""
    month = _(calendar.month_abbr[day.month])
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def typed_date(day: date) -> str:
    """Return *day* as it stands in a field: “2026-12-02”."""
    return day.isoformat()


def _relative(words: str, today: date) -> date | None:
    fixed = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if words in fixed:
        return today + timedelta(days=fixed[words])
    if shift := _SHIFT.fullmatch(words):
        sign = 1 if shift[1] == "+" else -1
        return _shifted(today, sign * int(shift[2]), shift[3])
    if named := _WEEKDAY.fullmatch(words):
        return _weekday(today, named[1] or "next", named[2])
    return None


def _shifted(today: date, count: int, unit: str) -> date:
    try:
        if unit in "dw":
            return today + timedelta(days=count * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 + count * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(today.day, last))
    except (ValueError, OverflowError) as error:
        raise UnclearDate(_("This date is too far away")) from error


def _weekday(today: date, which: str, name: str) -> date | None:
    wanted = _index(name, DAYS, [day.lower() for day in calendar.day_name])
    if wanted is None:
        return None
    ahead = (wanted - today.weekday()) % 7
    if which == "last":
        return today - timedelta(days=(today.weekday() - wanted) % 7 or 7)
    return today + timedelta(days=ahead if which == "this" else ahead or 7)


def _in_numbers(words: str, today: date, *, past: bool) -> date | None:
    if iso := _ISO.fullmatch(words):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if slashes := _SLASHES.fullmatch(words):
        month, day = int(slashes[1]), int(slashes[2])
        if month > 12 >= day:
            raise UnclearDate(_("Write the month first, as in 3/25/1981, or name it: 25 mar 1981"))
        return _day(_year(slashes[3], today, past=past), month, day)
    return None


def _with_month_name(words: str, today: date, *, past: bool) -> date | None:
    if found := _DAY_MONTH.fullmatch(words):
        day, name, year = found[1], found[2], found[3]
    elif found := _MONTH_DAY.fullmatch(words):
        name, day, year = found[1], found[2], found[3]
    else:
        return None
    month = _month(name)
    return None if month is None else _day(_year(year, today, past=past), month, int(day))


def _approximate(words: str, *, allowed: bool) -> date | None:
    if found := _MONTH_YEAR.fullmatch(words):
        month = _month(found[1])
        if month is None:
            return None
        if not allowed:
            raise UnclearDate(_("Add the day, as in 4 apr 1981"))
        return _day(int(found[2]), month, 1)
    if re.fullmatch(r"\d{4}", words):
        if not allowed:
            raise UnclearDate(_("Add the day and the month, as in 3/4/1981"))
        return _day(int(words), 1, 1)
    return None


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnclearDate(_("There is no such day. Check the day and the month")) from error


def _year(text: str | None, today: date, *, past: bool) -> int:
    """A missing year is this one; two digits lie within 20 years ahead, or in the past."""
    if text is None:
        return today.year
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    limit = today.year if past else today.year + 20
    return year - 100 if year > limit else year


def _month(name: str) -> int | None:
    found = _index(name, MONTHS, [month.lower() for month in calendar.month_name[1:]])
    return None if found is None else found + 1


def _index(name: str, short: tuple[str, ...], full: list[str]) -> int | None:
    """Where *name* stands: it must begin a full name, by at least its three letters."""
    for place, letters in enumerate(short):
        if name.startswith(letters) and (full[place].startswith(name) or name == "sept"):
            return place
    return None

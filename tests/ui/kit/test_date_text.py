"""Dates as they are typed."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from legalaid_app.ui.kit.date_text import (
    MONTHS,
    UnclearDate,
    date_in_words,
    parse_date,
    short_date,
    typed_date,
)

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/4/81", date(1981, 3, 4)),
        ("3/4/1981", date(1981, 3, 4)),
        ("3-4-81", date(1981, 3, 4)),
        ("12/2", date(2026, 12, 2)),
        ("2026-12-02", date(2026, 12, 2)),
        ("  4   Mar 1981 ", date(1981, 3, 4)),
        ("4 march 1981", date(1981, 3, 4)),
        ("March 4, 1981", date(1981, 3, 4)),
        ("mar 4", date(2026, 3, 4)),
        ("sept 1 2026", date(2026, 9, 1)),
        ("4th of", None),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 25)),
        ("yesterday", date(2026, 11, 23)),
        ("+14d", date(2026, 12, 8)),
        ("+ 2 weeks", date(2026, 12, 8)),
        ("-1d", date(2026, 11, 23)),
        ("+3m", date(2027, 2, 24)),
        ("+1y", date(2027, 11, 24)),
        ("next tue", date(2026, 12, 1)),
        ("tuesday", date(2026, 12, 1)),
        ("this tue", date(2026, 11, 24)),
        ("fri", date(2026, 11, 27)),
        ("last fri", date(2026, 11, 20)),
        ("last tue", date(2026, 11, 17)),
        ("soon", None),
        ("", None),
        ("2/30/2026", None),
        ("13/13/2026", None),
        ("0/0/2026", None),
        ("+9999y", None),
        ("marzipan 4", None),
    ],
)
def test_a_date_is_understood_or_refused(typed, meant):
    if meant is None:
        with pytest.raises(UnclearDate):
            parse_date(typed, TODAY)
    else:
        assert parse_date(typed, TODAY) == meant


def test_a_month_is_taken_only_where_an_approximate_date_is_allowed():
    assert parse_date("apr 1981", TODAY, approximate=True) == date(1981, 4, 1)
    assert parse_date("1981", TODAY, approximate=True) == date(1981, 1, 1)
    with pytest.raises(UnclearDate) as caught:
        parse_date("apr 1981", TODAY)
    assert caught.value.sentence == "Add the day, as in 4 apr 1981"


def test_a_day_before_the_month_is_explained_and_not_guessed():
    with pytest.raises(UnclearDate) as caught:
        parse_date("25/3/1981", TODAY)
    assert "month first" in caught.value.sentence


def test_the_error_itself_repeats_nothing_that_was_typed():
    with pytest.raises(UnclearDate) as caught:
        parse_date("Rosa Diaz", TODAY)
    assert "Rosa" not in str(caught.value) + caught.value.sentence


@pytest.mark.parametrize(
    ("typed", "past", "year"),
    [("1/2/30", False, 2030), ("1/2/30", True, 1930), ("1/2/81", False, 1981)],
)
def test_two_digits_of_a_year_never_make_a_birth_in_the_future(typed, past, year):
    assert parse_date(typed, TODAY, past=past).year == year


def test_the_end_of_a_short_month_is_kept():
    assert parse_date("+1m", date(2026, 1, 31)) == date(2026, 2, 28)


def test_a_date_is_echoed_in_words():
    assert date_in_words(date(1981, 3, 4)) == "Wednesday, 4 March 1981"
    assert short_date(date(1981, 3, 4)) == "4 Mar 1981"


days = some.dates(min_value=date(1900, 1, 1), max_value=date(2150, 12, 31))


@given(days)
def test_every_way_of_writing_a_date_leads_back_to_it(day):
    month = MONTHS[day.month - 1]
    ways = [
        typed_date(day),
        f"{day.month}/{day.day}/{day.year}",
        f"{day.day} {month} {day.year}",
        f"{month.upper()} {day.day}, {day.year}",
        short_date(day),
    ]
    assert [parse_date(way, TODAY) for way in ways] == [day] * len(ways)


@given(days, some.integers(-9999, 9999))
def test_a_number_of_days_counts_from_today(today, count):
    sign = "+" if count >= 0 else "-"
    assert parse_date(f"{sign}{abs(count)}d", today) == today + timedelta(days=count)


@given(days, some.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_next_is_one_to_seven_days_ahead_and_last_as_far_back(today, name):
    ahead, back = parse_date(f"next {name}", today), parse_date(f"last {name}", today)
    assert 1 <= (ahead - today).days <= 7
    assert 1 <= (today - back).days <= 7
    assert ahead.weekday() == back.weekday()


@given(some.text(max_size=30))
def test_any_text_is_a_date_or_refused(typed):
    with suppress(UnclearDate):
        assert parse_date(typed, TODAY).year >= 1

"""Dates in the words of the letter's language, and the day by which to call."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.letters.dates import call_by, in_words, long_date, next_day

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "April 1, 2027"),
        ("es", "1 de abril de 2027"),
        ("ht", "1 avril 2027"),
        ("zh-Hans", "2027年4月1日"),
        ("xx-none", "April 1, 2027"),
    ],
)
def test_a_date_is_written_in_full_in_the_letters_language(language, words):
    assert long_date(date(2027, 4, 1), language) == words


def test_several_dates_become_one_enumeration():
    assert in_words(["a", "b", "c"], "en") == "a, b, and c"
    assert in_words(["a", "b"], "es") == "a y b"


@pytest.mark.parametrize(
    ("today", "deadlines", "expected"),
    [
        (date(2026, 11, 22), [date(2027, 4, 15)], date(2026, 12, 22)),
        (date(2026, 12, 3), [date(2027, 4, 15)], date(2026, 12, 31)),  # 2 January is a Saturday
        (date(2026, 11, 25), [], date(2026, 12, 24)),  # 25 December
        (date(2027, 4, 1), [date(2027, 4, 15)], date(2027, 4, 1)),
        (date(2027, 4, 14), [date(2027, 4, 15)], date(2027, 4, 14)),
        (date(2027, 3, 25), [date(2027, 4, 15), date(2027, 4, 9)], date(2027, 3, 26)),
        (date(2027, 4, 16), [date(2027, 4, 15)], date(2027, 5, 14)),
    ],
)
def test_the_day_to_call_by_leaves_time_before_the_first_deadline(today, deadlines, expected):
    assert call_by(today, deadlines) == expected


@given(DAYS, st.lists(DAYS, max_size=3))
def test_the_day_to_call_by_is_never_past_and_never_after_a_deadline(today, deadlines):
    day = call_by(today, deadlines)

    assert day >= today
    assert all(day <= deadline for deadline in deadlines if deadline >= today)


def test_the_next_day_of_a_list_is_the_first_that_is_not_past():
    days = [date(2026, 4, 15), date(2027, 4, 15)]

    assert next_day(date(2026, 4, 15), days) == date(2026, 4, 15)
    assert next_day(date(2026, 4, 16), days) == date(2027, 4, 15)
    assert next_day(date(2027, 4, 16), days) is None

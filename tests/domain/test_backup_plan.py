"""Which backups stay, and when the next one is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.domain.backup_plan import EXTERNAL_EVERY, is_due, is_overdue, superseded

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


def test_two_years_of_half_hours_leave_24_hours_30_days_and_12_months():
    made = [NOW - timedelta(minutes=30 * n) for n in range(2 * 365 * 48)]
    kept = sorted(set(made) - superseded(made), reverse=True)
    assert kept[:24] == [NOW - timedelta(hours=n, minutes=30 if n else 0) + (
        timedelta(hours=1) if n else timedelta()) for n in range(24)]  # fmt: skip
    assert len({k.date() for k in kept}) >= 30
    assert len({(k.year, k.month) for k in kept}) == 12
    assert len(kept) <= 24 + 30 + 12


def test_a_few_backups_all_stay():
    made = [NOW - timedelta(days=n) for n in range(7)]
    assert superseded(made) == frozenset()


def test_of_one_hour_the_newest_stays():
    made = [NOW + timedelta(minutes=n) for n in (1, 20, 40)]
    assert superseded(made) == frozenset(made[:2])


INSTANTS = st.integers(0, 10**7).map(lambda minutes: NOW - timedelta(minutes=minutes))


@given(st.lists(INSTANTS))
def test_the_newest_always_stays_and_thinning_twice_removes_nothing_more(made):
    gone = superseded(made)
    kept = set(made) - gone
    assert not made or max(made) in kept
    assert superseded(kept) == frozenset()


@pytest.mark.parametrize(
    ("minutes", "changed", "expected"),
    [(29, True, False), (30, True, True), (30, False, False), (-5, True, True)],
)
def test_a_backup_is_due_half_an_hour_after_the_last_when_something_changed(
    minutes, changed, expected
):
    assert is_due(NOW, NOW - timedelta(minutes=minutes), changed=changed) is expected


def test_the_first_change_is_backed_up_at_once():
    assert is_due(NOW, None, changed=True)


def test_a_week_without_a_backup_outside_is_overdue():
    assert not is_overdue(NOW, NOW - timedelta(days=7), EXTERNAL_EVERY)
    assert is_overdue(NOW, NOW - timedelta(days=7, seconds=1), EXTERNAL_EVERY)
    assert is_overdue(NOW, None, EXTERNAL_EVERY)

from __future__ import annotations

from legalaid_app.domain.triage import Level


def test_levels_are_ordered_by_urgency_and_not_by_letters():
    expected = ["informational", "lower", "elevated", "attorney_review"]

    assert [level.value for level in sorted(Level)] == expected


def test_each_comparison_agrees_with_the_rank():
    for one in Level:
        for other in Level:
            assert (one < other) is (one.rank < other.rank)
            assert (one <= other) is (one.rank <= other.rank)
            assert (one > other) is (one.rank > other.rank)
            assert (one >= other) is (one.rank >= other.rank)

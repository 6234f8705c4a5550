"""Two programs want the same store at the same instant."""

from __future__ import annotations

from .figures import figure
from .workers import figures_of


def test_exactly_one_of_two_wins_and_the_killed_winner_leaves_no_lock(fast_folder):
    came_to = figures_of("races", fast_folder / "store", 100)
    figure(
        "two instances: {races} races, exactly one won {exactly_one}, the other was told within "
        "{slowest} s".format(**came_to)
    )
    assert came_to["exactly_one"] == came_to["races"] == 100
    assert came_to["wrong"] == []
    assert len(came_to["sentences"]) == 1 and "already open" in came_to["sentences"][0]
    assert came_to["slowest"] < 2

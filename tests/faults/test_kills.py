"""`kill -9` at random moments of opening, working, changing the passphrase and closing."""

from __future__ import annotations

from .figures import figure, times
from .workers import figures_of


def test_kills_at_random_lose_nothing_that_was_acknowledged(tmp_path):
    count = times(quick=50, long=1000)
    came_to = figures_of("kills", tmp_path / "store", count, 7)
    figure(
        "kill -9: {kills} kills, {acknowledged} acknowledged, {passphrases} passphrases changed, "
        "{closes} times closed, {lost} lost, {wrong} checks failed".format(**came_to)
    )
    assert came_to["kills"] == count
    assert came_to["acknowledged"] > count // 2
    assert (came_to["lost"], came_to["wrong"]) == (0, 0)

"""The disk refuses the N-th write, sync, truncation, rename or removal."""

from __future__ import annotations

from .figures import figure, times
from .workers import figures_of

PLAIN = {"store.disk_full", "store.disk_trouble"}


def test_whoever_is_refused_by_the_disk_is_told_and_can_try_again(fast_folder):
    came_to = figures_of("injections", fast_folder, times(quick=24, long=1))
    figure(
        "ENOSPC and EIO: {runs} runs, {refusals} refusals, {acknowledged} acknowledged, "
        "{0} lost or wrong, {1} could not be finished by trying again, slowest refusal {slowest} s"
        "".format(len(came_to["wrong"]), len(came_to["unfinished"]), **came_to)
    )
    assert came_to["wrong"] == []
    assert came_to["unfinished"] == []
    assert came_to["refusals"] > came_to["runs"] // 3
    assert {sentence.split(" ")[0] for sentence in came_to["sentences"]} == PLAIN
    assert came_to["slowest"] < 2

"""Killed between any two steps, the old or the new is there, never something between."""

from __future__ import annotations

import json

from .figures import figure, times
from .workers import figures_of

CONTROL = "control: make a store, ignore the mark"
KILLS = {
    "make a store": 12,
    "change a passphrase": 12,
    "open an older store": 8,
    "work and close": 12,
}


def test_a_kill_at_any_step_leaves_the_old_or_the_new_and_a_way_in(fast_folder):
    wanted = {name: times(quick=kills, long=0) for name, kills in KILLS.items()} | {CONTROL: 8}
    came_to = figures_of("steps", fast_folder, json.dumps(wanted))
    for name, found in came_to.items():
        figure(
            f"kill at each step, {name}: {found['kills']} kills at {found['places']} places, "
            f"{len(found['wrong'])} between old and new"
        )
    assert came_to.pop(CONTROL)["wrong"], "the control must fail"
    assert {name: found["wrong"] for name, found in came_to.items()} == {name: [] for name in KILLS}

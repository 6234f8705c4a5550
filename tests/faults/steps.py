"""Killed at each step of something that must not be left half done.

python -m tests.faults.steps FOLDER {"ACTION": KILLS, …}

At most KILLS kills of each action, spread over all its calls; 0 kills at every single one.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from legalaid_app.domain.errors import WrongSecret
from legalaid_app.services import clients, making
from legalaid_app.services.unlock import close_office, holds_store
from legalaid_app.services.verify import verify_store

from . import tracing
from .desk import Desk, Promises, change, make, open_with, warm
from .forks import Say, asked

CALLS = (
    "openat",
    tracing.WRITES,
    tracing.FILE_WRITES,
    tracing.SYNCS,
    tracing.TRUNCATIONS,
    tracing.RENAMES,
    tracing.REMOVALS,
    "?mkdir,?mkdirat",
)
RELEASED = Path(__file__).parent.parent / "store" / "released"


@dataclass(frozen=True)
class Action:
    """What is done, to what it is done, and what must be true after it was cut off.

    Attributes:
        prepare: puts a closed store into a folder that does not exist yet; or does nothing.
        act: says "done" once the person would have been told so.
        wrong: given whether "done" was said; returns what is wrong.
    """

    prepare: Callable[[Path], None]
    act: Callable[[Path, Say], None]
    wrong: Callable[[Path, bool], list[str]]


def _worked_in(folder: Path) -> None:
    office = make(folder)
    desk = Desk(office, lambda line: None, 0, seed=3)
    for act in (desk.add, desk.edit, desk.note, desk.type):
        act()
    close_office(office)


def _state(folder: Path, word: int) -> list[str]:
    """Return what is wrong with a store that `_worked_in`, opened by that passphrase."""
    office = open_with(folder, word)
    try:
        names = [line.name for line in clients.client_lines(office, clients.list_clients(office))]
        found = [f"clients {names}"] if names != ["Kill, 1"] else []
        found += [f"{one.name}: {one.detail}" for one in verify_store(office) if not one.ok]
    finally:
        close_office(office)
    return found


# ---- a store is made


def _create(folder: Path, say: Say) -> None:
    office = make(folder)
    say("done")
    close_office(office)


def _wrong_after_create(folder: Path, done: bool) -> list[str]:
    if not holds_store(folder):
        if done:
            return ["the store that was made is gone"]
        close_office(make(folder))  # the same folder, the same wish
    return Promises().of(folder, whole=True)


# ---- a passphrase is changed


def _change(folder: Path, say: Say) -> None:
    change(folder, 0)
    say("done")


def _wrong_after_change(folder: Path, done: bool) -> list[str]:
    opens = []
    for word in (0, 1):
        try:
            close_office(open_with(folder, word))
        except WrongSecret:
            continue
        opens.append(word)
    if len(opens) != 1 or (done and opens != [1]):
        return [f"opens with {opens}, done: {done}"]
    found = _state(folder, opens[0])
    change(folder, opens[0])  # and it can be changed again
    return found + _state(folder, opens[0] + 1)


# ---- a store of an older version is opened


def _copy_released(folder: Path) -> None:
    shutil.copytree(min(RELEASED.iterdir()), folder)


def _open(folder: Path, say: Say) -> None:
    office = open_with(folder, 0)
    say("done")
    close_office(office)


def _wrong_after_migration(folder: Path, done: bool) -> list[str]:
    office = open_with(folder, 0)
    try:
        names = [line.name for line in clients.client_lines(office, clients.list_clients(office))]
        found = [] if names == ["García López, María José (Majo)"] else [f"clients {names}"]
        found += [f"{one.name}: {one.detail}" for one in verify_store(office) if not one.ok]
    finally:
        close_office(office)
    return found


# ---- a store is closed


def _work_and_close(folder: Path, say: Say) -> None:
    office = open_with(folder, 0)
    desk = Desk(office, lambda line: None, 0, seed=4)
    desk.edit()
    desk.edit()
    say("done")
    close_office(office)


def _wrong_after_close(folder: Path, done: bool) -> list[str]:
    office = open_with(folder, 0)
    try:
        names = [line.name for line in clients.client_lines(office, clients.list_clients(office))]
        allowed = ["Kill, 3"] if done else ["Kill, 1", "Kill, 2", "Kill, 3"]
        found = [] if names and names[0] in allowed else [f"clients {names}, done: {done}"]
        found += [f"{one.name}: {one.detail}" for one in verify_store(office) if not one.ok]
    finally:
        close_office(office)
    return found


def _wrong_without_mark(folder: Path, done: bool) -> list[str]:
    making.is_half_made = lambda _folder: False
    return _wrong_after_create(folder, done)


ACTIONS = {
    "make a store": Action(lambda folder: None, _create, _wrong_after_create),
    "control: make a store, ignore the mark": Action(
        lambda folder: None, _create, _wrong_without_mark
    ),
    "change a passphrase": Action(_worked_in, _change, _wrong_after_change),
    "open an older store": Action(_copy_released, _open, _wrong_after_migration),
    "work and close": Action(_worked_in, _work_and_close, _wrong_after_close),
}


def _count_calls(action: Action, base: Path, folder: Path, log: Path) -> list[tuple[str, int]]:
    """Do it once undisturbed; return every (calls, number) at which it can be killed."""
    places = []
    for calls in CALLS:
        _fresh(base, folder)
        with tracing.traced(
            lambda say: action.act(folder, say), ["-e", f"trace={calls}"], log
        ) as child:
            child.rest()
            child.wait()
        made = [line.split("(")[0] for line in log.read_text().splitlines()]
        most = max((made.count(name) for name in set(made)), default=0)
        places += [(calls, number) for number in range(1, most + 1)]
    return places


def _fresh(base: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if base.exists():
        shutil.copytree(base, folder)


def run(folder: Path, name: str, most: int) -> dict[str, object]:
    """Kill at each step and return what it came to."""
    action = ACTIONS[name]
    base, store, log = folder / "base", folder / "store", folder / "log"

    def prepare() -> list[str]:
        action.prepare(base)
        return []

    shutil.rmtree(base, ignore_errors=True)
    asked(prepare)
    places = _count_calls(action, base, store, log)
    step = max(1, len(places) / most) if most else 1
    chosen = [places[int(n * step)] for n in range(int(len(places) / step))]
    done_before, wrong = 0, []
    for calls, number in chosen:
        _fresh(base, store)
        with tracing.traced(
            lambda say: action.act(store, say),
            tracing.injecting(calls, "signal=KILL", str(number)),
            log,
        ) as child:
            done = "done" in child.rest()
            child.wait()
        done_before += done
        wrong += [f"killed at {calls} {number}: {each}" for each in _judged(action, store, done)]
    return {"places": len(places), "kills": len(chosen), "done": done_before, "wrong": wrong}


def _judged(action: Action, store: Path, done: bool) -> list[str]:
    try:
        return asked(lambda: action.wrong(store, done))
    except RuntimeError as failed:
        return [str(failed)[-300:]]


def main(folder: str, wanted: str) -> None:
    """Kill, print the figures."""
    warm()
    print(json.dumps({name: run(Path(folder), name, n) for name, n in json.loads(wanted).items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])

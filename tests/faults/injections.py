"""A disk that fails at the N-th call, for N = 1, 2, 3 … until nothing fails any more.

python -m tests.faults.injections FOLDER STEP

STEP 1 tries every N; a larger one every STEP-th of the many calls, and every one of the few.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import StoreUnavailable
from legalaid_app.domain.ids import ClientId, NoteId
from legalaid_app.domain.note import Note
from legalaid_app.services import clients, drafts
from legalaid_app.services.unlock import close_office

from . import tracing
from .desk import DRAFT_OF, Promises, change, make, open_with, warm
from .forks import Say, asked

FAULTS = (
    (tracing.WRITES, "ENOSPC"),
    (tracing.WRITES, "EIO"),
    (tracing.FILE_WRITES, "ENOSPC"),
    (tracing.FILE_WRITES, "EIO"),
    (tracing.SYNCS, "ENOSPC"),
    (tracing.SYNCS, "EIO"),
    (tracing.TRUNCATIONS, "ENOSPC"),
    (tracing.TRUNCATIONS, "EIO"),
    (tracing.RENAMES, "ENOSPC"),
    (tracing.RENAMES, "EIO"),
    (tracing.REMOVALS, "EIO"),
)
LASTS = (1, 3)
"""How many calls in a row fail before the disk is well again."""

_TRIES = 25
Done = TypeVar("Done")


def story(folder: Path, say: Say) -> None:
    """A short day in which whoever is refused tries again with what is still on the screen."""

    def insist(act: Callable[[], Done]) -> Done:
        for _ in range(_TRIES):
            began = time.monotonic()
            try:
                return act()
            except StoreUnavailable as refusal:
                say(f"slow {time.monotonic() - began:.3f}")
                say(f"refused {refusal.code} {refusal.user_message()}")
        return act()

    office = insist(lambda: open_with(folder, 0))
    typed = Client(id=ClientId(office.new_id()), given_name="0", surname="Full")
    made = insist(lambda: clients.add_client(office, typed, question="Should I file?"))
    say(f"client {made.id} 0")
    insist(lambda: clients.update_client(office, made, {"given_name": "1"}))
    say(f"client {made.id} 1")
    note = Note(id=NoteId(office.new_id()), client_id=made.id, body="x" * 20_000)
    insist(lambda: clients.add_part(office, note))
    say(f"note {note.id}")
    insist(lambda: drafts.keep_draft(office, "client", DRAFT_OF, {"n": 1}))
    say("draft 1")
    insist(lambda: change(folder, 0))
    say("word 1")
    close_office(office)
    say("done")


@dataclass
class Outcome:
    """What the runs came to."""

    runs: int = 0
    refusals: int = 0
    acknowledged: int = 0
    slowest: float = 0.0
    calls: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    unfinished: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def take(self, name: str, lines: list[str], log: Path) -> None:
        """Count one run."""
        self.runs += 1
        if lines[-1:] != ["done"]:
            self.unfinished.append(f"{name}: {lines[-1] if lines else 'nothing said'}")
        for line in lines:
            what, _, said = line.partition(" ")
            if what == "refused":
                self.refusals += 1
                self.sentences[said] += 1
            elif what == "slow":
                self.slowest = max(self.slowest, float(said))


def run(folder: Path, step: int) -> Outcome:
    """Try every fault at every STEP-th call."""
    warm()
    base, store, log = folder / "base", folder / "store", folder / "log"
    asked(lambda: [close_office(make(base)) or "made"])
    outcome = Outcome()
    for calls, error in FAULTS:
        for lasts in LASTS:
            number, fires = 1, True
            while fires:
                shutil.rmtree(store, ignore_errors=True)
                shutil.copytree(base, store)
                name = f"{error} at {calls} {number}, {lasts}×"
                when = f"{number}..{number + lasts - 1}"
                arguments = tracing.injecting(calls, f"error={error}", when)
                with tracing.traced(lambda say: story(store, say), arguments, log) as child:
                    lines = child.rest()
                    child.wait()
                fires = tracing.was_injected(log)
                outcome.take(name, lines, log)
                outcome.calls[f"{calls} {error}"] = number
                promises = Promises()
                promises.hear([line for line in lines if not line.startswith("failed")])
                outcome.acknowledged += promises.count
                outcome.wrong += [
                    f"{name}: {each}" for each in asked(lambda p=promises: p.of(store, whole=True))
                ]
                number += step if calls == tracing.WRITES else max(1, step // 4)
    return outcome


def main(folder: str, step: str) -> None:
    """Run and print."""
    began = datetime.now(UTC)
    outcome = run(Path(folder), int(step))
    figures = dict(vars(outcome))
    print(json.dumps(figures | {"seconds": (datetime.now(UTC) - began).total_seconds()}))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Two programs that open one store at the same instant.

python -m tests.faults.races FOLDER COUNT
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from legalaid_app.domain.errors import AppError
from legalaid_app.services.unlock import close_office

from .desk import Promises, make, open_with, warm
from .forks import Child, Say, asked, forked


def contestant(folder: Path, start: int, say: Say) -> None:
    """Wait for the common start, open, say how it went, hold on until killed."""
    say("ready")
    os.read(start, 1)
    began = time.monotonic()
    try:
        open_with(folder, 0)
    except AppError as refusal:
        say(f"{refusal.code} {time.monotonic() - began:.3f} {refusal.user_message()}")
        return
    say("opened")
    time.sleep(60)


def run(folder: Path, count: int) -> dict[str, object]:
    """Race *count* times; the winner is killed each time, so a stale lock would show."""
    seen: dict[str, int] = {}
    slowest, sentences, exactly_one = 0.0, set(), 0
    for _ in range(count):
        start, gun = os.pipe()
        with (
            forked(lambda say, _hear, s=start: contestant(folder, s, say)) as first,
            forked(lambda say, _hear, s=start: contestant(folder, s, say)) as second,
        ):
            both: tuple[Child, Child] = (first, second)
            for each in both:
                each.hear()
            os.write(gun, b"..")
            said = [each.hear() for each in both]
            for each in both:
                each.kill()
                each.wait()
        os.close(start)
        os.close(gun)
        codes = sorted(line.split(" ")[0] for line in said)
        exactly_one += codes == ["opened", "store.in_use"]
        for line in said:
            code, *rest = line.split(" ", 2)
            seen[code] = seen.get(code, 0) + 1
            if rest:
                slowest = max(slowest, float(rest[0]))
                sentences.add(rest[1])
    return {
        "races": count,
        "exactly_one": exactly_one,
        "answers": seen,
        "slowest": slowest,
        "sentences": sorted(sentences),
        "wrong": asked(lambda: Promises().of(folder, whole=True)),
    }


def main(folder: str, count: str) -> None:
    """Make the store, race, print the figures."""
    warm()
    asked(lambda: [close_office(make(Path(folder))) or "made"])
    print(json.dumps(run(Path(folder), int(count))))


if __name__ == "__main__":
    main(*sys.argv[1:])

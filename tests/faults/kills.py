"""`kill -9` at random, again and again, on one store.

python -m tests.faults.kills FOLDER COUNT SEED
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

from legalaid_app.services.unlock import close_office

from .desk import Desk, Promises, make, warm
from .forks import Say, asked, forked

_WHOLE_EVERY = 25


def work_until_killed(folder: Path, promises: Promises, seed: int, say: Say) -> None:
    """Look whether everything promised is there; then open, work and close, without end."""
    rounds = random.Random(seed)
    word = promises.word
    for turn in range(1_000_000):
        office = Promises(word=word).open(folder)
        if turn == 0:
            for broken in promises.broken(office):
                say(f"lost {broken}")
            say("looked")
        word = _word_of(folder, word)
        desk = Desk(office, say, word, seed + turn)
        for _ in range(rounds.randint(1, 12)):
            desk.work()
        if rounds.random() < 0.1:
            desk.change_passphrase()
        word = desk.word
        close_office(office)
        say("closed")


def _word_of(folder: Path, word: int) -> int:
    """Which passphrase it is now, without opening the store a second time."""
    from legalaid_app.domain.errors import WrongSecret
    from legalaid_app.vault.vault import open_vault
    from tests.tests_support import QUICK

    from .desk import passphrase

    try:
        open_vault(folder, passphrase(word), QUICK)
    except WrongSecret:
        return word + 1
    return word


def run(folder: Path, count: int, seed: int) -> dict[str, int]:
    """Kill *count* times and return what it came to."""
    moments = random.Random(seed)
    promises, lost, bad, closes = Promises(), 0, 0, 0
    for number in range(count):
        with forked(
            lambda say, _hear, n=number: work_until_killed(folder, promises, seed + n, say)
        ) as child:
            lines = []
            while (line := child.hear()) not in ("looked", ""):
                lines.append(line)
            time.sleep(moments.random() * 0.06)
            child.kill()
            lines += child.rest()
            child.wait()
        lost += sum(line.startswith("lost ") for line in lines)
        closes += lines.count("closed")
        promises.hear(lines)
        if number % _WHOLE_EVERY == _WHOLE_EVERY - 1 or number == count - 1:
            wrong = asked(lambda: promises.of(folder, whole=True))
            bad += len(wrong)
            for each in wrong:
                print(each, file=sys.stderr)
    return {
        "kills": count,
        "acknowledged": promises.count,
        "passphrases": promises.word,
        "closes": closes,
        "lost": lost,
        "wrong": bad,
    }


def main(folder: str, count: str, seed: str) -> None:
    """Make the store, kill, print the figures."""
    warm()
    asked(lambda: [close_office(make(Path(folder))) or "made"])
    print(json.dumps(run(Path(folder), int(count), int(seed))))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Kill the program at each step of changing the keys, then see that the store opens.

python -m tests.faults.key_kills FOLDER 1     prints one JSON object: for each action, its kills

A step is anything that reaches the disk or the keychain: bringing a file to the disk,
giving it its name, removing it, each part of the copy, keeping and deleting a secret.
The process is ended there, without any tidying up, once before each of them; before every third with 3 in the place of 1.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID

from legalaid_app.domain.account import OfficeProfile, Role, User
from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import AppError
from legalaid_app.services import clients, slots
from legalaid_app.services.office import Office
from legalaid_app.services.recovery import confirm_kit, make_kit
from legalaid_app.services.rotation import rotate_master_key
from legalaid_app.services.unlock import add_user, close_office, create_office, open_office
from legalaid_app.services.verify import verify_store
from legalaid_app.store import rekey
from legalaid_app.system.keychain import Keychain
from tests.tests_support import ANA, LUZ, QUICK

NEW = "harbor willow copper basket lantern"
NOBODY = UUID(int=0)
KILLED = 9
MOST_STEPS = 500


class FileBackend:
    """A keychain that outlives the process; each change is one step."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _kept(self) -> dict[str, str]:
        return json.loads(self._path.read_text()) if self._path.exists() else {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        STEPS.take()
        self._path.write_text(json.dumps(self._kept() | {service: password}))

    def delete_password(self, service: str, username: str) -> None:
        STEPS.take()
        kept = self._kept()
        del kept[service]
        self._path.write_text(json.dumps(kept))


class Steps:
    """Counts steps and ends the process before the one that was chosen."""

    def __init__(self) -> None:
        self.left: int | None = None

    def take(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left == 0:
                os._exit(KILLED)

    def watch(self) -> None:
        """Count every call that reaches the disk."""
        for name in ("replace", "fsync", "unlink"):
            setattr(os, name, self._counting(getattr(os, name)))
        rekey.connect = self._counting(rekey.connect)
        rekey._PAGES_AT_ONCE = 16

    def _counting(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            self.take()
            return call(*arguments, **named)

        return counted


STEPS = Steps()


def keychain(folder: Path) -> Keychain:
    return Keychain(FileBackend(folder.parent / "keychain.json"))


def opened(folder: Path, secret: str) -> Office:
    return open_office(folder, secret, policy=QUICK, keychain=keychain(folder))


def make(folder: Path) -> str:
    """Make the store that every action begins with; return the code of its kit."""
    office = create_office(
        folder,
        OfficeProfile(id=NOBODY, name="Riverside Legal Aid"),
        User(id=NOBODY, name="Luz", role=Role.ATTORNEY),
        LUZ,
        policy=QUICK,
    )
    add_user(office, User(id=NOBODY, name="Ana", role=Role.CASEWORKER), ANA, LUZ, QUICK)
    for number in range(40):
        clients.add_client(office, Client(id=office.new_id(), given_name=f"N{number}"))
    kit = make_kit(office, LUZ, QUICK)
    confirm_kit(office, kit.code, QUICK)
    close_office(office)
    office = opened(folder, LUZ)
    slots.use_device(office, LUZ, on=True, policy=QUICK, keychain=keychain(folder))
    close_office(office)
    return kit.code


def new_slot(office: Office, code: str) -> None:
    slots.make_shares(office, LUZ, QUICK, keychain(office.folder))


def new_kit(office: Office, code: str) -> None:
    made = make_kit(office, LUZ, QUICK, keychain(office.folder))
    (office.folder.parent / "code").write_text(made.code)
    confirm_kit(office, made.code, QUICK)


def passphrase(office: Office, code: str) -> None:
    slots.change_passphrase(office, LUZ, NEW, QUICK, keychain(office.folder))


def device(office: Office, code: str) -> None:
    slots.use_device(office, LUZ, on=True, policy=QUICK, keychain=keychain(office.folder))


def no_device(office: Office, code: str) -> None:
    slots.use_device(office, LUZ, on=False, policy=QUICK, keychain=keychain(office.folder))


def rotation(office: Office, code: str) -> None:
    close_office(
        rotate_master_key(
            office,
            LUZ,
            policy=QUICK,
            keychain=keychain(office.folder),
            report=lambda _done, _all: STEPS.take(),
        )
    )


ACTIONS: dict[str, Callable[[Office, str], None]] = {
    action.__name__: action
    for action in (new_slot, new_kit, passphrase, device, no_device, rotation)
}


def act(folder: Path, name: str, code: str, step: int) -> None:
    """In a process of its own: do it, and end before *step*."""
    office = opened(folder, LUZ)
    STEPS.watch()
    STEPS.left = step
    ACTIONS[name](office, code)
    STEPS.left = None
    close_office(office)


def check(folder: Path, name: str, code: str) -> None:
    """In a process of its own: every way in is there, and everything in the store is whole."""
    printed = folder.parent / "code"
    codes = [code, *([printed.read_text()] if printed.exists() else [])]
    mine = [secret for secret in (LUZ, NEW) if opens(folder, secret)]
    assert len(mine) == 1, f"{len(mine)} of the old and the new passphrase open it"
    assert opens(folder, ANA), "the colleague is kept out"
    assert any(opens(folder, each) for each in codes), "no kit opens it"
    left = [path.name for path in folder.iterdir() if "rekey" in path.name]
    assert left == [], left
    if name == "rotation":  # what was interrupted can be done
        close_office(
            rotate_master_key(opened(folder, LUZ), LUZ, policy=QUICK, keychain=keychain(folder))
        )
        assert opens(folder, ANA)


def opens(folder: Path, secret: str) -> bool:
    try:
        office = opened(folder, secret)
    except AppError:
        return False
    try:
        assert len(clients.list_clients(office)) == 40
        wrong = [each.name for each in verify_store(office) if not each.ok]
        assert wrong == [], wrong
    finally:
        close_office(office)
    return True


def run(folder: Path, stride: int) -> dict[str, int]:
    """Kill every action before every *stride*-th step; return how often each was killed."""
    made = folder / "made"
    code = make(made / "store")
    apart = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    kills: dict[str, int] = {}

    def ended(target: Callable[..., None], *arguments: object) -> int:
        process = apart.Process(target=target, args=arguments)
        process.start()
        process.join()
        return process.exitcode or 0

    for name in ACTIONS:
        for step in count(1, stride):
            here = folder / f"{name}-{step}"
            shutil.copytree(made, here)
            code_of_act = ended(act, here / "store", name, code, step)
            assert code_of_act in (0, KILLED), f"{name}: step {step} ended with {code_of_act}"
            assert ended(check, here / "store", name, code) == 0, f"{name}: killed at step {step}"
            shutil.rmtree(here)
            if code_of_act == 0:
                break
            kills[name] = kills.get(name, 0) + 1
            assert step < MOST_STEPS
    return kills


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), int(sys.argv[2]))))

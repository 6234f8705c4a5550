"""Waiting after wrong passphrases, on a clock that the test turns."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from legalaid_app.domain.errors import WaitBeforeNextTry, WayStopped, WrongSecret
from legalaid_app.vault import throttle as module
from legalaid_app.vault.changes import add_slot
from legalaid_app.vault.header import KEY_FILES
from legalaid_app.vault.opening import Opening
from legalaid_app.vault.recovery_kit import new_recovery_code, recovery_secret
from legalaid_app.vault.slots import KdfPolicy
from legalaid_app.vault.throttle import TRIES_FILE, Throttle
from legalaid_app.vault.vault import OpenVault, add_passphrase_slot, open_vault

OTHER = "granite violin pepper autumn tunnel"
WRONG = "not this one, whatever it is"


class Seconds:
    """A monotonic clock."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def throttle(folder: Path, seconds: Seconds) -> Throttle:
    return Throttle(folder, seconds)


def _waits(folder: Path, policy: KdfPolicy, throttle: Throttle, label: str | None = "Ana") -> int:
    """Try a wrong passphrase; return the seconds to wait, 0 if it was looked at."""
    try:
        open_vault(folder, WRONG, policy, label, throttle=throttle)
    except WaitBeforeNextTry as wait:
        return wait.seconds
    except WrongSecret:
        return 0
    raise AssertionError("it opened")


def test_a_hundred_wrong_passphrases_wait_longer_and_longer_and_touch_nothing(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    throttle: Throttle,
    seconds: Seconds,
    passphrase: str,
) -> None:
    before = [(folder / name).read_bytes() for name in KEY_FILES]
    waits, tried = [], 0
    while tried < 99:
        wait = _waits(folder, policy, throttle)
        if wait:
            waits.append(wait)
            seconds.now += wait - 0.5
            assert _waits(folder, policy, throttle) == 1  # half a second too early
            seconds.now += 0.5
        else:
            tried += 1

    assert waits == [2, 4, 8, 16, 32, 64, 128, 256] + [300] * 88
    assert [(folder / name).read_bytes() for name in KEY_FILES] == before
    seconds.now += 300
    assert open_vault(folder, passphrase, policy, "Ana", throttle=throttle) == vault
    assert not (folder / TRIES_FILE).exists()


def test_three_tries_are_free(
    vault: OpenVault, folder: Path, policy: KdfPolicy, throttle: Throttle
) -> None:
    assert [_waits(folder, policy, throttle) for _ in range(4)] == [0, 0, 0, 2]


def test_the_right_passphrase_has_to_wait_too_and_then_ends_the_count(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    throttle: Throttle,
    seconds: Seconds,
    passphrase: str,
) -> None:
    for _ in range(3):
        _waits(folder, policy, throttle)
    with pytest.raises(WaitBeforeNextTry) as caught:
        open_vault(folder, passphrase, policy, "Ana", throttle=throttle)
    assert "Wait 2 seconds" in caught.value.user_message()

    seconds.now += 2
    open_vault(folder, passphrase, policy, "Ana", throttle=throttle)
    assert [_waits(folder, policy, throttle) for _ in range(4)] == [0, 0, 0, 2]


def test_a_restart_of_the_program_and_of_the_computer_shortens_no_wait(
    vault: OpenVault, folder: Path, policy: KdfPolicy, throttle: Throttle, seconds: Seconds
) -> None:
    for wait in (0, 0, 0, 2, 4, 8):
        seconds.now += wait
        assert _waits(folder, policy, throttle) == 0

    assert _waits(folder, policy, Throttle(folder, seconds)) == 16
    just_started = Seconds(3.0)
    assert _waits(folder, policy, Throttle(folder, just_started)) == 13
    just_started.now = 16.0
    assert _waits(folder, policy, Throttle(folder, just_started)) == 0


def test_a_colleague_does_not_wait(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    throttle: Throttle,
    passphrase: str,
    now: datetime,
) -> None:
    add_passphrase_slot(folder, passphrase, OTHER, "Eva", now, policy)
    for _ in range(3):
        _waits(folder, policy, throttle)

    assert open_vault(folder, OTHER, policy, "Eva", throttle=throttle).slot_label == "Eva"
    assert _waits(folder, policy, throttle) == 2


def test_without_a_name_only_those_who_need_not_wait_are_tried(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    throttle: Throttle,
    passphrase: str,
    now: datetime,
) -> None:
    add_passphrase_slot(folder, passphrase, OTHER, "Eva", now, policy)
    for _ in range(3):
        _waits(folder, policy, throttle)

    assert open_vault(folder, OTHER, policy, throttle=throttle).slot_label == "Eva"
    with pytest.raises(WaitBeforeNextTry):
        open_vault(folder, passphrase, policy, throttle=throttle)
    counts = json.loads((folder / TRIES_FILE).read_text())
    assert sorted(failures for failures, _at in counts.values()) == [1, 3]


def test_after_a_hundred_the_paper_still_opens_the_store_at_once(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    throttle: Throttle,
    passphrase: str,
    now: datetime,
) -> None:
    code = new_recovery_code()
    add_slot(folder, Opening(passphrase, policy), recovery_secret(code), "Kit", now)
    (folder / TRIES_FILE).write_text(json.dumps({vault.slot_id: [100, 1.0]}))

    with pytest.raises(WayStopped) as caught:
        open_vault(folder, passphrase, policy, "Ana", throttle=throttle)
    assert "recovery kit" in caught.value.user_message()
    assert open_vault(folder, code, policy, "Ana", throttle=throttle).slot_label == "Kit"

    throttle.forget([vault.slot_id])
    assert open_vault(folder, passphrase, policy, "Ana", throttle=throttle).slot_id == vault.slot_id


def test_a_try_counts_before_it_is_made(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    throttle: Throttle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ended(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("legalaid_app.vault.slots.argon2id", ended)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                open_vault(folder, WRONG, policy, "Ana", throttle=throttle)

    assert _waits(folder, policy, throttle) == 2


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[1]",
        "null",
        '{"x": 1}',
        '{"x": [-1, 5]}',
        '{"x": [3, NaN]}',
        '{"x": [3, "y"]}',
        "[" * 9999,
    ],
)
def test_a_damaged_or_missing_file_of_tries_keeps_nobody_out(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    throttle: Throttle,
    passphrase: str,
    content: str,
) -> None:
    (folder / TRIES_FILE).write_text(content)

    assert open_vault(folder, passphrase, policy, "Ana", throttle=throttle) == vault


def test_where_nothing_can_be_written_the_program_itself_remembers(
    vault: OpenVault,
    folder: Path,
    policy: KdfPolicy,
    throttle: Throttle,
    seconds: Seconds,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("os.replace", forbidden)
        assert [_waits(folder, policy, throttle) for _ in range(4)] == [0, 0, 0, 2]
        assert _waits(folder, policy, Throttle(folder, seconds)) == 2
    module._kept_here.clear()

"""The key file: two copies, strict reading, and thousands of damaged ones."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legalaid_app.domain.errors import (
    AppError,
    DamagedHeader,
    NewerStore,
    NotAStore,
    WrongSecret,
)
from legalaid_app.system.keychain import Keychain
from legalaid_app.vault.changes import add_slot, bind_device
from legalaid_app.vault.header import KEY_FILES, LARGEST_FILE
from legalaid_app.vault.opening import Opening
from legalaid_app.vault.recovery_kit import new_recovery_code, recovery_secret
from legalaid_app.vault.rotation import begin_rotation, finish_rotation
from legalaid_app.vault.shares import new_shares
from legalaid_app.vault.slots import KdfPolicy
from legalaid_app.vault.vault import (
    OpenVault,
    add_passphrase_slot,
    change_passphrase,
    create_vault,
    describe_vault,
    open_vault,
)
from legalaid_app.vault.ways import passphrase_secret

ENVELOPE = 8 + 2 + 4 + 32
MUTATIONS = int(os.environ.get("LEGALAID_TEST_MUTATIONS", "1500"))
OTHER = "granite violin pepper autumn tunnel"
Edit = Callable[[dict[str, Any]], object]


def _listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _sealed(body: bytes, version: int = 1, magic: bytes = b"LADKEY\r\n") -> bytes:
    """Build an envelope whose checksum is right, as somebody who knows the format would."""
    start = magic + struct.pack(">HI", version, len(body))
    return start + hashlib.sha256(start + body).digest() + body


def _spelled(fields: object) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def _put(folder: Path, content: bytes) -> None:
    for name in KEY_FILES:
        (folder / name).write_bytes(content)


def _fields(folder: Path) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads((folder / KEY_FILES[0]).read_bytes()[ENVELOPE:])
    return fields


# ---- two copies


@pytest.mark.parametrize("lost", KEY_FILES)
def test_without_one_copy_the_other_opens_the_store_and_the_next_change_restores_it(
    vault: OpenVault, folder: Path, passphrase: str, now: Any, policy: KdfPolicy, lost: str
) -> None:
    (folder / lost).unlink()

    assert open_vault(folder, passphrase, policy) == vault
    assert lost in describe_vault(folder).problems[0]

    change_passphrase(folder, passphrase, OTHER, now, policy)
    assert describe_vault(folder).problems == ()
    assert (folder / lost).exists()


@pytest.mark.parametrize("damaged", KEY_FILES)
@pytest.mark.parametrize("content", [b"", b"\0" * 700, b"x" * (LARGEST_FILE + 1)])
def test_with_one_copy_damaged_the_other_opens_the_store(
    vault: OpenVault, folder: Path, passphrase: str, policy: KdfPolicy, damaged: str, content: bytes
) -> None:
    (folder / damaged).write_bytes(content)

    assert open_vault(folder, passphrase, policy) == vault
    assert len(describe_vault(folder).problems) == 1


def test_a_folder_in_the_place_of_one_copy_does_no_harm(
    vault: OpenVault, folder: Path, passphrase: str, policy: KdfPolicy
) -> None:
    (folder / KEY_FILES[0]).unlink()
    (folder / KEY_FILES[0]).mkdir()

    assert open_vault(folder, passphrase, policy) == vault


@pytest.mark.parametrize("behind", KEY_FILES)
def test_the_newer_copy_counts_so_that_an_old_passphrase_stays_dead(
    vault: OpenVault, folder: Path, passphrase: str, now: Any, policy: KdfPolicy, behind: str
) -> None:
    old = (folder / behind).read_bytes()
    change_passphrase(folder, passphrase, OTHER, now, policy)
    (folder / behind).write_bytes(old)

    assert open_vault(folder, OTHER, policy).generation == 2
    with pytest.raises(WrongSecret):
        open_vault(folder, passphrase, policy)
    assert describe_vault(folder).problems


def test_with_both_copies_damaged_each_is_named(
    vault: OpenVault, folder: Path, passphrase: str, policy: KdfPolicy
) -> None:
    (folder / KEY_FILES[0]).write_bytes(b"x" * 700)
    (folder / KEY_FILES[1]).unlink()

    with pytest.raises(DamagedHeader) as caught:
        open_vault(folder, passphrase, policy)
    assert "store.key: " in caught.value.user_message()
    assert "store.key.copy: it is missing" in caught.value.user_message()


def test_a_copy_that_may_not_be_read_is_reported_as_such(
    vault: OpenVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(DamagedHeader) as caught:
        describe_vault(folder)
    assert "cannot be read" in caught.value.user_message()


def test_leftovers_of_a_crash_are_swept_at_the_next_change(
    vault: OpenVault, folder: Path, passphrase: str, now: Any, policy: KdfPolicy
) -> None:
    (folder / ".store.key.abc123.part").write_bytes(b"half")

    change_passphrase(folder, passphrase, OTHER, now, policy)

    assert _listed(folder) == sorted(KEY_FILES)


# ---- the envelope and the fields


def test_a_later_format_is_left_to_the_later_version(vault: OpenVault, folder: Path) -> None:
    _put(folder, _sealed(b'{"anything":"else"}', version=2))

    with pytest.raises(NewerStore):
        describe_vault(folder)


def test_a_kind_of_slot_that_came_later_is_left_to_the_later_version(
    vault: OpenVault, folder: Path
) -> None:
    fields = _fields(folder)
    fields["slots"][0]["kind"] = "smartcard"
    _put(folder, _sealed(_spelled(fields)))

    with pytest.raises(NewerStore):
        describe_vault(folder)


def test_a_version_number_damaged_by_accident_is_no_later_format(
    vault: OpenVault, folder: Path
) -> None:
    content = bytearray((folder / KEY_FILES[0]).read_bytes())
    content[8] ^= 0x40
    _put(folder, bytes(content))

    with pytest.raises(DamagedHeader):
        describe_vault(folder)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 20_000,
        b'{"generation":1' + b"0" * 5000 + b"}",
        b'{"generation":NaN,"mac":"","slots":[],"store":""}',
    ],
    ids=range(8),
)
def test_content_that_makes_no_sense_is_damage(folder: Path, body: bytes) -> None:
    folder.mkdir(parents=True)
    _put(folder, _sealed(body))

    with pytest.raises(DamagedHeader):
        describe_vault(folder)


def _first(**edits: object) -> Edit:
    return lambda fields: fields["slots"][0].update(edits)


def _kdf(**edits: object) -> Edit:
    return lambda fields: fields["slots"][0]["kdf"].update(edits)


@pytest.mark.parametrize(
    "edit",
    [
        lambda f: f.update(extra=1),
        lambda f: f.pop("mac"),
        lambda f: f.update(mac=f["mac"].upper()),
        lambda f: f.update(mac=f["mac"][2:]),
        lambda f: f.update(mac=7),
        lambda f: f.update(generation=0),
        lambda f: f.update(generation=True),
        lambda f: f.update(generation=1.0),
        lambda f: f.update(generation=2**53 + 1),
        lambda f: f.update(store="short"),
        lambda f: f.update(slots=[]),
        lambda f: f.update(slots={}),
        lambda f: f.update(slots=f["slots"] * 2),
        lambda f: f.update(slots=[f["slots"][0] | {"id": f"{n:032x}"} for n in range(33)]),
        _first(extra=1),
        _first(id="../../../etc"),
        _first(kind=["passphrase"]),
        _first(label=""),
        _first(label="a\nb"),
        _first(label=" a"),
        _first(label="x" * 81),
        _first(label="\ud800"),
        _first(salt="00" * 15),
        _first(nonce=""),
        _first(wrapped="00" * 47),
        _first(created_at="2026-11-24T09:30:00"),
        _first(created_at="2026-11-24T10:30:00+01:00"),
        _first(created_at="20261124T093000Z"),
        _first(created_at=0),
        _first(created_at="0001-01-01T00:00:00+23:59"),
        _first(kdf=None),
        _kdf(name="scrypt"),
        _kdf(memory_kib=-1),
        _kdf(memory_kib=2**32),
        _kdf(passes="3"),
        _kdf(lanes=None),
        _kdf(extra=1),
    ],
    ids=range(37),
)
def test_a_field_that_is_unknown_missing_or_out_of_bounds_is_damage(
    vault: OpenVault, folder: Path, edit: Edit
) -> None:
    fields = _fields(folder)
    edit(fields)
    _put(folder, _sealed(_spelled(fields)))

    with pytest.raises(DamagedHeader):
        describe_vault(folder)


@pytest.mark.parametrize(
    "respell",
    [
        lambda body: body.replace(b":", b": ", 1),
        lambda body: body + b"\n",
        lambda body: body.replace(b'{"generation":1,', b'{"generation":9,"generation":1,'),
        lambda body: body.replace(b'"Ana"', b'"\\u0041na"'),
    ],
    ids=["space", "newline", "key twice", "escape"],
)
def test_the_same_content_in_another_spelling_is_damage(
    vault: OpenVault, folder: Path, respell: Callable[[bytes], bytes]
) -> None:
    body = (folder / KEY_FILES[0]).read_bytes()[ENVELOPE:]
    assert respell(body) != body
    _put(folder, _sealed(respell(body)))

    with pytest.raises(DamagedHeader):
        describe_vault(folder)


# ---- changes by somebody who knows the format but no passphrase


def _raise_generation(fields: dict[str, Any]) -> None:
    fields["generation"] += 1


def _drop_a_user(fields: dict[str, Any]) -> None:
    fields["slots"].pop()


def _change_order(fields: dict[str, Any]) -> None:
    fields["slots"].reverse()


def _rename_the_other_user(fields: dict[str, Any]) -> None:
    fields["slots"][1]["label"] = "Eve"


def _cheapen_the_other_user(fields: dict[str, Any]) -> None:
    fields["slots"][1]["kdf"]["memory_kib"] += 1


def _forge_the_seal(fields: dict[str, Any]) -> None:
    fields["mac"] = "00" * 32


@pytest.mark.parametrize(
    "edit",
    [
        _raise_generation,
        _drop_a_user,
        _change_order,
        _rename_the_other_user,
        _cheapen_the_other_user,
        _forge_the_seal,
    ],
)
def test_the_right_passphrase_does_not_open_a_key_file_changed_outside(
    vault: OpenVault, folder: Path, passphrase: str, now: Any, policy: KdfPolicy, edit: Edit
) -> None:
    add_passphrase_slot(folder, passphrase, OTHER, "Eva", now, policy)
    fields = _fields(folder)
    edit(fields)
    _put(folder, _sealed(_spelled(fields)))

    with pytest.raises(DamagedHeader) as caught:
        open_vault(folder, passphrase, policy)
    assert "outside this program" in caught.value.user_message()


# ---- thousands of them


def _flip(content: bytearray, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 3)):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return bytes(content)


def _cut(content: bytearray, dice: random.Random) -> bytes:
    start = dice.randrange(len(content))
    return bytes(content[:start] + content[start + dice.randint(1, 200) :])


def _insert(content: bytearray, dice: random.Random) -> bytes:
    place = dice.randrange(len(content))
    return bytes(content[:place] + dice.randbytes(dice.randint(1, 50)) + content[place:])


def _copy_within(content: bytearray, dice: random.Random) -> bytes:
    start, place, size = dice.randrange(len(content)), dice.randrange(len(content)), 40
    content[place : place + size] = content[start : start + size]
    return bytes(content)


STRANGE: list[Any] = [None, True, 0, -1, 1, 2**40, 1.5, "", "0", "passphrase", [], {}, "ff" * 16]


def _edit_fields(content: bytearray, dice: random.Random, foreign: dict[str, Any]) -> bytes:
    """Edit the JSON as an attacker would: swap slots, numbers and texts, add and drop."""
    fields = json.loads(content[ENVELOPE:])
    theirs, ours = dice.choice(foreign["slots"]), dice.choice(fields["slots"])
    place = dice.choice([fields, ours, ours["kdf"]])
    name = dice.choice(sorted(place))
    seals = ["sealed", "sealed_next", "public", "device"]
    match dice.randrange(10):
        case 0:
            place[name] = dice.choice(STRANGE)
        case 1:
            del place[name]
        case 2:
            place[dice.choice(["extra", "Id", "mac", "slots", *seals])] = dice.choice(STRANGE)
        case 3:
            fields["slots"][dice.randrange(len(fields["slots"]))] = theirs
        case 4:
            ours[dice.choice(["wrapped", "nonce", "salt", "id"])] = theirs["wrapped"][:96]
        case 5:
            ours["kdf"][dice.choice(["memory_kib", "passes", "lanes"])] = dice.choice(
                [1, 2, 4, 8, 15, 17, 1023, 1025, 2**20, 2**31]
            )
        case 6:  # what is sealed to one is given to another, or to a foreign key
            name = dice.choice(seals)
            ours[name] = dice.choice([*fields["slots"], *foreign["slots"]]).get(name, "00" * 32)
        case 7:  # the slot is said to be of another kind, or of the first key files
            ours["kind"] = dice.choice(["passphrase", "recovery", "shares"])
            ours["kdf"] = dice.choice([slot["kdf"] for slot in fields["slots"]])
            for seal in dice.choice([[], seals]):
                ours.pop(seal, None)
        case 8:
            edit = dice.choice(["carried", "mac", "generation"])
            fields[edit] = foreign.get(edit, "00" * 92)
        case _:
            fields["slots"].insert(dice.randrange(3), theirs)
    return _spelled(fields)


def _mutated(content: bytes, dice: random.Random, foreign: dict[str, Any]) -> bytes:
    kind = dice.randrange(8)
    if kind < 4:
        return (_flip, _cut, _insert, _copy_within)[kind](bytearray(content), dice)
    if kind < 6:  # damage inside, under a checksum that is right
        body = bytearray(content[ENVELOPE:])
        return _sealed((_flip, _cut, _insert, _copy_within)[dice.randrange(4)](body, dice))
    return _sealed(_edit_fields(bytearray(content), dice, foreign))


def _every_kind(folder: Path, how: Opening, now: Any, keychain: Keychain) -> list[str]:
    """Give the vault a slot of each kind; return what opens each of them."""
    code, (secret, parts) = new_recovery_code(), new_shares()
    add_slot(folder, how, passphrase_secret(OTHER), "Eva", now)
    add_slot(folder, how, recovery_secret(code), "Recovery kit", now)
    add_slot(folder, how, secret, "Shares", now)
    bind_device(folder, how, keychain, now)
    return [str(how.secret), OTHER, code, "/".join(parts[:2])]


@pytest.mark.parametrize("part", range(10))
def test_no_mutated_key_file_opens_and_each_is_an_error_for_the_desk(
    vault: OpenVault,
    folder: Path,
    tmp_path: Path,
    passphrase: str,
    now: Any,
    policy: KdfPolicy,
    keychain: Keychain,
    part: int,
) -> None:
    how = Opening(passphrase, policy, "Ana", keychain)
    secrets = _every_kind(folder, how, now, keychain)
    create_vault(tmp_path / "foreign", passphrase, "Ana", now, policy)
    _every_kind(tmp_path / "foreign", how, now, keychain)
    for stage in range(part % 3):  # as made; with a rotation under way; with one done
        (begin_rotation if stage == 0 else finish_rotation)(folder, how)
    foreign = _fields(tmp_path / "foreign")
    whole = (folder / KEY_FILES[0]).read_bytes()
    (folder / KEY_FILES[1]).unlink()
    dice = random.Random(part)
    answers: dict[str, int] = {}

    for _ in range(MUTATIONS // 10):
        mutated = _mutated(whole, dice, foreign)
        if mutated == whole:
            continue
        (folder / KEY_FILES[0]).write_bytes(mutated)
        with pytest.raises(AppError) as caught:
            open_vault(folder, dice.choice(secrets), policy, keychain=keychain)
        assert "{" not in caught.value.user_message()
        answers[caught.value.code] = answers.get(caught.value.code, 0) + 1

    assert "store.damaged_header" in answers
    assert set(answers) <= {
        "store.damaged_header",
        "store.wrong_passphrase",
        "store.newer",
        "store.unavailable",
        "keychain.unavailable",
    }
    (folder / KEY_FILES[0]).write_bytes(whole)
    for secret in secrets:
        opened = open_vault(folder, secret, policy, keychain=keychain)
        assert opened.store_id == vault.store_id


# ---- old files

FIRST_FORMAT = base64.b64decode(
    """
TEFES0VZDQoAAQAAAfyG/E9cZngVf4p5DEvhWN0rHl0TItwZk/fq44JEJNUULnsiZ2VuZXJhdGlvbiI6MSwibWFjIjoiODZh
MDIzNDA0YWRjMjViMWFlOWZmNGUwZmY2YzU0YWU3MzgwZGZmMTA2ODhiODU5MDliZWJkOGMxODNhYTgzZiIsInNsb3RzIjpb
eyJjcmVhdGVkX2F0IjoiMjAyNi0xMS0yNFQwOTozMDowMCswMDowMCIsImlkIjoiZDNkOGNkMTc2OTVlMTdkZjdjZTQ2NTgx
MDdhMTM5N2MiLCJrZGYiOnsibGFuZXMiOjEsIm1lbW9yeV9raWIiOjE2LCJuYW1lIjoiYXJnb24yaWQiLCJwYXNzZXMiOjF9
LCJraW5kIjoicGFzc3BocmFzZSIsImxhYmVsIjoiQW5hIiwibm9uY2UiOiJkYTM5ODc2ZWFmMTdhY2NkMWYyMjcxZDAiLCJz
YWx0IjoiMjZmYzc3NzllMzJlZTFlMWIyMmQ5NmZkMTk2ZDAzNzYiLCJ3cmFwcGVkIjoiMzIxZDJkZjNkMjkzZDUzOTM0YmNm
ZDg2NjQwYjIyMWJhZDI4MjZlNWJhMTg5NDI3YmQ0M2UxZjhmZmIwNTUxMDg5NDhiOGYxNzhkZjE4ZjZiNGE0ZDdiMzhkM2Yy
NmQ3In1dLCJzdG9yZSI6ImYzNGI0NTQyYWJjN2MxOWM0NGExYWYyNGUyYTc5NmU1In0=
"""
)


def test_a_key_file_of_the_first_format_still_opens(tmp_path: Path, policy: KdfPolicy) -> None:
    (tmp_path / KEY_FILES[0]).write_bytes(FIRST_FORMAT)

    opened = open_vault(tmp_path, "lantern orbit maple quiet river stone", policy)

    assert opened.slot_label == "Ana"
    assert (
        hashlib.sha256(opened.keys.store).hexdigest()
        == "301d61458c3c7685157c46cf5c67dc03fe5bd62f535a10d219d7960b9452b89b"
    )


def test_an_empty_folder_is_no_damaged_store(tmp_path: Path) -> None:
    with pytest.raises(NotAStore):
        describe_vault(tmp_path)

"""Who can open the store: people, the recovery kit, shares, the keychain; and what must not happen."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from uuid import UUID

import pytest

from legalaid_app.domain.account import Role, User
from legalaid_app.domain.errors import (
    KeychainUnavailable,
    LastWay,
    MistypedCode,
    NotFound,
    Refused,
    RolledBack,
    WaitBeforeNextTry,
    WayStopped,
    WeakPassphrase,
    WrongSecret,
)
from legalaid_app.services import recovery, slots
from legalaid_app.services.recovery import KitState, confirm_kit, kit_state, make_kit
from legalaid_app.services.unlock import add_user, close_office, open_office, people, users
from legalaid_app.store.meta import read_meta
from legalaid_app.system.keychain import Keychain
from legalaid_app.vault.header import KEY_FILES
from legalaid_app.vault.slots import KdfParameters, KdfPolicy
from legalaid_app.vault.throttle import TRIES_FILE, Throttle
from legalaid_app.vault.vault import describe_vault
from tests.tests_support import ANA, LUZ, QUICK

NEW = "harbor willow copper basket lantern"
COSTLIER = KdfPolicy(KdfParameters(64, 2, 1), QUICK.floor, QUICK.ceiling)


class Memory:
    """A keychain of the system, for one test."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get(service)

    def set_password(self, service, username, password):
        self.kept[service] = password

    def delete_password(self, service, username):
        del self.kept[service]


@pytest.fixture
def opening(store, clock, guidance):
    """Open the store for a while, in any way."""

    @contextmanager
    def opened(secret, policy=QUICK, **more):
        office = open_office(store, secret, now=clock, policy=policy, guidance=guidance, **more)
        try:
            yield office
        finally:
            close_office(office)

    return opened


def ana(office):
    return next(user for user in users(office) if user.name == "Ana Muestra")


def test_the_ways_are_listed_without_a_key_and_only_people_are_offered(store, office):
    make_kit(office, LUZ, QUICK)

    assert [(way.kind.value, way.label) for way in slots.list_ways(store)] == [
        ("passphrase", "Luz Ejemplo"),
        ("passphrase", "Ana Muestra"),
        ("recovery", "Recovery kit"),
    ]
    assert people(store) == ("Luz Ejemplo", "Ana Muestra")


def test_a_changed_passphrase_opens_and_the_old_one_does_not(office, opening):
    slots.change_passphrase(office, LUZ, NEW, QUICK)
    close_office(office)

    with opening(NEW) as again:
        assert again.user.name == "Luz Ejemplo"
    with pytest.raises(WrongSecret), opening(LUZ):
        pass


@pytest.mark.parametrize("weak", ["Riverside Legal Aid", "Luz Ejemplo 2026", "short"])
def test_the_office_and_the_person_are_no_passphrase(office, weak):
    with pytest.raises(WeakPassphrase):
        slots.change_passphrase(office, LUZ, weak, QUICK)


def test_every_way_can_be_tried_without_changing_anything(store, office):
    kit = make_kit(office, LUZ, QUICK)
    parts = slots.make_shares(office, LUZ, QUICK)
    before = (store / KEY_FILES[0]).read_bytes()

    tried = [slots.try_way(office, s, QUICK) for s in (LUZ, ANA, kit.code, "/".join(parts[1:]))]
    assert [way.label for way in tried] == ["Luz Ejemplo", "Ana Muestra", "Recovery kit", "Shares"]
    with pytest.raises(WrongSecret):
        slots.try_way(office, NEW, QUICK)
    assert (store / KEY_FILES[0]).read_bytes() == before


# ---- people


def test_a_removed_person_cannot_open_the_store_and_stays_in_the_history(office, opening):
    removed = slots.remove_user(office, ana(office).id, LUZ, QUICK)

    assert not removed.user.active
    assert "does not take back" in removed.words and "master key" in removed.words
    assert people(office.folder) == ("Luz Ejemplo",)
    close_office(office)
    with pytest.raises(WrongSecret), opening(ANA):
        pass


def test_nobody_removes_themselves_or_the_last_administrator(office, opening):
    with pytest.raises(LastWay):
        slots.remove_user(office, office.user.id, LUZ, QUICK)
    made = add_user(
        office, User(id=UUID(int=0), name="Rosa", role=Role.ADMINISTRATOR), NEW, LUZ, QUICK
    )
    with pytest.raises(LastWay) as caught:
        slots.remove_user(office, made.id, LUZ, QUICK)
    assert "last administrator" in caught.value.user_message()
    assert [user.active for user in users(office)] == [True, True, True]


def test_a_caseworker_changes_only_their_own_passphrase(caseworker_office):
    luz = next(user for user in users(caseworker_office) if user.is_attorney)
    for act in (
        lambda: slots.remove_user(caseworker_office, luz.id, ANA, QUICK),
        lambda: slots.set_passphrase(caseworker_office, luz.id, NEW, ANA, QUICK),
        lambda: slots.remove_way(caseworker_office, luz.slot, ANA, QUICK),
        lambda: slots.make_shares(caseworker_office, ANA, QUICK),
    ):
        with pytest.raises(Refused):
            act()
    slots.change_passphrase(caseworker_office, ANA, NEW, QUICK)


def test_a_removal_that_was_interrupted_is_completed(office):
    from legalaid_app.services.key_state import opening as how
    from legalaid_app.vault.changes import remove_slot

    remove_slot(office.folder, how(office, LUZ, QUICK), ana(office).slot)
    assert ana(office).active

    assert not slots.remove_user(office, ana(office).id, LUZ, QUICK).user.active


def test_with_the_wrong_passphrase_of_ones_own_nothing_changes(office):
    before = describe_vault(office.folder)
    for act in (
        lambda: slots.remove_user(office, ana(office).id, NEW, QUICK),
        lambda: slots.change_passphrase(office, NEW, NEW, QUICK),
        lambda: make_kit(office, NEW, QUICK),
    ):
        with pytest.raises(WrongSecret):
            act()
    assert describe_vault(office.folder) == before


# ---- recovery


def test_the_kit_is_typed_back_and_ends_the_kit_before(office, opening):
    assert kit_state(office) is KitState.NONE
    first = make_kit(office, LUZ, QUICK)
    assert kit_state(office) is KitState.UNCONFIRMED
    confirm_kit(office, first.code.lower().replace("-", " "), QUICK)
    assert kit_state(office) is KitState.CONFIRMED

    second = make_kit(office, LUZ, QUICK)
    with pytest.raises(MistypedCode) as caught:
        confirm_kit(office, first.code, QUICK)
    assert "earlier kit" in caught.value.user_message()
    assert slots.try_way(office, first.code, QUICK).label == "Recovery kit"
    confirm_kit(office, second.code, QUICK)
    with pytest.raises(WrongSecret):
        slots.try_way(office, first.code, QUICK)
    assert [way.label for way in slots.list_ways(office.folder)][-1] == "Recovery kit 2"


def test_a_mistyped_or_foreign_code_confirms_nothing(office):
    from legalaid_app.vault.recovery_kit import new_recovery_code

    kit = make_kit(office, LUZ, QUICK)
    for typed in ("", kit.code[:-1], new_recovery_code(), LUZ):
        with pytest.raises(MistypedCode):
            confirm_kit(office, typed, QUICK)
    assert kit_state(office) is KitState.UNCONFIRMED


def test_the_kit_opens_the_store_and_gives_people_new_passphrases(office, opening):
    kit = make_kit(office, LUZ, QUICK)
    close_office(office)

    with opening(kit.code, label="Ana Muestra") as recovered:
        assert (recovered.user.name, recovered.user.role) == ("Recovery kit", Role.ADMINISTRATOR)
        slots.set_passphrase(recovered, ana(recovered).id, NEW, kit.code, QUICK)
        with pytest.raises(LastWay):
            slots.remove_way(recovered, kit.slot_id, kit.code, QUICK)
    with opening(NEW) as office:
        assert office.user.name == "Ana Muestra"


def test_two_shares_open_the_store(office, opening):
    parts = slots.make_shares(office, LUZ, QUICK)
    close_office(office)

    with opening(f"{parts[0]}\n{parts[2]}") as shared:
        assert shared.user.name == "Shares"
        slots.remove_way(shared, ana(shared).slot, f"{parts[0]}\n{parts[1]}", QUICK)


def test_the_pages_of_kit_and_shares_are_pdf(office):
    kit = make_kit(office, LUZ, QUICK)

    assert recovery.kit_pdf(office, kit).startswith(b"%PDF")
    assert recovery.shares_pdf(office, slots.make_shares(office, LUZ, QUICK), "a4").startswith(
        b"%PDF"
    )
    assert kit.code not in repr(kit)


# ---- the keychain


def test_with_the_keychain_lost_the_kit_opens_the_store(office, opening):
    keychain = Keychain(memory := Memory())
    with pytest.raises(LastWay):
        slots.use_device(office, LUZ, on=True, policy=QUICK, keychain=keychain)
    kit = make_kit(office, LUZ, QUICK)
    slots.use_device(office, LUZ, on=True, policy=QUICK, keychain=keychain)
    slots.change_passphrase(office, LUZ, NEW, QUICK, keychain)
    close_office(office)

    with opening(NEW, keychain=keychain):
        pass
    memory.kept.clear()
    with pytest.raises(KeychainUnavailable), opening(NEW, keychain=keychain):
        pass
    with opening(kit.code, keychain=keychain) as recovered:
        luz = next(user for user in users(recovered) if user.is_attorney)
        slots.set_passphrase(recovered, luz.id, LUZ, kit.code, QUICK)
    with opening(LUZ, keychain=keychain) as again:
        assert again.user.is_attorney


def test_a_failing_keychain_costs_no_try(office, store, opening):
    keychain = Keychain(memory := Memory())
    make_kit(office, LUZ, QUICK)
    slots.use_device(office, LUZ, on=True, policy=QUICK, keychain=keychain)
    close_office(office)
    memory.kept.clear()

    for _ in range(5):
        with (
            pytest.raises(KeychainUnavailable),
            opening(LUZ, label="Luz Ejemplo", keychain=keychain),
        ):
            pass
    assert not (store / TRIES_FILE).exists()


# ---- waiting


def test_a_fourth_wrong_passphrase_has_to_wait_and_a_colleague_does_not(store, opening):
    for _ in range(3):
        with pytest.raises(WrongSecret), opening(NEW, label="Luz Ejemplo"):
            pass
    with pytest.raises(WaitBeforeNextTry) as caught, opening(LUZ, label="Luz Ejemplo"):
        pass
    assert 1 <= caught.value.seconds <= 2
    with opening(ANA, label="Ana Muestra"):
        pass
    seconds = time.monotonic() + 2
    with opening(LUZ, label="Luz Ejemplo", throttle=Throttle(store, lambda: seconds)):
        pass


def test_a_stopped_way_goes_again_with_a_new_passphrase_from_a_colleague(office, store, opening):
    count = {ana(office).slot: [100, 1.0]}
    (store / TRIES_FILE).write_text(json.dumps(count))
    with pytest.raises(WayStopped):
        Throttle(store).waiting(ana(office).slot)
    slots.set_passphrase(office, ana(office).id, NEW, LUZ, QUICK)
    close_office(office)

    with opening(NEW, label="Ana Muestra"):
        pass


# ---- an older key file


def test_an_older_key_file_is_refused_with_the_way_on(office, store, opening):
    old = (store / KEY_FILES[0]).read_bytes()
    slots.remove_user(office, ana(office).id, LUZ, QUICK)
    close_office(office)
    new = (store / KEY_FILES[0]).read_bytes()
    for name in KEY_FILES:
        (store / name).write_bytes(old)

    for secret in (ANA, LUZ):
        with pytest.raises(RolledBack) as caught, opening(secret):
            pass
        assert "recovery code" in caught.value.user_message()
    assert (store / KEY_FILES[0]).read_bytes() == old
    (store / KEY_FILES[0]).write_bytes(new)
    with opening(LUZ):
        pass


def test_the_valid_kit_goes_on_from_an_older_key_file_and_an_ended_one_does_not(
    office, store, opening
):
    ended = make_kit(office, LUZ, QUICK)
    older = (store / KEY_FILES[0]).read_bytes()
    valid = make_kit(office, LUZ, QUICK)
    old = (store / KEY_FILES[0]).read_bytes()
    confirm_kit(office, valid.code, QUICK)
    slots.change_passphrase(office, LUZ, NEW, QUICK)
    close_office(office)

    for name in KEY_FILES:
        (store / name).write_bytes(older)
    with pytest.raises(RolledBack), opening(ended.code):
        pass
    for name in KEY_FILES:
        (store / name).write_bytes(old)
    with pytest.raises(RolledBack), opening(ended.code):
        pass
    with opening(valid.code) as recovered:
        kept = int(read_meta(recovered.engines)["key_generation"])
        assert kept == describe_vault(store).generation
    with opening(LUZ):  # the passphrase of that key file is in force again, as was said
        pass


def test_an_older_key_file_put_back_while_the_office_is_open_changes_nothing(office, store):
    old = (store / KEY_FILES[0]).read_bytes()
    slots.change_passphrase(office, LUZ, NEW, QUICK)
    for name in KEY_FILES:
        (store / name).write_bytes(old)

    with pytest.raises(RolledBack):
        slots.change_passphrase(office, LUZ, NEW, QUICK)
    assert (store / KEY_FILES[0]).read_bytes() == old


# ---- the policy


def test_a_policy_that_rose_is_followed_at_the_next_unlock(store, opening):
    with opening(LUZ, COSTLIER):
        pass

    luz, anas = slots.list_ways(store)
    assert (luz.kdf, anas.kdf) == (COSTLIER.chosen, QUICK.chosen)
    generation = describe_vault(store).generation
    with opening(LUZ, COSTLIER) as office:
        assert int(read_meta(office.engines)["key_generation"]) == generation
    with opening(LUZ, QUICK):
        pass
    assert describe_vault(store).generation == generation


def test_what_is_not_there_is_said(office):
    with pytest.raises(NotFound):
        slots.remove_way(office, "00" * 16, LUZ, QUICK)
    with pytest.raises(NotFound):
        slots.remove_user(office, UUID(int=5), LUZ, QUICK)

"""Deriving the keys of a store."""

from __future__ import annotations

import hmac
import subprocess
import sys

import pytest

from legalaid_app.vault.keys import derive_keys, new_data_key

DATA_KEY = bytes(range(32))
STORE = "00112233445566778899aabbccddeeff"


def _hkdf_by_hand(purpose: bytes) -> bytes:
    """RFC 5869 in two lines, for one block of output."""
    pseudorandom = hmac.digest(bytes.fromhex(STORE), DATA_KEY, "sha256")
    return hmac.digest(pseudorandom, b"legal-aid-desk/v1/" + purpose + b"\x01", "sha256")


def test_each_key_is_hkdf_of_the_data_key_for_its_purpose() -> None:
    keys = derive_keys(DATA_KEY, STORE)

    assert keys.store == _hkdf_by_hand(b"store")
    assert keys.header == _hkdf_by_hand(b"header")
    assert keys.history == _hkdf_by_hand(b"history")
    assert keys.files == _hkdf_by_hand(b"files")


def test_the_same_data_key_in_another_store_gives_other_keys() -> None:
    assert derive_keys(DATA_KEY, STORE).store != derive_keys(DATA_KEY, "ff" * 16).store


def test_a_data_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        derive_keys(DATA_KEY[:31], STORE)


def test_two_new_data_keys_differ() -> None:
    assert new_data_key() != new_data_key()
    assert len(new_data_key()) == 32


def test_keys_do_not_show_themselves() -> None:
    keys = derive_keys(DATA_KEY, STORE)

    assert repr(keys) == str(keys) == f"{keys}" == "Keys(hidden)"


def test_importing_the_vault_loads_no_cryptography() -> None:
    code = (
        "import sys, legalaid_app.vault.vault;"
        "print([m for m in ('argon2', 'cryptography', 'cffi') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert answer.stdout.strip() == b"[]"

"""Vaults with real cryptography, but a key derivation that costs next to nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from legalaid_app.system.keychain import Keychain
from legalaid_app.vault.slots import KdfParameters, KdfPolicy
from legalaid_app.vault.vault import OpenVault, create_vault

PASSPHRASE = "lantern orbit maple quiet river stone"
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def policy() -> KdfPolicy:
    """Allow 16 KiB and one pass, which no office would."""
    return KdfPolicy(
        chosen=KdfParameters(16, passes=1, lanes=1),
        floor=KdfParameters(16, passes=1, lanes=1),
        ceiling=KdfParameters(1024, passes=4, lanes=4),
    )


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Año & Söhne" / "store"


@pytest.fixture
def vault(folder: Path, policy: KdfPolicy) -> OpenVault:
    return create_vault(folder, PASSPHRASE, "Ana", NOW, policy)


class MemoryBackend:
    """A keychain of the system that forgets when the test ends; *fails* is raised by every call."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.fails: Exception | None = None

    def _answer(self) -> None:
        if self.fails is not None:
            raise self.fails

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        assert (service, username) not in self.kept, "a secret was overwritten"
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        del self.kept[service, username]


@pytest.fixture
def backend() -> MemoryBackend:
    return MemoryBackend()


@pytest.fixture
def keychain(backend: MemoryBackend) -> Keychain:
    return Keychain(backend)

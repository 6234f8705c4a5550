"""Vaults with real cryptography, but a key derivation that costs next to nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

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

"""What a guess of a passphrase costs: Argon2id, and the bounds that are believed.

Whoever can write the key file could lower that cost, or raise it until the
computer gives up; so the bounds of a `KdfPolicy` are checked before anything is
derived.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from legalaid_app.domain.errors import DamagedHeader, StoreUnavailable
from legalaid_app.domain.words import gettext as _
from legalaid_app.vault.keys import KEY_BYTES

SALT_BYTES: Final = 16
_MIB: Final = 1024


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """The cost of one guess by Argon2id (RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """What new slots cost, and which costs of existing slots are believed."""

    chosen: KdfParameters
    floor: KdfParameters
    ceiling: KdfParameters

    def at_least(self, present: KdfParameters) -> KdfParameters:
        """Return what a slot costs after a change: the policy's cost, and never less than now."""
        chosen = self.chosen
        return KdfParameters(
            max(chosen.memory_kib, present.memory_kib),
            max(chosen.passes, present.passes),
            max(chosen.lanes, present.lanes),
        )

    def check(self, asked: KdfParameters) -> None:
        """Refuse parameters that a slot of this program would not have.

        Raises:
            DamagedHeader: they are weaker than the floor.
            StoreUnavailable: they ask for more than this computer should give.
        """
        wanted = (asked.memory_kib, asked.passes, asked.lanes)
        floor = (self.floor.memory_kib, self.floor.passes, self.floor.lanes)
        ceiling = (self.ceiling.memory_kib, self.ceiling.passes, self.ceiling.lanes)
        if any(value < least for value, least in zip(wanted, floor, strict=True)):
            raise DamagedHeader(why=_("its guard against guessing was lowered."))
        if any(value > most for value, most in zip(wanted, ceiling, strict=True)):
            raise StoreUnavailable(
                why=_("its key asks for more memory or time than this computer can give.")
            )


def standard_policy() -> KdfPolicy:
    """Return the policy of this computer: 256 MiB, at least 64 MiB, at most 1 GiB or a quarter."""
    floor = KdfParameters(64 * _MIB, passes=3, lanes=4)
    most = max(floor.memory_kib, min(1024 * _MIB, _memory_of_this_computer_kib() // 4))
    return KdfPolicy(
        chosen=KdfParameters(min(256 * _MIB, most), passes=3, lanes=4),
        floor=floor,
        ceiling=KdfParameters(most, passes=16, lanes=8),
    )


def calibrate(policy: KdfPolicy, seconds: float = 0.5) -> KdfPolicy:
    """Raise the passes for new slots until one guess takes *seconds* here; never lower them.

    Runs one derivation, so it takes as long as an unlock.
    """
    import time

    start = time.perf_counter()
    argon2id(b"calibration", bytes(SALT_BYTES), policy.chosen)
    took = max(time.perf_counter() - start, 0.001)
    wanted = round(policy.chosen.passes * seconds / took)
    passes = min(max(policy.chosen.passes, wanted), policy.ceiling.passes)
    return replace(policy, chosen=replace(policy.chosen, passes=passes))


def argon2id(secret: bytes, salt: bytes, kdf: KdfParameters) -> bytes:
    """Stretch *secret* to 32 bytes. The policy has to be checked before.

    Raises:
        StoreUnavailable: this computer has too little free memory at the moment.
    """
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(
            secret, salt, kdf.passes, kdf.memory_kib, kdf.lanes, KEY_BYTES, Type.ID
        )
    except (HashingError, MemoryError) as error:
        raise StoreUnavailable(
            why=_("there is not enough free memory. Close other programs, then try again.")
        ) from error


def _memory_of_this_computer_kib() -> int:
    import os
    import sys

    if sys.platform == "win32":
        return _windows_memory_kib()
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024


def _windows_memory_kib() -> int:
    import ctypes

    kib = ctypes.c_ulonglong()
    windll = getattr(ctypes, "windll")  # noqa: B009 - absent on other systems
    if not windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kib)):
        return 4 * _MIB * _MIB  # unknown, as in some virtual machines: assume 4 GiB
    return int(kib.value)

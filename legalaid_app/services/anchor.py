"""What this computer last saw of a store, so that an older copy of it is noticed.

Inside the store nothing can tell that all of it was put back to yesterday. A
small authenticated file in the person's data folder, apart from the store,
keeps the newest action seen and the generation of the key file. Whoever puts
back that file too is not noticed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain.errors import OlderKeyFile, OlderStore, StoreUnavailable

if TYPE_CHECKING:
    from ..store.actions import Head
    from ..store.engine import StoreEngines
    from ..vault.views import OpenVault

ANCHORS = "anchors"
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest action, by number, link and time, and the key file's generation."""

    number: int
    link: bytes
    at: datetime | None
    generation: int


class Anchor:
    """The memory of one store in one folder of this computer.

    A copy in another folder (a backup restored to be looked at) has its own.
    """

    def __init__(self, memory: Path, vault: OpenVault, store: Path) -> None:
        place = hashlib.sha256(os.fsencode(store.resolve())).hexdigest()[:16]
        self._path = memory / f"{vault.store_id}-{place}.anchor"
        self._vault = vault
        self._written = time.monotonic()

    def seen(self) -> Seen | None:
        """Return what was seen last; None where there is no memory that can be believed."""
        with suppress(OSError, ValueError, TypeError, KeyError):
            said = json.loads(self._path.read_bytes())
            mac = bytes.fromhex(said.pop("mac"))
            if hmac.compare_digest(mac, self._mac(said)):
                at = datetime.fromisoformat(said["at"]) if said["at"] else None
                return Seen(said["number"], bytes.fromhex(said["link"]), at, said["generation"])
        return None

    def objection(self, engines: StoreEngines) -> OlderStore | None:
        """Return why the store is not the one that this computer saw last; None if it is.

        Raises:
            DamagedStore: its history cannot be read.
        """
        from ..store.actions import head, link_of
        from ..store.engine import store_errors

        seen = self.seen()
        if seen is None:
            return None
        with store_errors(), engines.reader.connect() as connection:
            newest = head(connection)
            link = link_of(connection, seen.number)
        if seen.number and link != seen.link:
            return OlderStore(here=_when(newest.at), seen=_when(seen.at))
        if self._vault.generation < seen.generation:
            return OlderKeyFile(here=_when(newest.at), seen=_when(seen.at))
        return None

    def remember(self, head: Head) -> None:
        """Keep what is there now; a disk that refuses is tried again at the next occasion."""
        from ..system.files import atomic_write, make_private_folder

        with suppress(StoreUnavailable):
            make_private_folder(self._path.parent)
            atomic_write(self._path, self.content(head))
        self._written = time.monotonic()

    def content(self, head: Head) -> bytes:
        """Return the file that `remember` writes."""
        said: dict[str, Any] = {
            "number": head.number,
            "link": head.link.hex(),
            "at": head.at.astimezone(UTC).isoformat() if head.at else "",
            "generation": self._vault.generation,
            "store": self._vault.store_id,
        }
        return json.dumps(said | {"mac": self._mac(said).hex()}).encode("ascii")

    @property
    def path(self) -> Path:
        """Where the memory is kept."""
        return self._path

    def remember_newest(self, engines: StoreEngines) -> None:
        """Keep the newest action of the open store."""
        from ..store.actions import head
        from ..store.engine import store_errors

        with suppress(StoreUnavailable):
            with store_errors(), engines.reader.connect() as connection:
                newest = head(connection)
            self.remember(newest)

    def remember_now_and_then(self, engines: StoreEngines) -> None:
        """The same after a commit, once a minute at most: it costs a write to the disk."""
        if time.monotonic() - self._written >= _SECONDS:
            self.remember_newest(engines)

    def _mac(self, said: dict[str, Any]) -> bytes:
        key = hmac.digest(self._vault.keys.history, b"legal-aid-desk/v1/anchor", "sha256")
        return hmac.digest(key, json.dumps(said, sort_keys=True).encode("ascii"), "sha256")


def _when(instant: datetime | None) -> str:
    return instant.astimezone().strftime("%Y-%m-%d %H:%M") if instant else "—"

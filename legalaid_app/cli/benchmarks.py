"""The benchmarks: each runs ours and a baseline in turn, and gives their ratio."""

from __future__ import annotations

import io
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..domain.account import OfficeProfile, Role, User
from ..domain.client import Client
from ..domain.errors import BadInput
from ..domain.ids import ClientId, OfficeProfileId, UserId
from ..domain.words import gettext as _

if TYPE_CHECKING:
    from ..vault.slots import KdfParameters, KdfPolicy

CLIENTS = 10_000
_SAYS = "lantern orchard copper violin"
_NOBODY = UUID(int=0)
_EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
_UNLOCK_WINDOW = """
import sys
from pathlib import Path
from legalaid_app.app import make_application
from legalaid_app.system.preferences import load_preferences
from legalaid_app.ui.desktop import Desktop
home = Path(sys.argv[1])
app = make_application()
desktop = Desktop(app, home, load_preferences(home))
desktop.first_painted.connect(app.quit)
desktop.start()
app.exec()
"""

Figures = dict[str, dict[str, Any]]


def run(names: Sequence[str], rounds: int) -> Figures:
    """Run the named benchmarks, or all.

    Raises:
        BadInput: there is no benchmark of that name.
    """
    known: dict[str, Callable[[int], Figures]] = {
        "start": _start,
        "unlock": _unlock,
        "letter": _letter,
    }
    for name in names:
        if name not in known:
            raise BadInput(
                where=name,
                problem=_("there is no such benchmark; there are: {names}").format(
                    names=", ".join(known)
                ),
            )
    figures: Figures = {}
    for name, bench in known.items():
        if not names or name in names:
            figures |= bench(rounds)
    return figures


def _figure(milliseconds: Sequence[float], baseline: Sequence[float]) -> dict[str, Any]:
    """Median and 99th percentile, and the median of the paired ratios."""
    ordered = sorted(milliseconds)
    ratios = [ours / theirs for ours, theirs in zip(milliseconds, baseline, strict=True)]
    return {
        "median": round(statistics.median(ordered), 3),
        "p99": round(ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))], 3),
        "unit": "ms",
        "n": len(ordered),
        "baseline": round(statistics.median(baseline), 3),
        "ratio": round(statistics.median(ratios), 2),
    }


def _timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _pairs(rounds: int, ours: Callable[[], Any], baseline: Callable[[], Any]) -> dict[str, Any]:
    ours()  # once each outside the count: imports, caches
    baseline()
    pairs = [(_timed(ours), _timed(baseline)) for _round in range(rounds)]
    return _figure([pair[0] for pair in pairs], [pair[1] for pair in pairs])


def _start(rounds: int) -> Figures:
    """From the start of the process to the first painted window, then its end."""

    def process(code: str) -> None:
        environment = dict(os.environ)
        if (
            not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
            and sys.platform == "linux"
        ):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        subprocess.run([sys.executable, "-c", code, home], check=True, env=environment)

    with tempfile.TemporaryDirectory() as home:
        return {
            "start to unlock window": _pairs(
                rounds, lambda: process(_UNLOCK_WINDOW), lambda: process(_EMPTY_WINDOW)
            )
        }


def _unlock(rounds: int) -> Figures:
    """From the passphrase to the first 200 lines of 10,000 clients; the key's own cost apart."""
    from ..services.clients import client_lines, list_clients
    from ..services.unlock import close_office, open_office
    from ..vault.slots import KdfParameters, KdfPolicy, standard_policy

    standard = standard_policy()
    least = KdfParameters(8, passes=1, lanes=1)
    quick = KdfPolicy(chosen=least, floor=least, ceiling=standard.ceiling)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "store"
        plain = Path(temporary) / "plain.db"
        _make_plain(plain, _make_clients(folder, quick))

        def ours() -> None:
            office = open_office(folder, _SAYS, policy=quick, data=Path(temporary))
            client_lines(office, list_clients(office)[:200])
            close_office(office)

        def theirs() -> None:
            connection = sqlite3.connect(plain)
            ids = [
                row[0] for row in connection.execute("SELECT id FROM client ORDER BY name_key, id")
            ]
            marks = ",".join("?" * 200)
            connection.execute(f"SELECT * FROM client WHERE id IN ({marks})", ids[:200]).fetchall()  # noqa: S608
            connection.close()

        return {
            "unlock to list, key aside": _pairs(rounds, ours, theirs),
            "key derivation": _pairs(
                rounds, lambda: _derive(standard.chosen), lambda: _derive(standard.floor)
            ),
        }


def _derive(kdf: KdfParameters) -> None:
    """Wrap a key at this cost; the baseline is the least cost that a slot may have."""
    from datetime import UTC, datetime

    from ..vault.slots import new_passphrase_slot

    new_passphrase_slot(
        bytes(range(32)), _SAYS, label="bench", store_id="0" * 32, kdf=kdf, now=datetime.now(UTC)
    )


def _make_clients(folder: Path, policy: KdfPolicy) -> list[str]:
    from ..services.unlock import close_office, create_office

    office = create_office(
        folder,
        OfficeProfile(id=OfficeProfileId(_NOBODY), name="Bench"),
        User(id=UserId(_NOBODY), name="Bench", role=Role.ATTORNEY),
        _SAYS,
        policy=policy,
        data=folder.parent,
    )
    names = [f"Muestra{number * 7919 % CLIENTS:05d}" for number in range(CLIENTS)]
    for start in range(0, CLIENTS, 1000):
        with office.unit_of_work("Fill") as work:
            for number in range(start, start + 1000):
                work.add(
                    Client(
                        id=ClientId(office.new_id()),
                        number=f"2026-{number:05d}",
                        given_name="María José",
                        surname=names[number],
                    )
                )
    close_office(office)
    return names


def _make_plain(path: Path, names: Sequence[str]) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE client (id BLOB PRIMARY KEY, name_key TEXT, number TEXT, given TEXT)"
        )
        connection.execute("CREATE INDEX by_name ON client (name_key, id)")
        connection.executemany(
            "INSERT INTO client VALUES (?, ?, ?, ?)",
            [
                (os.urandom(16), name.lower(), str(number), "María José")
                for number, name in enumerate(names)
            ],
        )
    connection.close()


def _letter(rounds: int) -> Figures:
    """One guidance letter from its data to its pages; the baseline is a bare ReportLab page."""
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped,unused-ignore]

    from ..services.guidance import load_guidance
    from ..services.letter_draft import compose_draft, read_draft_data
    from ..services.paper import render_document

    guidance = load_guidance()
    data = read_draft_data(
        {
            "client": {
                "name": "María José García López",
                "address": ["12 Sample Lane", "Springfield, IL 62701"],
            },
            "answers": {"immigration_status": "no_status", "removal_order": "no"},
            "today": "2026-11-24",
            "verified_on": "2026-11-23",
            "office": {
                "name": "Riverside Legal Aid",
                "phone": "(217) 555-0100",
                "attorney": "Luz Ejemplo",
            },
        },
        "bench",
    )

    def ours() -> None:
        render_document(compose_draft(guidance, "guidance", data, "es").document)

    def bare() -> None:
        canvas = Canvas(io.BytesIO())
        canvas.drawString(72, 720, "María José García López")
        canvas.showPage()
        canvas.save()

    return {"one letter": _pairs(rounds * 5, ours, bare)}

"""A person who types into the form of a new client until the program is killed.

Run as a program with a store's folder; prints the time and the letter after each key.
"""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from legalaid_app.services.guidance import load_guidance
from legalaid_app.services.unlock import open_office, utc_now
from legalaid_app.ui.clients.screen import make_screen
from legalaid_app.ui.kit.lanes import StoreLane
from tests.tests_support import LUZ, QUICK
from tests.ui.clients.clients_support import desk_of


def main(folder: Path) -> None:
    """Open the store, open the form, type a letter every 50 milliseconds."""
    app = QApplication([])
    lane = StoreLane(app)
    office = open_office(folder, LUZ, now=utc_now, policy=QUICK, guidance=load_guidance())
    screen = make_screen(desk_of(office, lane))
    screen.widget.show()
    screen.primary()
    letters = itertools.cycle("abcdefghijklmnopqrstuvwxyz")

    def type_one() -> None:
        dialog = screen.widget.dialogs.open
        field = dialog.form.findChild(QLineEdit, "given_name") if dialog else None
        if field is not None and len(field.text()) < 80:
            letter = next(letters)
            QTest.keyClick(field, letter)
            print(time.time(), letter, flush=True)

    timer = QTimer(app)
    timer.timeout.connect(type_one)
    timer.start(80)
    app.exec()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))
    main(Path(sys.argv[1]))

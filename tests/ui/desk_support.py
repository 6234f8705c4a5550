"""A whole program over a test store: the unlock window, sessions, lock."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from legalaid_app.services.unlock import create_office, open_office
from legalaid_app.system.preferences import Preferences
from legalaid_app.ui.desktop import Desktop
from tests.drivers.screen_driver import ScreenDriver
from tests.tests_support import LUZ, QUICK


@contextmanager
def desktop_over(home, store, clock, guidance):
    """Yield a program that knows *store* (None for a first start)."""

    def open_it(folder, passphrase, label):
        return open_office(
            folder, passphrase, label=label, now=clock, policy=QUICK, guidance=guidance
        )

    make = partial(create_office, now=clock, policy=QUICK, guidance=guidance)
    desktop = Desktop(
        QApplication.instance(),
        home,
        Preferences(store=str(store) if store else "", theme="light"),
        open_office=open_it,
        create_office=make,
    )
    try:
        yield desktop
    finally:
        desktop.close_now()
        for window in QApplication.topLevelWidgets():
            window.hide()
            window.deleteLater()
        desktop.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


class _Borrowed:
    """A qtbot that leaves windows to the program, which deletes them itself."""

    def __init__(self, qtbot):
        self._qtbot = qtbot

    def addWidget(self, widget):
        """The program deletes it."""

    def __getattr__(self, name):
        return getattr(self._qtbot, name)


def drive(qtbot, window):
    """Return a driver of a window that the program owns."""
    return ScreenDriver(_Borrowed(qtbot), window)


def unlocked(desktop, qtbot, passphrase=LUZ, person="Luz Ejemplo"):
    """Go through the unlock window; return a driver of the main window."""
    page = drive(qtbot, desktop.window)
    qtbot.waitUntil(lambda: person in _people(desktop))
    page.choose("Person", person)
    page.type_into("Passphrase", passphrase)
    page.press("Unlock")
    qtbot.waitUntil(lambda: desktop.session is not None)
    return drive(qtbot, desktop.session.window)


def _people(desktop):
    box = desktop.page.people
    return [box.itemText(place) for place in range(box.count())]

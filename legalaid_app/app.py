"""The desktop app put together: nothing else knows all the parts.

The first window must stand on the screen at once, so whatever is heavy (the
database, cryptography, paper) is imported when it is used. A thread of its own
imports it while the person types the passphrase.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication

from . import __version__
from .domain.errors import StoreUnavailable
from .services.unlock import create_office, utc_now
from .system.logs import event, log_escaped_errors, start_logs, stop_logs
from .system.paths import data_folder, log_folder
from .system.preferences import load_preferences
from .ui.desktop import Desktop
from .ui.kit.language import install_language
from .ui.kit.messages import CrashHook
from .ui.qt_log import log_qt
from .ui.unlock.presenter import open_store

log = logging.getLogger(__name__)

NAME = "Legal Aid Desk"
WARM = (
    "sqlalchemy.orm",
    "sqlcipher3.dbapi2",
    "argon2.low_level",
    "legalaid_app.store.engine",
    "legalaid_app.store.migrate",
    "legalaid_app.store.unit_of_work",
    "legalaid_app.store.queries",
    "legalaid_app.letters.template",
    "legalaid_app.letters.pdf",
)


def main(
    store: Path | None = None,
    *,
    home: Path | None = None,
    hint: str = "",
    now: Callable[[], datetime] | None = None,
) -> int:
    """Run the desktop app and return its exit code.

    Args:
        store: a store to open instead of the last one; it is not remembered.
        home: the folder of preferences and logs, in place of the system's own.
        hint: a sentence for the unlock window.
        now: the clock of the office, in place of the computer's own.
    """
    folder = data_folder(home)
    if sys.stderr is not None:  # a windowed build has none
        faulthandler.enable()
    handler = _start_logs(log_folder(home))
    app = make_application()
    log_qt()
    preferences = load_preferences(folder)
    install_language(app, preferences.language)
    clock = now or utc_now
    desktop = Desktop(
        app,
        folder,
        preferences,
        store=store,
        hint=hint,
        open_office=partial(open_store, now=clock, data=home),
        create_office=partial(create_office, now=clock, data=home),
    )
    hook = CrashHook(None, desktop.say, parent=app)
    hook.install()
    log_escaped_errors()
    desktop.first_painted.connect(warm_up)
    desktop.finished.connect(app.quit)
    app.aboutToQuit.connect(desktop.close_now)
    event(log, "app.started")
    desktop.start()
    try:
        return app.exec()
    finally:
        hook.remove()
        event(log, "app.ended")
        if handler is not None:
            stop_logs(handler)


def make_application() -> QApplication:
    """Return the one application of this process."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("legalaid")
    app.setQuitOnLastWindowClosed(False)
    return app


def warm_up() -> None:
    """Import what the store will need, in a thread that nobody waits for."""
    threading.Thread(target=_import_all, name="warm-up", daemon=True).start()


def _import_all() -> None:
    for name in WARM:
        import_module(name)


def _start_logs(folder: Path) -> logging.Handler | None:
    """A full disk must not keep anybody from the store: then there is no log."""
    try:
        return start_logs(folder)
    except StoreUnavailable:
        return None

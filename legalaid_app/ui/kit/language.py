"""The language of the interface: our catalogue, Qt's own, the locale, the direction."""

from __future__ import annotations

import gettext

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from legalaid_app.domain import words
from legalaid_app.system.resources import resource

DOMAIN = "legalaid"
OFFERED: tuple[tuple[str, str], ...] = (("en", "English"), ("es", "Español"))
_LOCALES = {"en": "en_US", "es": "es_US"}  # as written in the United States


def offered() -> tuple[tuple[str, str], ...]:
    """Return the (code, name) of the languages that can be chosen: English, and each with a catalogue."""
    folder = str(resource("i18n"))
    return tuple(
        (code, name)
        for code, name in OFFERED
        if code == "en" or gettext.find(DOMAIN, folder, languages=[code])
    )


def install_language(app: QApplication, code: str = "en") -> None:
    """Speak *code* from now on; call it before any widget is made.

    Without a catalogue the English of the program is shown.
    """
    catalogue = gettext.translation(DOMAIN, str(resource("i18n")), languages=[code], fallback=True)
    words.install(catalogue.gettext, catalogue.ngettext)
    locale = QLocale(_LOCALES.get(code, code))
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    for former in app.findChildren(QTranslator, "qtbase"):
        app.removeTranslator(former)
        former.deleteLater()
    translator = QTranslator(app)
    translator.setObjectName("qtbase")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{code}", folder):
        app.installTranslator(translator)

"""Qt's own complaints in the log: how grave and from which part of Qt, never the text.

The text may quote what stands on the screen, or a path that names somebody.
"""

from __future__ import annotations

import logging
from enum import Enum

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from legalaid_app.system.logs import event

log = logging.getLogger(__name__)


class Part(Enum):
    """The parts of Qt that complain."""

    DEFAULT = "default"
    QPA = "qt.qpa"
    TEXT = "qt.text"
    GUI = "qt.gui"
    WIDGETS = "qt.widgets"
    CORE = "qt.core"
    SVG = "qt.svg"
    PDF = "qt.pdf"
    PRINTING = "qt.print"
    ACCESSIBILITY = "qt.accessibility"
    OTHER = ""


def log_qt() -> None:
    """Keep Qt's messages off the terminal; log their kind and part."""
    qInstallMessageHandler(_note)


def _note(kind: QtMsgType, where: QMessageLogContext, _text: str) -> None:
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        event(log, "qt.complained", kind=kind, part=_part(str(where.category)))


def _part(category: str) -> Part:
    return next(part for part in Part if category.startswith(part.value))

"""Buttons in the four kinds of the look; each has its name for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from legalaid_app.ui.kit.icons import set_icon
from legalaid_app.ui.kit.theme import em, set_look


def button(text: str, icon: str = "", *, name: str = "") -> QPushButton:
    """Make an ordinary button."""
    return _made(text, icon, name, "text")


def primary(text: str, icon: str = "", *, name: str = "") -> QPushButton:
    """Make the one button of a page that does what most people came for."""
    made = _made(text, icon, name, "accent_fg")
    set_look(made, primary=True)
    return made


def quiet(text: str, icon: str = "", *, name: str = "") -> QPushButton:
    """Make a button without a border, for rows and headers."""
    made = _made(text, icon, name, "text")
    set_look(made, quiet=True)
    return made


def link(text: str, *, name: str = "") -> QPushButton:
    """Make a button that looks like a link."""
    made = _made(text, "", name, "text")
    set_look(made, link=True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def icon_button(icon: str, name: str) -> QToolButton:
    """Make a button of only an icon; *name* is its tool tip and its accessible name."""
    made = QToolButton()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_look(made, quiet=True)
    set_icon(made, icon)
    side = max(28, em() + 14)
    made.setMinimumSize(side, side)
    return made


def _made(text: str, icon: str, name: str, tone: str) -> QPushButton:
    made = QPushButton()
    made.setAutoDefault(False)
    made.setMinimumHeight(28)
    if icon:
        set_icon(made, icon, tone, 1.1)
    set_caption(made, text, name)
    return made


def set_caption(made: QPushButton, text: str, name: str = "") -> None:
    """Change what stands on a button, and its name for a screen reader."""
    gap = " " if text and made.property("kit_icon") else ""
    made.setText(gap + text.replace("&", "&&"))
    made.setAccessibleName(name or text)

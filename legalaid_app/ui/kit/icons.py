"""Lucide icons, tinted at run time and sharp on every screen.

`set_icon(button, "lock")` sizes the icon from the button's font and remembers
its name, so that another look or text size draws it again.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from legalaid_app.system.resources import resource
from legalaid_app.ui.kit.theme import tokens

_NAME, _TONE, _SIZE = "kit_icon", "kit_icon_tone", "kit_icon_scale"
_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon *name* in *colour* ("#RRGGBB"), *size* logical pixels wide."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int) -> QIcon:
    """Return an icon for a button or an action, with a picture for each kind of screen."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def tint(tone: str) -> str:
    """Return the colour of a tone: a token's name such as "text", "high", "accent_fg"."""
    colour: str = getattr(tokens(), tone)
    return colour


def set_icon(widget: QWidget, name: str, tone: str = "text", scale: float = 1.15) -> None:
    """Show the icon *name* on a button or a label, *scale* times as high as its text."""
    widget.setProperty(_NAME, name)
    widget.setProperty(_TONE, tone)
    widget.setProperty(_SIZE, scale)
    refresh_icon(widget)


def refresh_icon(widget: QWidget) -> None:
    """Draw the remembered icon again in the look and text size of now."""
    name = widget.property(_NAME)
    if not name:
        return
    size = round(widget.fontMetrics().height() * float(widget.property(_SIZE)))
    colour = tint(str(widget.property(_TONE)))
    if isinstance(widget, QAbstractButton):
        widget.setIcon(icon(str(name), colour, size))
        widget.setIconSize(QSize(size, size))
    elif isinstance(widget, QLabel):
        widget.setPixmap(pixmap(str(name), colour, size, widget.devicePixelRatioF()))
        widget.setFixedSize(size, size)


class IconLabel(QLabel):
    """An icon in a row of text. It says nothing to a screen reader: the words beside it do."""

    def __init__(
        self, name: str, tone: str = "text", scale: float = 1.15, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_icon(self, name, tone, scale)

"""An audit of what a screen reader and an unsteady hand meet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

SMALLEST_TARGET = 24  # pixels


def audit(widget: QWidget) -> list[str]:
    """Return what is wrong: focusable widgets without a name, targets under 24 pixels.

    Only what is visible is judged, so show the widget first.
    """
    found = []
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisible() or not one.isEnabled() or _is_inner(one):
            continue
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not spoken_name(one):
            found.append(f"{_what(one)}: no accessible name")
        if isinstance(one, QAbstractButton | QComboBox | QLineEdit) and (
            min(one.width(), one.height()) < SMALLEST_TARGET
        ):
            found.append(f"{_what(one)}: {one.width()}×{one.height()} px")
    return found


def spoken_name(widget: QWidget) -> str:
    """Return the name that a screen reader would say."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _is_inner(widget: QWidget) -> bool:
    """Parts that Qt makes inside its own widgets."""
    parent = widget.parent()
    if isinstance(widget, QScrollBar | QTabBar | QScrollArea):
        return True
    if isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit):
        return True
    return isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea)


def _what(widget: QWidget) -> str:
    name = widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} {name!r}".strip()

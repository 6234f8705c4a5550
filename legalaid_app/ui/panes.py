"""F6: from pane to pane. A screen marks its own with `mark_pane`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def mark_pane(widget: QWidget) -> None:
    """Let F6 stop at *widget*: a list, a detail, anything that is a part of the page."""
    widget.setProperty("pane", True)


def next_pane(panes: Sequence[QWidget]) -> None:
    """Put the focus into the pane after the one that has it."""
    usable = [(pane, first) for pane in panes if (first := _first_stop(pane)) is not None]
    if not usable:
        return
    focused = QApplication.focusWidget()
    at = next(
        (n for n, (pane, _first) in enumerate(usable) if _holds(pane, focused)), len(usable) - 1
    )
    usable[(at + 1) % len(usable)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def _first_stop(pane: QWidget) -> QWidget | None:
    """The focus proxy of a pane, else the first widget in it that Tab would stop at."""
    proxy = pane.focusProxy()
    if proxy is not None and proxy.isVisible() and proxy.isEnabled():
        return proxy
    for widget in [pane, *pane.findChildren(QWidget)]:
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisible() and widget.isEnabled():
            return widget.focusProxy() or widget
    return None

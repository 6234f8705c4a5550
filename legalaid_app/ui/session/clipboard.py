"""What this program put on the clipboard does not outlive the lock."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication

_ALL_OURS = ("offscreen", "minimal")
"""Platforms whose clipboard is a variable of this process."""


def clear_own_clipboard() -> None:
    """Empty the clipboard and the selection where they hold something of ours."""
    clipboard = QGuiApplication.clipboard()
    private = QGuiApplication.platformName() in _ALL_OURS
    if private or clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and (private or clipboard.ownsSelection()):
        clipboard.clear(QClipboard.Mode.Selection)

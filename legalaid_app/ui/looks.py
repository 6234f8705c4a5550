"""Theme and text size: applied at the start, chosen in the View menu, remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from legalaid_app.domain.words import N_
from legalaid_app.system.preferences import LARGEST_TEXT, SMALLEST_TEXT, Preferences
from legalaid_app.ui.actions import Act
from legalaid_app.ui.kit.theme import Mode, apply_theme
from legalaid_app.ui.main_window import MainWindow

STEP = 0.1

ACTS = (
    Act("theme:system", N_("Light or dark as the computer"), "view", new_group=True),
    Act("theme:light", N_("Light"), "view"),
    Act("theme:dark", N_("Dark"), "view"),
)


class Looks(QObject):
    """`apply(preferences)`, and `add_to(window, …)` for each window that offers the choice."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._seen = Preferences()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)

    def apply(self, chosen: Preferences) -> None:
        """Dress the whole program."""
        self._seen = chosen
        apply_theme(self._app, cast(Mode, chosen.theme), chosen.text_scale)

    def add_to(
        self,
        window: MainWindow,
        prefer: Callable[[Preferences], None],
        present: Callable[[], Preferences],
    ) -> None:
        """Offer the choice in a window; *prefer* remembers it."""
        for act in ACTS:
            window.add_act(act)
        window.act_requested.connect(partial(self._theme, prefer, present))
        window.text_size_requested.connect(partial(self._size, window, prefer, present))

    def _theme(
        self,
        prefer: Callable[[Preferences], None],
        present: Callable[[], Preferences],
        key: str,
    ) -> None:
        if key.startswith("theme:"):
            chosen = replace(present(), theme=key.removeprefix("theme:"))
            prefer(chosen)
            self.apply(chosen)

    def _size(
        self,
        window: MainWindow,
        prefer: Callable[[Preferences], None],
        present: Callable[[], Preferences],
        step: int,
    ) -> None:
        wanted = present().text_scale + step * STEP if step else 1.0
        scale = round(min(max(wanted, SMALLEST_TEXT), LARGEST_TEXT), 2)
        chosen = replace(present(), text_scale=scale)
        prefer(chosen)
        self.apply(chosen)
        window.fit()

    @Slot()
    def _follow(self) -> None:
        """The computer went light or dark."""
        if self._seen.theme == "system":
            self.apply(self._seen)

"""The line at the bottom: what holds at all times, said quietly."""

from __future__ import annotations

from PySide6.QtWidgets import QStatusBar, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.icons import IconLabel
from legalaid_app.ui.kit.labels import small


class StatusLine(QStatusBar):
    """“Encrypted · Works offline · Saved 14:02:11 · v0.1”."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._version, self._saved = version, ""
        self._words = small("", wrap=False)
        self.busy = small(_("Working…"), wrap=False)
        self.addWidget(IconLabel("lock", "muted", 0.9))
        self.addWidget(self._words)
        self.addPermanentWidget(self.busy)
        self.busy.hide()
        self._say()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.text()

    def set_saved(self, when: str) -> None:
        """Say when something was last stored, such as “14:02:11”."""
        self._saved = when
        self._say()

    def set_busy(self, busy: bool) -> None:
        """Say that work is going on."""
        self.busy.setVisible(busy)

    def _say(self) -> None:
        saved = [_("Saved {time}").format(time=self._saved)] if self._saved else []
        version = f"v{self._version}"
        self._words.setText(" · ".join([_("Encrypted"), _("Works offline"), *saved, version]))

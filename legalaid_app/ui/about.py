"""What this program is, and whose work stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.system.resources import resource
from legalaid_app.ui.kit.buttons import primary
from legalaid_app.ui.kit.labels import body, heading, muted, strong
from legalaid_app.ui.kit.theme import em

PARTS = (
    ("Qt and PySide6", "LGPL-3.0"),
    ("Python", "PSF-2.0"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("SQLCipher, sqlcipher3", "BSD-3-Clause, Zlib"),
    ("cryptography", "Apache-2.0 OR BSD-3-Clause"),
    ("argon2-cffi", "MIT"),
    ("keyring, platformdirs", "MIT"),
    ("ReportLab", "BSD-3-Clause"),
    ("HarfBuzz, uharfbuzz", "MIT, Apache-2.0"),
    ("pikepdf, qpdf", "MPL-2.0, Apache-2.0"),
    ("Fluent, Babel", "Apache-2.0, BSD-3-Clause"),
    ("Lucide", "ISC"),
    ("Inter, Noto Sans", "OFL-1.1"),
)


class AboutDialog(QDialog):
    """Name, version, licence, and the licences of the parts."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _("About Legal Aid Desk")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.licences = QPlainTextEdit()
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setAccessibleName(_("Licences"))
        self.licences.setMinimumSize(em(self) * 28, em(self) * 14)
        self.licences.setPlainText(_licences())
        close = primary(_("Close"))
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("Legal Aid Desk"), 1))
        column.addWidget(muted(_("Version {version}").format(version=version)))
        column.addWidget(
            body(_("Apache License 2.0. Everything stays on this computer, encrypted."))
        )
        column.addWidget(strong(_("Licences")))
        column.addWidget(self.licences, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)


def _licences() -> str:
    parts = "\n".join(f"{name}: {licence}" for name, licence in PARTS)
    texts = sorted([*resource("icons").glob("LICENSE*"), *resource("fonts").glob("*.txt")])
    return "\n\n".join([parts, *(path.read_text(encoding="utf-8") for path in texts)])

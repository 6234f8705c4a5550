"""States said by a word, a shape and a colour: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from legalaid_app.domain.words import N_
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.icons import pixmap
from legalaid_app.ui.kit.theme import colour, scale_font, scaled, tokens


@dataclass(frozen=True, slots=True)
class State:
    """How one state looks: its word, its tone and its shape (an icon)."""

    word: str
    tone: str
    icon: str


STATES: dict[str, State] = {
    "high": State(N_("High"), "high", "octagon-alert"),
    "elevated": State(N_("Elevated"), "medium", "triangle-alert"),
    "medium": State(N_("Medium"), "medium", "triangle-alert"),
    "low": State(N_("Low"), "low", "circle-check"),
    "incomplete": State(N_("Incomplete"), "neutral", "circle-question-mark"),
    "barred": State(N_("Barred"), "low", "shield-check"),
    "not_barred": State(N_("Not barred"), "high", "shield-off"),
    "unverified": State(N_("Unverified"), "medium", "shield-question-mark"),
    "verified": State(N_("Verified"), "low", "badge-check"),
    "stale": State(N_("Stale"), "medium", "file-warning"),
    "current": State(N_("Current"), "low", "file-check"),
    "sealed": State(N_("Sealed"), "info", "stamp"),
    "draft": State(N_("Draft"), "neutral", "pencil"),
    "open": State(N_("Open"), "info", "circle-dot"),
    "closed": State(N_("Closed"), "neutral", "circle-check"),
    "overdue": State(N_("Overdue"), "high", "clock"),
    "due": State(N_("Due"), "medium", "clock"),
    "done": State(N_("Done"), "low", "check"),
    "safe": State(N_("Safe"), "low", "shield-check"),
    "not_safe": State(N_("Not safe"), "high", "shield-alert"),
    "unknown": State(N_("Not known"), "neutral", "circle-question-mark"),
    "invented": State(N_("Invented for a demonstration"), "medium", "flag"),
    "info": State(N_("Information"), "info", "info"),
}


def state(key: str, word: str = "") -> State:
    """Return the state *key* of `STATES` in the language of the interface, or with *word*.

    A key that is not in the table is a neutral state of that word.
    """
    known = STATES.get(key, State(key, "neutral", "circle"))
    return State(word or _(known.word), known.tone, known.icon)


@dataclass(frozen=True, slots=True)
class BadgePainter:
    """Measures and paints a badge; used by `Badge` and by the delegates of lists."""

    state: State
    font: QFont

    def size(self) -> QSize:
        """Return how much room the badge takes."""
        metrics = QFontMetrics(self.font)
        height = metrics.height()
        return QSize(metrics.horizontalAdvance(self.state.word) + height + 25, height + 7)

    def paint(self, painter: QPainter, box: QRectF, *, mirrored: bool, outline: bool) -> None:
        """Paint into *box*; *mirrored* is for languages written from right to left."""
        front, back = tokens().tone(self.state.tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(front), 1) if outline else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(back))
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        size = QFontMetrics(self.font).height()
        device = painter.device()
        picture = pixmap(self.state.icon, front, size, device.devicePixelRatioF())
        left = box.right() - 9 - size if mirrored else box.left() + 9
        painter.drawPixmap(QPointF(left, box.center().y() - size / 2), picture)
        painter.setFont(self.font)
        painter.setPen(QColor(front))
        words = box.adjusted(8, 0, -size - 13, 0) if mirrored else box.adjusted(size + 13, 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.state.word)


class Badge(QWidget):
    """A state as a rounded label: `Badge("stale")`, `Badge("high", _("Risk: High"))`."""

    def __init__(self, key: str = "info", word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state(key, word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        scale_font(self, 0.92)
        self.set_state(key, word)

    @property
    def word(self) -> str:
        """What the badge says."""
        return self._state.word

    def set_state(self, key: str, word: str = "") -> None:
        """Show another state."""
        self._state = state(key, word)
        self.setAccessibleName(self._state.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the shape and the word in the font of now."""
        return BadgePainter(self._state, self.font()).size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        painter = QPainter(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        BadgePainter(self._state, self.font()).paint(
            painter, QRectF(self.rect()), mirrored=mirrored, outline=True
        )
        painter.end()


def initials(name: str) -> str:
    """Return one or two letters for an avatar.

    >>> initials("García López, María José"), initials("Rosa")
    ('MG', 'R')
    """
    surnames, comma, given = name.partition(",")
    words = [given or surnames, surnames] if comma else name.split()[:1] + name.split()[1:][-1:]
    letters = (next((c for c in word if c.isalpha()), "") for word in words)
    return "".join(letters).upper()


class Avatar(QWidget):
    """The initials of a person in a circle; decoration, the name stands beside it."""

    def __init__(self, name: str = "", factor: float = 2.4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters, self._factor = initials(name), factor
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show the initials of *name*."""
        self._letters = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square of the text's size."""
        side = round(self.fontMetrics().height() * self._factor)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle and the letters."""
        painter = QPainter(self)
        paint_avatar(
            painter, QRectF(self.rect()), self._letters, scaled(self.font(), self._factor * 0.42)
        )
        painter.end()


def paint_avatar(painter: QPainter, box: QRectF, letters: str, font: QFont) -> None:
    """Paint a circle with *letters*; also used by the delegates of lists."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("info_bg"))
    painter.drawEllipse(box)
    painter.setPen(colour("info"))
    painter.setFont(scaled(font, 1.0, QFont.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)

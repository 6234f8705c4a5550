"""A list of two-line cards: avatar, name, badge; a muted line, and a word at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from legalaid_app.ui.kit.badges import BadgePainter, initials, paint_avatar, state
from legalaid_app.ui.kit.list_views import KeepsRows
from legalaid_app.ui.kit.table_model import PagedListModel
from legalaid_app.ui.kit.theme import colour, scaled

SMALL = 0.88
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class CardLook:
    """How one row looks.

    Attributes:
        name: for the avatar's initials; without it there is no avatar.
        badge: a state of `badges.STATES`; *badge_word* says it otherwise.
        remark: a word at the end of the second line; *remark_tone* colours it.
    """

    title: str
    subtitle: str = ""
    name: str = ""
    badge: str = ""
    badge_word: str = ""
    remark: str = ""
    remark_tone: str = "muted"


class CardList(KeepsRows, QListView):
    """`CardList(PagedListModel(spoken_summary), look_of, _("Clients"))`.

    Signals: `opened(id)`, `current_changed(id)`, `selection_counted(text)`.
    """

    def __init__(
        self,
        model: PagedListModel,
        look: Callable[[Any], CardLook],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(CardDelegate(model, look, self))
        self._set_up(model, name)


@dataclass(slots=True)
class _Room:
    """Places in one card, reckoned from the left and turned round where one reads from the right."""

    box: QRectF
    mirrored: bool

    def at(self, left: float, top: float, width: float, height: float) -> QRectF:
        place = self.box.right() - left - width if self.mirrored else self.box.left() + left
        return QRectF(place, self.box.top() + top, width, height)

    @property
    def start(self) -> Qt.AlignmentFlag:
        return _RIGHT if self.mirrored else _LEFT

    @property
    def end(self) -> Qt.AlignmentFlag:
        return _LEFT if self.mirrored else _RIGHT


class CardDelegate(QStyledItemDelegate):
    """Paints the cards; mirrored by hand, as Qt does not do it for delegates."""

    def __init__(
        self, model: PagedListModel, look: Callable[[Any], CardLook], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model, self._look = model, look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines and the space around them."""
        line = QFontMetrics(option.font).height()
        return QSize(line * 14, line * 2 + 26)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        room = _Room(QRectF(option.rect).adjusted(6, 2, -6, -2), mirrored)
        self._ground(painter, option.state, room)
        row = self._model.row(index.row())  # not through Qt, which turns tuples into lists
        look = self._look(row) if row is not None else CardLook("…")
        self._words(painter, option.font, look, room)
        painter.restore()

    def _ground(self, painter: QPainter, state_of: QStyle.StateFlag, room: _Room) -> None:
        selected = bool(state_of & QStyle.StateFlag.State_Selected)
        if selected or state_of & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("sel" if selected else "hover"))
            painter.drawRoundedRect(room.box, 8, 8)
        if selected:
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(room.at(0, 8, 4, room.box.height() - 16), 2, 2)
        if state_of & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.box.adjusted(1, 1, -1, -1), 8, 8)

    def _words(self, painter: QPainter, font: QFont, look: CardLook, room: _Room) -> None:
        bold, little = scaled(font, 1.0, QFont.Weight.DemiBold), scaled(font, SMALL)
        line, width, left = QFontMetrics(font).height(), room.box.width(), 14.0
        if look.name:
            side = line + 14
            spot = room.at(left - 2, (room.box.height() - side) / 2, side, side)
            paint_avatar(painter, spot, initials(look.name), font)
            left += side + 8
        badge = self._badge(painter, little, look, room, width)
        self._line(
            painter,
            bold,
            "text",
            look.title,
            room,
            room.at(left, 7, width - left - 12 - badge, line + 2),
            start=True,
        )
        second, high = 7 + line + 5, QFontMetrics(little).height() + 3
        remark = self._remark(painter, little, look, room, second, high)
        spot = room.at(left, second, width - left - 12 - remark, high)
        self._line(painter, little, "muted", look.subtitle, room, spot, start=True)

    def _badge(
        self, painter: QPainter, font: QFont, look: CardLook, room: _Room, width: float
    ) -> float:
        """Paint the badge and return the width that it takes."""
        if not look.badge:
            return 0
        picture = BadgePainter(state(look.badge, look.badge_word), font)
        size = picture.size()
        spot = room.at(width - 10 - size.width(), 6, size.width(), size.height())
        picture.paint(painter, spot, mirrored=room.mirrored, outline=False)
        return size.width() + 8

    def _remark(
        self, painter: QPainter, font: QFont, look: CardLook, room: _Room, top: float, high: float
    ) -> float:
        """Paint the word at the end of the second line and return its width."""
        if not look.remark:
            return 0
        width = QFontMetrics(font).horizontalAdvance(look.remark) + 6
        spot = room.at(room.box.width() - 12 - width, top, width, high)
        self._line(painter, font, look.remark_tone, look.remark, room, spot, start=False)
        return width + 8

    def _line(
        self,
        painter: QPainter,
        font: QFont,
        ink: str,
        text: str,
        room: _Room,
        spot: QRectF,
        *,
        start: bool,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour(ink))
        fitting = QFontMetrics(font).elidedText(
            text, Qt.TextElideMode.ElideRight, int(spot.width())
        )
        painter.drawText(spot, room.start if start else room.end, fitting)

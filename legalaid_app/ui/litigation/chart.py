"""Paints the litigation over time: a lane for each docket, bars for orders in force, marks for events.

The table beside it says the same in words; the picture alone is for the eye.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.theme import colour, em, scaled
from legalaid_app.ui.litigation.chart_data import (
    CIRCLE,
    DIAMOND,
    SQUARE,
    TRIANGLE,
    Bar,
    Chart,
    Lane,
    Mark,
)
from legalaid_app.ui.litigation.chart_shapes import Scale, paint_shape

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TONES = {DIAMOND: "accent", CIRCLE: "accent", TRIANGLE: "high", SQUARE: "muted"}


class LitigationChart(QWidget):
    """`show_chart(chart)` paints it; a tool tip names what is under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = Chart(date.min, date.max, date.min, ())
        self._spots: list[tuple[QRectF, str]] = []
        self.setAccessibleName(_("Litigation over time; the table says the same in words"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, drawn: Chart) -> None:
        """Paint this chart from now on."""
        self._chart = drawn
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lanes and its legend."""
        lanes = len(self._chart.lanes)
        return QSize(em() * 30, round(self._top() + lanes * self._lane() + em() * 2.2))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than it likes."""
        return QSize(em() * 11, self.sizeHint().height())

    def event(self, event: object) -> bool:
        """Say what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QHelpEvent.Type.ToolTip:
            words = [said for spot, said in self._spots if spot.contains(QPointF(event.pos()))]
            QToolTip.showText(event.globalPos(), "\n".join(words), self)
            return True
        return bool(super().event(event))  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart."""
        if not self._chart.lanes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._spots = []
        small = scaled(self.font(), 0.85)
        scale = self._scale(small)
        self._months(painter, scale, small)
        for number, lane in enumerate(self._chart.lanes):
            self._paint_lane(painter, scale, lane, self._top() + number * self._lane())
        self._today(painter, scale, small)
        self._legend(painter, small)
        painter.end()

    def _top(self) -> float:
        return em() * 2.1

    def _lane(self) -> float:
        return em() * 2.7

    def _bottom(self) -> float:
        return self._top() + len(self._chart.lanes) * self._lane()

    def _scale(self, small: QFont) -> Scale:
        metrics, little = QFontMetrics(self.font()), QFontMetrics(small)
        widths = [metrics.horizontalAdvance(lane.title) for lane in self._chart.lanes]
        widths += [little.horizontalAdvance(lane.remark) for lane in self._chart.lanes]
        head = min(max(widths, default=0) + em(), self.width() * 0.36)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (4.0, self.width() - head) if mirrored else (head, self.width() - 4.0)
        return Scale(self._chart.first, self._chart.last, left, right, mirrored)

    def _months(self, painter: QPainter, scale: Scale, small: QFont) -> None:
        painter.setFont(small)
        metrics = QFontMetrics(small)
        wide = metrics.horizontalAdvance("Nov 2026") + em()
        months = max((scale.last - scale.first).days / 30.4, 1)
        room = max(1, round(wide / ((scale.right - scale.left) / months) + 0.5))
        step = next((n for n in (1, 2, 3, 6, 12) if n >= room), 12)
        day = date(scale.first.year, 1, 1)
        while day <= scale.last:
            if day >= scale.first:
                x = scale.x(day)
                painter.setPen(QPen(colour("line"), 1))
                painter.drawLine(QPointF(x, self._top() - 4), QPointF(x, self._bottom()))
                label = f"{_(_MONTHS[day.month - 1])} {day.year}"
                box = QRectF(x - wide / 2, 0, wide, self._top() - 6)
                painter.setPen(colour("muted"))
                if not box.intersects(self._today_box(scale, small)):
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
            month = day.month - 1 + step
            day = date(day.year + month // 12, month % 12 + 1, 1)

    def _paint_lane(self, painter: QPainter, scale: Scale, lane: Lane, top: float) -> None:
        middle = top + self._lane() / 2
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        self._head(painter, scale, lane, top)
        self._unknown(painter, scale, lane, top)
        taken = [
            QRectF(scale.x(mark.on) - em() * 0.6, top, em() * 1.2, self._lane())
            for mark in lane.marks
        ]
        for bar in lane.bars:
            self._bar(painter, scale, bar, middle, taken)
        for mark in lane.marks:
            self._mark(painter, scale, mark, middle, taken)

    def _head(self, painter: QPainter, scale: Scale, lane: Lane, top: float) -> None:
        start = scale.right + 8 if scale.mirrored else 0.0
        width = (self.width() - scale.right if scale.mirrored else scale.left) - 8
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if scale.mirrored else Qt.AlignmentFlag.AlignLeft
        )
        half = self._lane() / 2
        for text, ink, font, y in (
            (lane.title, "text", self.font(), top + half * 0.14),
            (lane.remark, "muted", scaled(self.font(), 0.82), top + half * 0.96),
        ):
            painter.setFont(font)
            painter.setPen(colour(ink))
            fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, int(width))
            painter.drawText(QRectF(start, y, width, half * 0.9), align, fitting)

    def _unknown(self, painter: QPainter, scale: Scale, lane: Lane, top: float) -> None:
        """Hatch the time of which nobody has read the docket."""
        since = lane.known_until
        if since is None or since >= self._chart.on:
            return
        x1, x2 = sorted((scale.x(since + timedelta(days=1)), scale.x(self._chart.on)))
        box = QRectF(x1, top + 3, x2 - x1, self._lane() - 6)
        painter.fillRect(box, QBrush(colour("line"), Qt.BrushStyle.BDiagPattern))
        said = _("{docket}: not verified after {day}")
        self._spots.append((box, said.format(docket=lane.title, day=short_date(since))))

    def _bar(
        self, painter: QPainter, scale: Scale, bar: Bar, middle: float, taken: list[QRectF]
    ) -> None:
        x1, x2 = sorted((scale.x(bar.start), scale.x(bar.end or self._chart.on)))
        high = em() * 1.5
        box = QRectF(x1, middle - high / 2, max(x2 - x1, 3), high)
        fill = colour("sel")
        painter.setPen(
            QPen(
                colour("accent"), 1, Qt.PenStyle.DashLine if bar.invented else Qt.PenStyle.SolidLine
            )
        )
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        font = scaled(self.font(), 0.85)
        text = QRectF(box.left() + em() * 0.8, box.top(), box.width() - em() * 1.2, high)
        fits = QFontMetrics(font).horizontalAdvance(bar.words) <= text.width()
        if fits and not any(spot.intersects(text) for spot in taken):
            painter.setFont(font)
            painter.setPen(colour("text"))
            painter.drawText(
                text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.words
            )
            taken.append(text)
        since = _("{what} since {day}").format(what=bar.words, day=short_date(bar.start))
        until = _("until {day}").format(day=short_date(bar.end)) if bar.end else ""
        self._spots.append((box, " ".join((since, until)).strip()))
        taken.append(box.adjusted(0, 0, 0, 0))

    def _mark(
        self, painter: QPainter, scale: Scale, mark: Mark, middle: float, taken: list[QRectF]
    ) -> None:
        x, size = scale.x(mark.on), em() * 0.42
        painter.setPen(QPen(colour("panel"), 1.5))
        painter.setBrush(colour(_TONES[mark.shape]))
        paint_shape(painter, mark.shape, QPointF(x, middle), size)
        box = QRectF(x - size, middle - size, 2 * size, 2 * size).adjusted(-3, -3, 3, 3)
        invented = f" ({_('invented for a demonstration')})" if mark.invented else ""
        self._spots.append((box, f"{short_date(mark.on)}: {mark.words}{invented}"))
        if mark.shape != SQUARE:
            self._label(painter, scale, mark, QPointF(x, middle), taken)

    def _label(
        self, painter: QPainter, scale: Scale, mark: Mark, at: QPointF, taken: list[QRectF]
    ) -> None:
        """Write what it was at the side where there is room; else the tool tip and the table say it."""
        font = scaled(self.font(), 0.82)
        width, high = QFontMetrics(font).horizontalAdvance(mark.words) + 4, em() * 1.2
        gap = em() * 0.65
        for left in (at.x() + gap, at.x() - gap - width):
            box = QRectF(left, at.y() - high / 2, width, high)
            inside = box.left() >= scale.left and box.right() <= scale.right
            if inside and not any(spot.intersects(box) for spot in taken):
                painter.setFont(font)
                painter.setPen(colour("text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.words)
                taken.append(box)
                return

    def _today(self, painter: QPainter, scale: Scale, small: QFont) -> None:
        x = scale.x(self._chart.on)
        painter.setPen(QPen(colour("text"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, self._top() - 4), QPointF(x, self._bottom()))
        font, box = scaled(small, 1.0, QFont.Weight.DemiBold), self._today_box(scale, small)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("text"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(font)
        painter.setPen(colour("panel"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short_date(self._chart.on))

    def _today_box(self, scale: Scale, small: QFont) -> QRectF:
        font = scaled(small, 1.0, QFont.Weight.DemiBold)
        width = QFontMetrics(font).horizontalAdvance(short_date(self._chart.on)) + em()
        left = scale.x(self._chart.on) - width / 2
        return QRectF(min(max(left, 1), self.width() - width - 1), 1, width, self._top() - 7)

    def _legend(self, painter: QPainter, small: QFont) -> None:
        painter.setFont(small)
        metrics, size = QFontMetrics(small), em() * 0.38
        y, x = self._bottom() + em() * 1.2, size + 2
        for shape, words in (
            (DIAMOND, _("Restrains")),
            (CIRCLE, _("Decision")),
            (TRIANGLE, _("Ends or stays an order")),
            (SQUARE, _("Filed")),
            ("", _("Not verified")),
        ):
            painter.setPen(Qt.PenStyle.NoPen)
            if shape:
                painter.setBrush(colour(_TONES[shape]))
                paint_shape(painter, shape, QPointF(x, y), size)
            else:
                box = QRectF(x - size, y - size, 2.4 * size, 2 * size)
                painter.fillRect(box, QBrush(colour("muted"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(colour("muted"))
            width = metrics.horizontalAdvance(words)
            if x + 2 * size + width > self.width():
                return
            box = QRectF(x + size * 2, y - em(), width + 2, em() * 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            x += width + em() * 2

"""Where a day stands in the chart, and the shapes of what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from legalaid_app.ui.litigation.chart_data import CIRCLE, DIAMOND, SQUARE


@dataclass(slots=True)
class Scale:
    """Where a day stands."""

    first: date
    last: date
    left: float
    right: float
    mirrored: bool

    def x(self, day: date) -> float:
        part = (day - self.first).days / max((self.last - self.first).days, 1)
        part = min(max(part, 0.0), 1.0)
        span = self.right - self.left
        return self.right - part * span if self.mirrored else self.left + part * span


def paint_shape(painter: QPainter, shape: str, at: QPointF, size: float) -> None:
    """Paint one of the shapes in the brush and pen of the painter."""
    x, y = at.x(), at.y()
    if shape == CIRCLE:
        painter.drawEllipse(at, size, size)
    elif shape == SQUARE:
        painter.drawRect(QRectF(x - size * 0.8, y - size * 0.8, size * 1.6, size * 1.6))
    else:
        big = size * 1.25
        corners = (
            [(x, y - big), (x + big, y), (x, y + big), (x - big, y)]
            if shape == DIAMOND
            else [(x, y - big), (x + big, y + size), (x - big, y + size)]
        )
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

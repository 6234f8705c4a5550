"""What flows down the pages: paragraphs, list items and framed boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from legalaid_app.letters.canvas import LetterCanvas
from legalaid_app.letters.document import Run
from legalaid_app.letters.lines import Line, break_lines
from legalaid_app.letters.styles import NAVY, PAPER_TINT, RULE, Style
from legalaid_app.letters.tags import Element

_FEWEST_LINES = 2  # of a paragraph, on either side of a page break


class Flowable(Protocol):
    """A block with a known height, which may be split between two pages."""

    @property
    def before(self) -> float: ...

    @property
    def after(self) -> float: ...

    @property
    def with_next(self) -> bool: ...

    @property
    def height(self) -> float: ...

    def split(self, room: float, forced: bool) -> tuple[Flowable, Flowable] | None:
        """Return what fits into *room* and the rest, or None; *forced* breaks the manners."""
        ...

    def draw(self, canvas: LetterCanvas, x: float, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Para:
    """Lines of text in one style.

    Attributes:
        text: what it says, for screen readers that cannot follow right-to-left glyphs.
        element: its place in the structure tree; None inside an artifact.
    """

    text: str
    lines: tuple[Line, ...]
    style: Style
    width: float
    element: Element | None = None
    with_next: bool = False
    together: bool = False
    before: float = 0.0
    after: float = 0.0

    @classmethod
    def of(
        cls,
        runs: Sequence[Run],
        style: Style,
        width: float,
        element: Element | None = None,
        *,
        with_next: bool = False,
        together: bool = False,
    ) -> Para:
        """Break *runs* into lines of *width* points.

        Raises:
            MissingGlyph: no font draws one of the characters.
        """
        lines = break_lines(runs, style.setting, width * 1000 / style.size)
        para = cls(
            spoken(runs),
            tuple(lines),
            style,
            width,
            with_next=with_next,
            together=together,
            before=style.before,
            after=style.after,
        )
        return para.under(element) if element is not None else para

    def under(self, element: Element) -> Para:
        """Return this paragraph as the contents of *element*."""
        pieces = [piece for line in self.lines for piece in line.pieces]
        if any(piece.level & 1 for piece in pieces):
            element.say(self.text)
        return replace(self, element=element)

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def widest(self) -> float:
        """Return the width of the longest line, in points."""
        return max(line.width for line in self.lines) * self.style.size / 1000

    def split(self, room: float, forced: bool) -> tuple[Para, Para] | None:
        fits = int(room / self.style.leading)
        if not forced:
            fits = min(fits, len(self.lines) - _FEWEST_LINES)
            if self.together or fits < _FEWEST_LINES:
                return None
        elif not 0 < fits < len(self.lines):
            return None
        head = replace(self, lines=self.lines[:fits], with_next=False, after=0.0)
        return head, replace(self, lines=self.lines[fits:], before=0.0)

    def draw(self, canvas: LetterCanvas, x: float, top: float) -> None:
        style = self.style
        face = style.setting.fonts.regular[0]
        ascent, descent = (style.size / 1000 * edge for edge in (face.ascent, face.descent))
        baseline = top - (style.leading - (ascent - descent)) / 2 - ascent
        with canvas.tagged(self.element):
            for line in self.lines:
                start = x + self._indent(line) - line.hang * style.size / 1000
                canvas.text_line(line, start, baseline, style.size, style.colour)
                baseline -= style.leading

    def _indent(self, line: Line) -> float:
        spare = self.width - line.width * self.style.size / 1000
        if self.style.centred:
            return spare / 2
        return spare if self.style.align_end != self.style.setting.right_to_left else 0.0


@dataclass(frozen=True, slots=True)
class ListItem:
    """A bullet or number beside its text; on the next page the text goes on without it."""

    label: Para | None
    body: Para
    indent: float
    with_next: bool = False

    @property
    def before(self) -> float:
        return self.body.before

    @property
    def after(self) -> float:
        return self.body.after

    @property
    def height(self) -> float:
        return self.body.height

    def split(self, room: float, forced: bool) -> tuple[ListItem, ListItem] | None:
        parts = self.body.split(room, forced)
        if parts is None:
            return None
        return replace(self, body=parts[0]), replace(self, label=None, body=parts[1])

    def draw(self, canvas: LetterCanvas, x: float, top: float) -> None:
        right_to_left = self.body.style.setting.right_to_left
        if self.label is not None:
            label_x = x + self.body.width + self.indent - self.label.width
            self.label.draw(canvas, label_x if right_to_left else x, top)
        self.body.draw(canvas, x if right_to_left else x + self.indent, top)


@dataclass(frozen=True, slots=True)
class Framed:
    """Paragraphs in a tinted frame with a strong edge; split only if taller than a page."""

    parts: tuple[Para, ...]
    width: float
    padding: float
    before: float
    after: float
    with_next: bool = False

    @property
    def height(self) -> float:
        return self._inner(self.parts) + 2 * self.padding

    @staticmethod
    def _inner(parts: Sequence[Para]) -> float:
        gaps = sum(part.after for part in parts[:-1])
        return sum(part.height for part in parts) + gaps

    def split(self, room: float, forced: bool) -> tuple[Framed, Framed] | None:
        if not forced:
            return None
        room -= 2 * self.padding
        for nth, part in enumerate(self.parts):
            above = self.parts[:nth]
            left = room - self._inner(above) - (above[-1].after if above else 0.0)
            if part.height <= left:
                continue
            pair = part.split(left, forced=True)
            kept = (*above, pair[0]) if pair else above
            rest = (pair[1] if pair else part, *self.parts[nth + 1 :])
            return (replace(self, parts=kept), replace(self, parts=rest)) if kept else None
        return None

    def draw(self, canvas: LetterCanvas, x: float, top: float) -> None:
        low, edge = top - self.height, self.padding / 4
        right_to_left = self.parts[0].style.setting.right_to_left
        with canvas.artifact():
            canvas.rectangle(x, low, self.width, self.height, RULE)
            canvas.rectangle(x + 0.6, low + 0.6, self.width - 1.2, self.height - 1.2, PAPER_TINT)
            edge_x = x + self.width - edge if right_to_left else x
            canvas.rectangle(edge_x, low, edge, self.height, NAVY)
        top -= self.padding
        for part in self.parts:
            part.draw(canvas, x + self.padding * 1.4, top)
            top -= part.height + part.after


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two single lines at the two ends of one: the date and the letter's number."""

    start: Para
    end: Para
    before: float = 0.0
    with_next: bool = False

    @property
    def after(self) -> float:
        return self.start.after

    @property
    def height(self) -> float:
        return max(self.start.height, self.end.height)

    def split(self, room: float, forced: bool) -> None:
        del room, forced  # one line is never split

    def draw(self, canvas: LetterCanvas, x: float, top: float) -> None:
        self.start.draw(canvas, x, top)
        self.end.draw(canvas, x, top)


def spoken(runs: Sequence[Run]) -> str:
    """Return the plain text of *runs*, as a screen reader should say it."""
    text = "".join(run.text for run in runs).replace("\n", " ")
    return "".join(char for char in text if not "\u2066" <= char <= "\u2069")

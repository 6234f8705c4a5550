"""From runs of text to lines of shaped pieces: fonts, directions, line breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from legalaid_app.letters import bidi, breaks
from legalaid_app.letters.document import Run
from legalaid_app.letters.fonts import FontChain, choose
from legalaid_app.letters.shaping import Face, Shaped
from legalaid_app.letters.text import printable

_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one font, weight and direction, shaped."""

    face: Face
    text: str
    level: int
    shaped: Shaped

    @property
    def width(self) -> float:
        return self.shaped.width

    @property
    def is_space(self) -> bool:
        return self.text == " "


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces from left to right.

    A line that goes on keeps its last space, so that readers of the PDF see two
    words. It takes no room: *hang* is how far it stands out on the left.
    """

    pieces: tuple[Piece, ...] = ()
    width: float = 0.0
    hang: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What line breaking needs to know: fonts, direction and language."""

    fonts: FontChain
    language: str
    right_to_left: bool = False

    @property
    def base(self) -> int:
        return 1 if self.right_to_left else 0


def break_lines(runs: Sequence[Run], setting: Setting, width: float) -> list[Line]:
    """Return *runs* as lines no wider than *width*, in thousandths of the font size.

    Raises:
        MissingGlyph: no font draws one of the characters.
    """
    lines: list[Line] = []
    paragraphs = list(_hard_lines(runs))
    for nth, chars in enumerate(paragraphs, 1):
        filler = _Filler(setting, width)
        for word in _words(chars, setting):
            filler.add(word)
        lines += filler.finish(goes_on=nth < len(paragraphs))
    return lines


_Chars = list[tuple[str, bool]]  # character, bold


def _hard_lines(runs: Sequence[Run]) -> Iterator[_Chars]:
    """Cut at line ends that were asked for."""
    chars: _Chars = []
    for run in runs:
        for char in printable(run.text):
            if char == "\n":
                yield chars
                chars = []
            else:
                chars.append((char, run.bold))
    yield chars


def _words(chars: _Chars, setting: Setting) -> Iterator[list[Piece]]:
    """Yield what a line break may not cut, shaped."""
    text = "".join(char for char, _ in chars)
    text_levels = bidi.levels(text, setting.base)
    start, shaper = 0, _Shaper(setting)
    for word in breaks.pieces(text):
        end = start + len(word)
        for index in range(start, end):
            shaper.add(*chars[index], text_levels[index])
        pieces = shaper.finish()
        if pieces:
            yield pieces
        start = end


class _Shaper:
    """Gathers the characters of a word as long as font and direction stay the same."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._face: Face | None = None
        self._bold = False
        self._level = setting.base
        self._text = ""
        self._pieces: list[Piece] = []

    def add(self, char: str, bold: bool, level: int) -> None:
        if char in _ISOLATES:
            self._flush()
            return
        current = self._face if bold == self._bold else None
        face = choose(char, self._setting.fonts.of(bold), current)
        if self._text and (face is not self._face or level != self._level):
            self._flush()
        self._face, self._bold, self._level = face, bold, level
        self._text += char

    def finish(self) -> list[Piece]:
        """Return the pieces of the word, and begin another."""
        self._flush()
        pieces, self._pieces = self._pieces, []
        return pieces

    def _flush(self) -> None:
        if self._text and self._face:
            piece = shape(self._face, self._text, self._level, self._setting.language)
            self._pieces.append(piece)
            self._text = ""


def shape(face: Face, text: str, level: int, language: str) -> Piece:
    """Return *text* as a piece of *face*."""
    return Piece(face, text, level, face.shape(text, bool(level & 1), language))


@dataclass(slots=True)
class _Filler:
    """Fills lines with words, first fit."""

    setting: Setting
    limit: float
    lines: list[Line] = field(default_factory=list)
    line: list[Piece] = field(default_factory=list)
    width: float = 0.0

    def add(self, word: list[Piece]) -> None:
        space = word[0].is_space
        width = sum(piece.width for piece in word)
        if space and not self.line:
            return
        if not space and self.width + width > self.limit + _TOLERANCE:
            self._end(goes_on=True)
        if not space and width > self.limit + _TOLERANCE:
            self._add_in_parts(word)
        else:
            self.line += word
            self.width += width

    def finish(self, goes_on: bool) -> list[Line]:
        if self.line or not self.lines:
            self._end(goes_on, last=True)
        return self.lines

    def _add_in_parts(self, word: list[Piece]) -> None:
        """A word wider than the line is broken wherever it must be."""
        for piece in word:
            for text in breaks.clusters(piece.text):
                part = shape(piece.face, text, piece.level, self.setting.language)
                if self.line and self.width + part.width > self.limit:
                    self._end(goes_on=False)
                self.line.append(part)
                self.width += part.width

    def _end(self, goes_on: bool, last: bool = False) -> None:
        if not self.line and not last:
            return
        spaced = bool(self.line) and self.line[-1].is_space
        while self.line and self.line[-1].is_space:
            self.width -= self.line.pop().width
        self.lines.append(self._visual(goes_on and (spaced or last)))
        self.line, self.width = [], 0.0

    def _visual(self, with_space: bool) -> Line:
        pieces, hang, base = list(self.line), 0.0, self.setting.base
        if with_space and pieces:
            space = shape(pieces[-1].face, " ", base, self.setting.language)
            pieces.append(space)
            hang = space.width if base else 0.0
        order = bidi.visual_order([piece.level for piece in pieces])
        return Line(tuple(pieces[nth] for nth in order), self.width, hang)

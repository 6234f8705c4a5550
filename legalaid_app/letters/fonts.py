"""The folder of letter fonts, and which of them draws a character."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import N_
from legalaid_app.letters.shaping import Face, MissingGlyph

# These follow the font of the word they stand beside.
_SHARED = frozenset(" .,:;!?()[]\"'-–—/%0123456789“”‘’«»…\u00a0")
_JOINERS = frozenset("\u200b\u200c\u200d\u2060")


class MissingFont(AppError):
    """A font that the letter asks for is not in the folder."""

    code = "letter.missing_font"
    message = N_("The letter font {font} is missing. Install Legal Aid Desk again.")


@dataclass(frozen=True, slots=True)
class FontChain:
    """Faces to try in order, for regular and for bold text."""

    regular: tuple[Face, ...]
    bold: tuple[Face, ...]

    def of(self, bold: bool) -> tuple[Face, ...]:
        return self.bold if bold else self.regular

    @property
    def line_height(self) -> float:
        """Return the height that the first face needs, as a factor of the size."""
        return (self.regular[0].ascent - self.regular[0].descent) / 1000


class FontFolder:
    """The fonts of a folder, each read once.

    Shaped words are remembered as long as the folder is: make one for a print
    run and let it go afterwards, because the words are people's names.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._faces: dict[str, Face] = {}

    def chain(self, names: tuple[str, ...]) -> FontChain:
        """Return the chain of *names*; where bold lacks a character, regular draws it.

        Raises:
            MissingFont: there is no such file.
        """
        regular = tuple(self._face(f"{name}-Regular") for name in names)
        bold = tuple(self._face(f"{name}-Bold") for name in names if self._has_bold(name))
        return FontChain(regular, (*bold, *regular))

    def _has_bold(self, name: str) -> bool:
        return (self._path / f"{name}-Bold.ttf").is_file()

    def _face(self, name: str) -> Face:
        if name not in self._faces:
            path = self._path / f"{name}.ttf"
            if not path.is_file():
                raise MissingFont(font=name)
            self._faces[name] = Face(path)
        return self._faces[name]


def choose(char: str, faces: tuple[Face, ...], current: Face | None) -> Face:
    """Return the face that draws *char*, preferably the *current* one for signs and digits.

    Raises:
        MissingGlyph: none of them can.
    """
    if char in _JOINERS:
        return current or faces[0]
    if current is not None and current in faces and char in _SHARED and current.has(char):
        return current
    for face in faces:
        if face.has(char):
            return face
    raise MissingGlyph(char)

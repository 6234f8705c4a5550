"""Sizes, weights, colours and spaces of a letter; large print is the same letter, larger."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legalaid_app.letters.document import LetterDocument
from legalaid_app.letters.fonts import FontChain
from legalaid_app.letters.lines import Setting
from legalaid_app.letters.operators import Colour

INK: Colour = (0.11, 0.12, 0.14)
NAVY: Colour = (0.08, 0.27, 0.43)
QUIET: Colour = (0.33, 0.36, 0.40)
RULE: Colour = (0.72, 0.76, 0.80)
PAPER_TINT: Colour = (0.945, 0.957, 0.969)
WHITE: Colour = (1.0, 1.0, 1.0)
ALARM: Colour = (0.48, 0.11, 0.11)

BODY_SIZE = 11.0
LARGE_PRINT_SIZE = 18.0  # the least that large-print guidelines accept
LINE_HEIGHT = 1.42

_RIGHT_TO_LEFT = frozenset(("ar", "fa", "ur", "ps", "ug", "ckb", "he", "yi", "dv"))


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks. Sizes and spaces are in points."""

    setting: Setting
    size: float
    leading: float
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0
    align_end: bool = False
    centred: bool = False

    def resized(self, size: float) -> Style:
        """Return this style at another size, its leading in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one letter.

    Attributes:
        unit: the body size; every distance of the layout is made of it.
    """

    unit: float
    body: Style
    title: Style
    heading: Style
    small: Style
    address: Style
    office: Style
    contact: Style
    banner: Style

    @classmethod
    def of(cls, document: LetterDocument, fonts: FontChain) -> Styles:
        """Return the styles for *document*."""
        large = document.large_print
        unit = LARGE_PRINT_SIZE if large else BODY_SIZE
        language = document.language.partition("-")[0].lower()
        setting = Setting(fonts, document.language, language in _RIGHT_TO_LEFT)
        height = max(LINE_HEIGHT, fonts.line_height * 1.04)
        body = Style(setting, unit, unit * height, after=unit * 0.6)

        def sized(size: float) -> Style:
            return replace(body.resized(max(size, unit) if large else size), after=0.0)

        # Addresses in the United States, the office's own too, are written from the left.
        latin = replace(
            body,
            setting=replace(setting, right_to_left=False),
            leading=unit * min(height * 0.84, 1.3),
            after=0.0,
        )
        return cls(
            unit=unit,
            body=body,
            title=_heading(sized(unit * 1.4), before=0.6 * unit, after=0.6 * unit),
            heading=_heading(sized(unit * 1.12), before=0.95 * unit, after=0.3 * unit),
            small=replace(sized(8.5), colour=QUIET),
            address=replace(latin, leading=unit * 1.15),
            office=replace(latin.resized(unit * 1.4), colour=NAVY),
            contact=replace(latin.resized(unit if large else 9.0), colour=QUIET),
            banner=replace(sized(unit), leading=unit * height * 0.81, colour=WHITE, centred=True),
        )


def _heading(style: Style, before: float, after: float) -> Style:
    return replace(style, colour=NAVY, leading=style.leading * 0.92, before=before, after=after)

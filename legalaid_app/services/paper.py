"""Pages from documents, for commands and the paper lane; touches no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..system.resources import resource

if TYPE_CHECKING:
    from ..letters.document import LetterDocument
    from ..letters.fonts import FontFolder
    from ..letters.pdf import RenderedLetter


@cache
def _fonts() -> FontFolder:
    """The letter fonts, read once; every letter shares what was shaped."""
    from ..letters.fonts import FontFolder

    return FontFolder(resource("fonts"))


def render_document(
    document: LetterDocument, *, large_print: bool = False, paper: str = "letter"
) -> RenderedLetter:
    """Lay a letter out on "letter" or "a4" paper."""
    from ..letters.document import Paper
    from ..letters.pdf import render

    return render(replace(document, large_print=large_print, paper=Paper(paper)), _fonts())


def grade(document: LetterDocument) -> float | None:
    """The reading measure of the letter; None for a language that has none."""
    from ..letters.reading import grade as measure

    return measure(document)


def joined(pdfs: Sequence[bytes]) -> bytes:
    """Put sealed letters one after the other into one file to print."""
    from ..letters.joining import join

    return join(pdfs)

"""One letter in, one tagged PDF out. The same letter always gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from legalaid_app.letters.canvas import LetterCanvas
from legalaid_app.letters.document import LetterDocument, Run
from legalaid_app.letters.flowables import Flowable, Para, SideBySide
from legalaid_app.letters.fonts import FontFolder
from legalaid_app.letters.layout import Furniture
from legalaid_app.letters.pages import paginate
from legalaid_app.letters.story import flow
from legalaid_app.letters.styles import QUIET, Styles
from legalaid_app.letters.tags import Element
from legalaid_app.letters.text import clean


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """A finished PDF (PDF/UA-1) and how many pages it has."""

    pdf: bytes
    pages: int


def render(document: LetterDocument, fonts: FontFolder | Path) -> RenderedLetter:
    """Lay *document* out and return its PDF.

    Args:
        fonts: the folder of fonts. Pass one `FontFolder` for a whole print run:
            fonts are read once and words shaped once.

    Raises:
        MissingGlyph: no font draws one of the characters.
        MissingFont: a font of the letter is not in the folder.
        DoesNotFit: the address, letterhead, banner or footer is too long for its place.
    """
    folder = fonts if isinstance(fonts, FontFolder) else FontFolder(fonts)
    styles = Styles.of(document, folder.chain(document.fonts))
    furniture = Furniture(document, styles)
    sheet = furniture.sheet
    canvas = LetterCanvas(
        (sheet.width, sheet.height),
        title=clean(document.title),
        author=clean(document.sender[0]) if document.sender else "",
        language=document.language,
    )
    text = Element("Sect", canvas.tree.root)
    story = [
        *_date_and_reference(document, styles, sheet.text_width, text),
        *flow(document.blocks, styles, sheet.text_width, text),
    ]
    pages = paginate(story, furniture.frame_height(1), furniture.frame_height(2))
    for number, page in enumerate(pages, 1):
        furniture.draw_before_text(canvas, number)
        if number == 1:
            canvas.tree.root.contents.append(text)
        top = sheet.height - furniture.text_top(number)
        for start, flowable in page.placed:
            flowable.draw(canvas, sheet.margin, top - start)
        furniture.draw_footer(canvas, number, len(pages))
        canvas.showPage()
    return RenderedLetter(canvas.finish(), len(pages))


def _date_and_reference(
    document: LetterDocument, styles: Styles, width: float, root: Element
) -> Iterator[Flowable]:
    """Date at one end of the line, the letter's number at the other, if there is room."""
    below = replace(styles.body, after=styles.unit * 1.1)
    if not document.reference:
        if document.date_line:
            yield Para.of([Run(document.date_line)], below, width, root.child("P"))
        return
    quiet = replace(below, colour=QUIET, align_end=True)
    date = Para.of([Run(document.date_line)], below, width, root.child("P"))
    reference = Para.of([Run(document.reference)], quiet, width, root.child("P"))
    if date.widest + reference.widest + 2 * styles.unit <= width:
        yield SideBySide(date, reference)
    else:
        yield replace(date, after=0.0)
        yield replace(reference, style=replace(quiet, align_end=False))

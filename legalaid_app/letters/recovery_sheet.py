"""The recovery kit on paper: the code in groups, a QR code, and what to do with it.

Shares are drawn in the same way, one page for each person who keeps one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from legalaid_app.domain.words import gettext as _
from legalaid_app.letters.canvas import LetterCanvas
from legalaid_app.letters.document import (
    Block,
    Heading,
    Items,
    LetterDocument,
    Paper,
    Paragraph,
    Run,
)
from legalaid_app.letters.flowables import Flowable, Para
from legalaid_app.letters.fonts import FontFolder
from legalaid_app.letters.layout import SHEETS
from legalaid_app.letters.pages import paginate
from legalaid_app.letters.pdf import RenderedLetter
from legalaid_app.letters.qr import QrCode
from legalaid_app.letters.story import flow
from legalaid_app.letters.styles import NAVY, PAPER_TINT, RULE, Styles
from legalaid_app.letters.tags import Element
from legalaid_app.letters.text import clean

_QR_SIZE = 132.0
_TOP = 54.0
_WORDS_ACROSS = 4


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on a recovery kit.

    Attributes:
        store: a short name of the store, so that two kits can be told apart.
        code: as printed, in groups with dashes.
    """

    office: str
    store: str
    label: str
    code: str = field(repr=False)
    made_on: date
    paper: Paper = Paper.LETTER


@dataclass(frozen=True, slots=True)
class SharesSheet:
    """What stands on the pages of a secret in parts; any two of the parts open the store."""

    office: str
    store: str
    parts: tuple[str, ...] = field(repr=False)
    made_on: date
    paper: Paper = Paper.LETTER


def draw(sheet: RecoverySheet, fonts: FontFolder) -> RenderedLetter:
    """Return the kit as a tagged PDF."""
    pages = _Pages(_("Recovery kit"), sheet.office, sheet.paper, fonts)
    groups = [f"{nth}   {group}" for nth, group in enumerate(sheet.code.split("-"), start=1)]
    pages.add(
        _kit_words(sheet),
        lambda styles, width, root: _CodeBlock.of(groups, sheet.code, 2, styles, width, root),
        _kit_advice(),
    )
    return pages.finish()


def draw_shares(sheet: SharesSheet, fonts: FontFolder) -> bytes:
    """Return one page for each part, as one tagged PDF."""
    pages = _Pages(_("Part of a recovery secret"), sheet.office, sheet.paper, fonts)
    for nth, part in enumerate(sheet.parts, start=1):
        words = [f"{place}  {word}" for place, word in enumerate(part.split(), start=1)]
        pages.add(
            _share_words(sheet, nth),
            lambda styles, width, root, words=words: _CodeBlock.of(  # type: ignore[misc]
                words, "", _WORDS_ACROSS, styles, width, root
            ),
            _share_advice(),
        )
    return pages.finish().pdf


def _kit_words(sheet: RecoverySheet) -> tuple[Block, ...]:
    return (
        Heading((Run(_("Recovery kit")),), level=1),
        _facts(sheet.store, sheet.made_on, sheet.label),
        Paragraph(
            (
                Run(
                    _(
                        "This paper opens the client files of {office} when a passphrase is forgotten, when a colleague "
                        "has left, or when a computer is lost. Whoever has it can read every file. Nobody can make it "
                        "again for you."
                    ).format(office=clean(sheet.office))
                ),
            )
        ),
    )


def _kit_advice() -> tuple[Block, ...]:
    keep = (
        _(
            "Print two, and keep them in two places that lock: not with the computer, not with a backup."
        ),
        _("Do not photograph, copy, email or scan this paper, except to use it."),
        _("Delete the file that it was printed from, and empty the trash."),
    )
    use = (
        _("Start Legal Aid Desk and choose the store, or its backup."),
        _(
            "Type the code in the place of the passphrase. Small letters, spaces and dashes do not matter; "
            "O counts as 0, and I and L count as 1."
        ),
        _(
            "The last character of each group checks it: the program says which group has a mistake."
        ),
        _("Give everybody a new passphrase, and then make a new kit. The old one ends with that."),
    )
    return (
        Heading((Run(_("How to keep it")),)),
        Items(_lines(keep)),
        Heading((Run(_("How to use it")),)),
        Items(_lines(use), numbered=True),
        Paragraph((Run(_("Kept by: ______________________   Place: ______________________")),)),
    )


def _share_words(sheet: SharesSheet, nth: int) -> tuple[Block, ...]:
    title = _("Part {n} of {all} of the recovery secret").format(n=nth, all=len(sheet.parts))
    return (
        Heading((Run(title),), level=1),
        _facts(sheet.store, sheet.made_on, ""),
        Paragraph(
            (
                Run(
                    _(
                        "Any two of these parts open the client files of {office}. One part alone opens nothing and "
                        "tells nothing. Each part is to be kept by another person."
                    ).format(office=clean(sheet.office))
                ),
            )
        ),
    )


def _share_advice() -> tuple[Block, ...]:
    lines = (
        _("Keep this paper where it locks. Do not photograph, copy or email it."),
        _("Two people come together, start Legal Aid Desk and choose the store."),
        _(
            "Type the words of one part, then “/”, then the words of the other, in the place of the passphrase."
        ),
        _("The program says which part has a mistake, and whether two parts belong together."),
    )
    return (
        Heading((Run(_("How to keep it, how to use it")),)),
        Items(_lines(lines)),
        Paragraph((Run(_("Kept by: ______________________   Place: ______________________")),)),
    )


def _facts(store: str, made_on: date, label: str) -> Paragraph:
    facts = _("Store {store} · made on {day}").format(store=store, day=made_on.isoformat())
    return Paragraph((Run(f"{facts} · {clean(label)}" if label else facts, bold=True),))


def _lines(lines: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(line),) for line in lines)


_Maker = Callable[[Styles, float, Element], Flowable]


class _Pages:
    """Fills pages one sheet after the other; each sheet begins on a page of its own."""

    def __init__(self, title: str, office: str, paper: Paper, fonts: FontFolder) -> None:
        frame = LetterDocument(
            language="en",
            title=title,
            sender=(office,),
            recipient=(),
            date_line="",
            blocks=(),
            paper=paper,
        )
        self._sheet = SHEETS[paper]
        self._styles = Styles.of(frame, fonts.chain(frame.fonts))
        size = (self._sheet.width, self._sheet.height)
        self._canvas = LetterCanvas(size, title=title, author=clean(office), language="en")
        self._count = 0

    def add(self, before: Sequence[Block], code: _Maker, after: Sequence[Block]) -> None:
        styles, width = self._styles, self._sheet.text_width
        root = Element("Sect", self._canvas.tree.root)
        self._canvas.tree.root.contents.append(root)
        above = flow(before, styles, width, root)
        block = code(styles, width, root)
        height = self._sheet.height - 2 * _TOP
        for page in paginate([*above, block, *flow(after, styles, width, root)], height, height):
            for start, flowable in page.placed:
                flowable.draw(self._canvas, self._sheet.margin, self._sheet.height - _TOP - start)
            self._canvas.showPage()
            self._count += 1

    def finish(self) -> RenderedLetter:
        return RenderedLetter(self._canvas.finish(), self._count)


@dataclass(frozen=True, slots=True)
class _CodeBlock:
    """The groups in a frame, a QR code beside them where there is one."""

    cells: tuple[Para, ...]
    across: int
    qr: QrCode | None
    figure: Element | None
    width: float
    before: float
    after: float
    with_next: bool = False

    @classmethod
    def of(
        cls,
        cells: Sequence[str],
        code: str,
        across: int,
        styles: Styles,
        width: float,
        root: Element,
    ) -> _CodeBlock:
        unit = styles.unit
        size = unit * (1.75 if code else 1.1)
        style = replace(styles.body.resized(size), leading=size * 1.75, after=0.0)
        group = root.child("Div")
        room = width - (_QR_SIZE if code else 0.0) - 2 * unit
        made = tuple(
            Para.of([Run(cell, bold=True)], style, room / across, group.child("P"))
            for cell in cells
        )
        qr = QrCode.of(code) if code else None
        return cls(
            made,
            across,
            qr,
            group.child("Figure") if qr else None,
            width,
            before=unit * 0.6,
            after=unit * 1.2,
        )

    @property
    def height(self) -> float:
        return max(self._rows() * self.cells[0].height + 16.0, _QR_SIZE + 8.0 if self.qr else 0.0)

    def split(self, room: float, forced: bool) -> None:
        del room, forced  # a code is never torn apart

    def draw(self, canvas: LetterCanvas, x: float, top: float) -> None:
        low = top - self.height
        with canvas.artifact():
            canvas.rectangle(x, low, self.width, self.height, RULE)
            canvas.rectangle(x + 0.6, low + 0.6, self.width - 1.2, self.height - 1.2, PAPER_TINT)
            canvas.rectangle(x, low, 3.0, self.height, NAVY)
        start = top - (self.height - self._rows() * self.cells[0].height) / 2
        for cell, (left, down) in zip(self.cells, self._places(), strict=True):
            cell.draw(canvas, x + 14.0 + left, start - down)
        if self.qr is not None and self.figure is not None:
            left, edge = x + self.width - _QR_SIZE - 4.0, top - (self.height - _QR_SIZE) / 2
            with canvas.artifact():
                canvas.rectangle(left, edge - _QR_SIZE, _QR_SIZE, _QR_SIZE, (1.0, 1.0, 1.0))
            self.qr.draw(
                canvas, left, edge, _QR_SIZE, self.figure, _("The same code as a QR code.")
            )

    def _rows(self) -> int:
        return -(-len(self.cells) // self.across)

    def _places(self) -> Iterator[tuple[float, float]]:
        """Yield where each cell stands: down the first column, then the next."""
        rows = self._rows()
        for nth in range(len(self.cells)):
            column, row = divmod(nth, rows)
            yield column * self.cells[0].width, row * self.cells[0].height

"""From the letter's blocks to flowables and their tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legalaid_app.letters.document import (
    Block,
    Box,
    Heading,
    Items,
    Paragraph,
    Run,
    Signature,
)
from legalaid_app.letters.flowables import Flowable, Framed, ListItem, Para
from legalaid_app.letters.styles import Style, Styles
from legalaid_app.letters.tags import Element

_BULLET = "•"
_NUMBERING = {True: "Decimal", False: "Disc"}
_LEADING_LINES = 8  # longer paragraphs are split instead


def flow(blocks: Sequence[Block], styles: Styles, width: float, root: Element) -> list[Flowable]:
    """Return *blocks* as flowables of *width* points, tagged under *root*."""
    teller = _Teller(styles, width, root)
    story: list[Flowable] = []
    for block in blocks:
        if isinstance(block, Signature | Items):
            _keep_last(story)
        story += teller.tell(block)
    return story


def _keep_last(story: list[Flowable]) -> None:
    """A list keeps the sentence that leads to it, a signature the one that it signs."""
    if story and isinstance(story[-1], Para) and len(story[-1].lines) <= _LEADING_LINES:
        story[-1] = replace(story[-1], with_next=True)


class _Teller:
    """Makes the flowables of one letter."""

    def __init__(self, styles: Styles, width: float, root: Element) -> None:
        self._styles, self._width, self._root = styles, width, root
        self._level = 0

    def tell(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Paragraph(runs):
                yield Para.of(runs, self._styles.body, self._width, self._root.child("P"))
            case Heading():
                yield self._heading(block)
            case Items():
                yield from self._items(block)
            case Box(paragraphs) if paragraphs:
                yield self._box(paragraphs)
            case Signature():
                yield from self._signature(block)

    def _heading(self, heading: Heading) -> Para:
        """A level is never skipped: screen readers walk headings as a tree."""
        self._level = max(1, min(heading.level, self._level + 1, 6))
        style = self._styles.title if heading.level == 1 else self._styles.heading
        bold = [replace(run, bold=True) for run in heading.runs]
        element = self._root.child(f"H{self._level}")
        return Para.of(bold, style, self._width, element, with_next=True, together=True)

    def _items(self, items: Items) -> Iterator[Flowable]:
        styles, unit = self._styles, self._styles.unit
        numbering = _NUMBERING[items.numbered]
        if not items.items:
            return
        whole = self._root.child("L", f"/A << /O /List /ListNumbering /{numbering} >>")
        labels = [f"{n}." if items.numbered else _BULLET for n in range(1, len(items.items) + 1)]
        indent = unit * (max(2, *map(len, labels)) * 0.62 + 0.75)
        last = len(labels) - 1
        for nth, (label, runs) in enumerate(zip(labels, items.items, strict=True)):
            item = whole.child("LI")
            sign = Para.of(
                [Run(label, bold=items.numbered)], styles.body, indent, item.child("Lbl")
            )
            after = styles.body.after if nth == last else unit * 0.3
            style = replace(styles.body, after=after)
            body = Para.of(runs, style, self._width - indent, item.child("LBody"))
            yield ListItem(sign, body, indent)

    def _box(self, paragraphs: Sequence[Sequence[Run]]) -> Framed:
        unit = self._styles.unit
        group = self._root.child("Div")
        padding = unit * 0.85
        style = replace(self._styles.body, after=unit * 0.35)
        width = self._width - 2.4 * padding
        parts = tuple(Para.of(runs, style, width, group.child("P")) for runs in paragraphs)
        return Framed(parts, self._width, padding, before=unit * 0.3, after=unit * 0.9)

    def _signature(self, signature: Signature) -> Iterator[Flowable]:
        unit, body = self._styles.unit, self._styles.body
        closing = replace(body, before=unit * 0.5, after=unit * 3.2)
        yield self._signed(signature.closing, closing, with_next=bool(signature.lines))
        style = replace(body, leading=body.leading * 0.94, after=0.0)
        last = len(signature.lines) - 1
        for nth, line in enumerate(signature.lines):
            yield self._signed(line, style, with_next=nth < last)

    def _signed(self, text: str, style: Style, with_next: bool) -> Para:
        element = self._root.child("P")
        return Para.of([Run(text)], style, self._width, element, with_next=with_next, together=True)

"""What a letter is before it is a page: plain, frozen values.

Templates make these, the layout draws them. Text arrives as runs, never as
markup, so that nothing a person typed is ever parsed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Paper(StrEnum):
    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight. Values are wrapped in bidi isolates by the template."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    runs: tuple[Run, ...]
    level: int = 2  # 1 is the title of the letter


@dataclass(frozen=True, slots=True)
class Items:
    """A list; *numbered* for steps in order."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A framed block: a deadline, or what is no longer true."""

    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Closing words, room to sign, then the signer's lines; kept on one page."""

    closing: str
    lines: tuple[str, ...]


Block = Paragraph | Heading | Items | Box | Signature


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """One letter, ready for layout.

    Attributes:
        language: BCP 47 tag of the text ("en", "es-US").
        title: the document's title for assistive technology; no name in it.
        sender: lines of the letterhead, the office's name first.
        recipient: name and address lines, placed in the envelope window.
        date_line: the letter's date in words.
        reference: the office's letter number, printed with the date; "" for none.
        footer: confidentiality line.
        page_words: "Page {page} of {pages}" in the letter's language.
        banner: "" or words across the top of every page ("Draft — not issued").
    """

    language: str
    title: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    date_line: str
    blocks: tuple[Block, ...]
    reference: str = ""
    footer: str = ""
    page_words: str = "Page {page} of {pages}"
    banner: str = ""
    paper: Paper = Paper.LETTER
    large_print: bool = False
    fonts: tuple[str, ...] = field(default=("NotoSans",))

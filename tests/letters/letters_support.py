"""Letters to render, and eyes to look at a PDF."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from legalaid_app.letters.document import (
    Block,
    Box,
    Heading,
    Items,
    LetterDocument,
    Paragraph,
    Run,
    Signature,
)

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
NAME = "Testa Prueba-Ejemplo"
INCH, MM = 72.0, 72.0 / 25.4
HALF = 0.02  # points; rounding of coordinates
LINE_END_HYPHEN = "\ufffe"  # what the reader makes of a hyphen that ends a line


def runs(text: str) -> tuple[Run, ...]:
    """Return *text* as runs; what stands between asterisks is bold."""
    return tuple(Run(part, bold=bool(nth % 2)) for nth, part in enumerate(text.split("*")) if part)


ENGLISH: tuple[Block, ...] = (
    Heading(runs("What the order means for you"), 1),
    Paragraph(runs(f"Dear {NAME}:")),
    Paragraph(
        runs(
            "On *March 3, 2026* a court stopped the IRS from sharing the address of people who "
            "file with an ITIN. That order is still in force today; it covers you."
        )
    ),
    Box((runs("*This has changed.*"), runs("What we told you on January 9 is no longer true."))),
    Heading(runs("What you can do now")),
    Items((runs("File your return by *April 15, 2027*."), runs("Keep a copy.")), numbered=True),
    Paragraph(runs("Bring these papers:")),
    Items((runs("Passports or consular cards"), runs("Last year’s W-2 or 1099"))),
    Signature("Sincerely,", ("Luz Ejemplo", "Staff Attorney")),
)

SPANISH: tuple[Block, ...] = (
    Heading(runs("Qué significa la orden para usted"), 1),
    Paragraph(runs("Estimada señora Ñúñez Güemes:")),
    Paragraph(
        runs("El *3 de marzo* un tribunal prohibió al IRS compartir su dirección. ¿Está vigente?")
    ),
    Box((runs("*Fecha límite: 15 de abril de 2027*"),)),
    Items((runs("Presente su declaración a tiempo."), runs("Guarde una copia.")), numbered=True),
    Signature("Atentamente,", ("Luz Ejemplo", "Abogada")),
)


def letter(*blocks: Block, **changes: Any) -> LetterDocument:
    """Return a letter of *blocks*, by default an English one with every kind of block."""
    document = LetterDocument(
        language="en",
        title="What the order means for you",
        sender=(
            "Riverside Legal Aid",
            "200 Example Street, Springfield, IL 62701",
            "(217) 555-0100",
        ),
        recipient=(NAME, "31 Avenida Inventada, Apt. 4", "Springfield, IL 62704"),
        date_line="November 24, 2026",
        reference="Letter 2026-0142",
        footer="Privileged and confidential.",
        blocks=blocks or ENGLISH,
    )
    return replace(document, **changes)


def spanish(**changes: Any) -> LetterDocument:
    return letter(
        *SPANISH,
        **{"language": "es-US", "page_words": "Página {page} de {pages}", **changes},
    )


def long_letter(paragraphs: int = 14) -> LetterDocument:
    """Return a letter of several pages."""
    sentence = "The order binds the Internal Revenue Service, but not the state or a bank. "
    text = Paragraph(runs(sentence * 6))
    return letter(*ENGLISH[:-1], *[text] * paragraphs, ENGLISH[-1])


def page_texts(pdf: bytes) -> list[str]:
    """Return what a reader copies from each page, white space made even."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    finally:
        document.close()
    return [re.sub(r"\s+", " ", text.replace(LINE_END_HYPHEN, "-")).strip() for text in texts]


def text_of(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def said(blocks: tuple[Block, ...]) -> list[str]:
    """Return the sentences of *blocks*, one for each paragraph, item and line."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(text) | Heading(text):
                found.append("".join(run.text for run in text))
            case Items(parts) | Box(parts):
                found += ["".join(run.text for run in part) for part in parts]
            case Signature():
                found += [block.closing, *block.lines]
    return found


def char_boxes(pdf: bytes, page: int = 0) -> list[tuple[str, float, float, float, float]]:
    """Return each visible character with left, top, right and bottom from the top left corner."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        height, text = sheet.get_height(), sheet.get_textpage()
        found = []
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1).replace(LINE_END_HYPHEN, "-")
            if char.strip():
                left, bottom, right, top = text.get_charbox(index)
                found.append((char, left, height - top, right, height - bottom))
        return found
    finally:
        document.close()


def font_sizes(pdf: bytes) -> set[float]:
    """Return every size that text is set in."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            float(operands[1])
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }

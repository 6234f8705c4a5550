"""The recovery kit on paper: what it says, that it is whole, and that the QR code is the code."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from legalaid_app.letters.document import Paper
from legalaid_app.letters.fonts import FontFolder
from legalaid_app.letters.qr import QUIET_MODULES, QrCode
from legalaid_app.letters.recovery_sheet import RecoverySheet, SharesSheet, draw, draw_shares

CODE = "000GC-40R4Y-0M301-E209M-185G2-R38EE-1W810-24GKG"
FONTS = FontFolder(Path(__file__).parents[2] / "resources" / "fonts")
PARTS = tuple(" ".join(f"word{n}{part}" for n in range(1, 24)) for part in "abc")


def _sheet(paper: Paper = Paper.LETTER, office: str = "Riverside Legal Aid") -> RecoverySheet:
    return RecoverySheet(office, "AB12CD34", "Recovery kit", CODE, date(2026, 11, 24), paper)


def _texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_kit_is_one_page_with_every_group_and_plain_words(paper: Paper) -> None:
    made = draw(_sheet(paper), FONTS)
    (text,) = _texts(made.pdf)

    assert made.pages == 1
    for nth, group in enumerate(CODE.split("-"), start=1):
        assert group in text and str(nth) in text
    for words in (
        "Riverside Legal Aid",
        "AB12CD34",
        "2026-11-24",
        "How to use it",
        "place of the passphrase",
    ):
        assert words in text


def test_the_qr_code_on_the_page_is_the_code_of_the_kit() -> None:
    """Read the modules from a picture of the page and compare them with the encoder's."""
    made = draw(_sheet(), FONTS)
    qr = QrCode.of(CODE)
    page = pypdfium2.PdfDocument(made.pdf)[0]
    picture = page.render(scale=8).to_pil().convert("L")
    size = len(qr.rows) + 2 * QUIET_MODULES
    across = 132.0 * 8
    left = picture.width - (72 + 4) * 8 - across
    top = next(
        y for y in range(picture.height) if picture.getpixel((int(left + 8), y)) == 255 and y > 1300
    )
    module = across / size

    def dark(row: int, column: int) -> bool:
        x = left + (column + QUIET_MODULES + 0.5) * module
        return picture.getpixel((int(x), int(top + (row + QUIET_MODULES + 0.5) * module))) < 128

    read = tuple(tuple(dark(r, c) for c in range(len(qr.rows))) for r in range(len(qr.rows)))
    assert read == qr.rows
    assert QrCode.of(CODE[:-1] + "H").rows != qr.rows


def test_the_page_is_tagged_and_keeps_the_code_out_of_its_properties() -> None:
    pdf = draw(_sheet(), FONTS).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert CODE[:5] not in str(document.docinfo) + document.Root.Metadata.read_bytes().decode()
        tags = [
            str(each.S)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem"
        ]
    assert {"/H1", "/Figure", "/L", "/P"} <= set(tags)


def test_an_office_with_a_long_name_still_has_a_page() -> None:
    assert draw(_sheet(office="Centro Legal de la Raza y de las Mujeres " * 3), FONTS).pages == 1


def test_each_part_has_a_page_of_its_own_and_no_word_of_another() -> None:
    sheet = SharesSheet("Riverside Legal Aid", "AB12CD34", PARTS, date(2026, 11, 24))
    pages = _texts(draw_shares(sheet, FONTS))

    assert len(pages) == 3
    for nth, (page, part) in enumerate(zip(pages, PARTS, strict=True), start=1):
        assert f"Part {nth} of 3" in page
        assert all(word in page for word in part.split())
        for other in PARTS:
            assert other == part or not any(word in page for word in other.split())
    assert "word" not in repr(sheet)

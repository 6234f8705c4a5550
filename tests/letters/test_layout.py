"""Where things stand on the sheet, measured in the finished PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legalaid_app.letters.document import LetterDocument, Paper
from legalaid_app.letters.fonts import FontFolder
from legalaid_app.letters.layout import DoesNotFit
from legalaid_app.letters.pdf import render
from tests.letters.letters_support import (
    FONTS,
    HALF,
    INCH,
    MM,
    char_boxes,
    font_sizes,
    letter,
    long_letter,
    page_texts,
)

FOLDER = FontFolder(FONTS)
LONG_NAME = "María de los Ángeles Inventada-Ejemplo de la Prueba y Villanueva"
LONG = (LONG_NAME, "c/o Centro Comunitario Imaginario", "31 Avenida Inventada, Edificio 12, Apt. 4",
        "Springfield, IL 62704")  # fmt: skip

# In points from the top left corner. "Sure" is inside the window however the letter slips in
# the envelope; "reach" is what some slip may show.
WINDOWS = {
    Paper.LETTER: {
        "sure": (0.88 * INCH, 2.50 * INCH, 4.38 * INCH, 3.17 * INCH),
        "reach": (0.0, 2.04 * INCH, 5.38 * INCH, 3.63 * INCH),
    },
    Paper.A4: {
        "sure": (20 * MM, 50 * MM, 100 * MM, 84 * MM),
        "reach": (0.0, 39 * MM, 110 * MM, 95 * MM),
    },
}


@pytest.mark.parametrize("recipient", [letter().recipient, LONG], ids=["short", "long"])
@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("paper", list(Paper))
def test_the_address_and_nothing_else_shows_in_the_envelope_window(
    paper: Paper, large_print: bool, recipient: tuple[str, ...]
) -> None:
    document = letter(
        paper=paper, large_print=large_print, recipient=recipient, banner="Draft — not issued"
    )
    left, top, right, bottom = WINDOWS[paper]["reach"]
    shown = [
        box
        for box in char_boxes(render(document, FOLDER).pdf)
        if box[1] < right and box[3] > left and box[2] < bottom and box[4] > top
    ]
    assert "".join(box[0] for box in shown) == "".join("".join(recipient).split())
    left, top, right, bottom = WINDOWS[paper]["sure"]
    assert min(box[1] for box in shown) >= left
    assert min(box[2] for box in shown) >= top
    assert max(box[3] for box in shown) <= right
    assert max(box[4] for box in shown) <= bottom


def test_a_long_office_name_gives_way_before_the_telephone_number_does() -> None:
    name = "Legal Services of the Greater Imaginary Valley and the Adjoining Counties"
    document = letter(sender=(name, *letter().sender[1:]), large_print=True)
    pdf = render(replace(document, recipient=()), FOLDER).pdf
    assert min(font_sizes(pdf)) == 18.0
    assert "(217) 555-0100" in page_texts(pdf)[0]


def test_an_address_of_many_lines_is_refused_before_it_leaves_the_window() -> None:
    with pytest.raises(DoesNotFit) as caught:
        render(letter(recipient=tuple(f"Line {n}" for n in range(12))), FOLDER)
    assert "name and address" in caught.value.user_message()


@pytest.mark.parametrize(
    "document",
    [
        letter(),
        letter(large_print=True, banner="Draft — not issued"),
        long_letter(),
        replace(long_letter(), large_print=True),
        letter(paper=Paper.A4),
    ],
)
def test_nothing_is_printed_where_a_printer_cannot_print(document: LetterDocument) -> None:
    made = render(document, FOLDER)
    width, height = (8.5 * INCH, 11 * INCH) if document.paper is Paper.LETTER else (
        210 * MM, 297 * MM)  # fmt: skip
    for page in range(made.pages):
        for _, left, top, right, bottom in char_boxes(made.pdf, page):
            assert left >= 0.95 * INCH - HALF
            assert right <= width - 0.95 * INCH + HALF
            assert top >= 0.25 * INCH
            assert bottom <= height - 0.4 * INCH


def test_text_and_footer_do_not_meet() -> None:
    made = render(long_letter(), FOLDER)
    boxes = char_boxes(made.pdf, 1)
    footer = min(box[2] for box in boxes if box[4] > 10.3 * INCH)
    text = max(box[4] for box in boxes if box[4] <= 10.2 * INCH)
    assert footer - text > 8.0


def test_a_long_date_and_number_stand_below_each_other() -> None:
    def tops(document: LetterDocument) -> list[float]:
        boxes = char_boxes(render(document, FOLDER).pdf)
        whole = "".join(box[0] for box in boxes)
        return [boxes[whole.index(word)][4] for word in ("November", "Letter")]

    beside, below = tops(letter()), tops(letter(reference="Letter " + "2026-0142 " * 7))
    assert abs(beside[0] - beside[1]) < 1.0
    assert below[1] - below[0] > 10.0

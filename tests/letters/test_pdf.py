from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace

import page as validator
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalaid_app.letters.document import (
    Box,
    Heading,
    Items,
    LetterDocument,
    Paper,
    Paragraph,
    Run,
    Signature,
)
from legalaid_app.letters.fonts import FontFolder
from legalaid_app.letters.layout import DoesNotFit
from legalaid_app.letters.pdf import render
from legalaid_app.letters.shaping import MissingGlyph
from tests.letters.letters_support import (
    FONTS,
    NAME,
    font_sizes,
    letter,
    long_letter,
    page_texts,
    runs,
    said,
    spanish,
    text_of,
)

FOLDER = FontFolder(FONTS)
DRAFT = "Draft — not issued"
SAMPLES = {
    "english": letter(),
    "spanish": spanish(),
    "draft": letter(banner=DRAFT),
    "large print": letter(large_print=True, banner=DRAFT),
    "a4": spanish(paper=Paper.A4),
    "long": long_letter(),
    "one line": letter(Paragraph(runs("Call us.")), reference="", footer="", recipient=()),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_letter_is_valid_pdf_ua(name: str) -> None:
    report = validator.validate_pdf_bytes(render(SAMPLES[name], FOLDER).pdf, profile="ua1")
    assert [failure.rule_id for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("name", SAMPLES)
def test_a_copied_letter_says_what_was_written(name: str) -> None:
    document = SAMPLES[name]
    pages = page_texts(render(document, FOLDER).pdf)
    whole = " ".join(pages)
    single = (document.date_line, document.reference, *document.sender[:1], *document.recipient)
    for sentence in (*said(document.blocks), *single):
        if len(pages) == 1 or len(sentence) < 100:
            assert sentence in whole


def test_the_same_letter_has_the_same_bytes() -> None:
    first = render(letter(), FONTS)
    render(spanish(), FOLDER)
    assert render(letter(), FOLDER) == first == render(letter(), FONTS)


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_bytes_do_not_depend_on_the_process(seed: str) -> None:
    program = (
        "import hashlib\n"
        "from legalaid_app.letters.pdf import render\n"
        "from tests.letters.letters_support import FONTS, letter\n"
        "print(hashlib.sha256(render(letter(), FONTS).pdf).hexdigest())\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=FONTS.parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    expected = hashlib.sha256(render(letter(), FONTS).pdf).hexdigest()
    assert done.stdout.strip() == expected


def test_every_font_is_embedded_and_can_be_copied_from() -> None:
    with pikepdf.open(io.BytesIO(render(letter(), FOLDER).pdf)) as pdf:
        for sheet in pdf.pages:
            for font in sheet.Resources.Font.values():
                assert font.Subtype == "/Type0"
                assert "/ToUnicode" in font
                descendant = font.DescendantFonts[0]
                assert len(bytes(descendant.FontDescriptor.FontFile2.read_bytes())) > 1000
        assert pdf.pages[0].Resources.Font.keys() == {"/NotoSans-Regular", "/NotoSans-Bold"}


def test_the_properties_of_the_file_name_the_office_and_nobody_else() -> None:
    document = letter()
    with pikepdf.open(io.BytesIO(render(document, FOLDER).pdf)) as pdf:
        assert str(pdf.docinfo.Title) == document.title
        assert str(pdf.docinfo.Author) == "Riverside Legal Aid"
        assert str(pdf.Root.Lang) == "en"
        xmp = pdf.Root.Metadata.read_bytes().decode()
        described = xmp + " ".join(str(value) for value in pdf.docinfo.values())
    assert "Riverside Legal Aid" in xmp
    for part in NAME.split():
        assert part not in described


@pytest.mark.parametrize("paper", list(Paper))
def test_large_print_is_never_smaller_than_18_points_but_in_the_envelope_window(
    paper: Paper,
) -> None:
    document = letter(large_print=True, paper=paper)
    sizes = font_sizes(render(replace(document, recipient=()), FOLDER).pdf)
    assert min(sizes) == 18.0
    assert min(font_sizes(render(document, FOLDER).pdf)) >= 10.0
    assert max(font_sizes(render(letter(), FOLDER).pdf)) < 18.0


def test_every_page_is_numbered_and_carries_the_footer_and_the_banner() -> None:
    document = replace(long_letter(), banner=DRAFT)
    made = render(document, FOLDER)
    pages = page_texts(made.pdf)
    assert made.pages == len(pages) >= 3
    for number, text in enumerate(pages, 1):
        assert f"Letter 2026-0142 · Page {number} of {made.pages}" in text
        assert document.footer in text
        assert text.count(DRAFT) == 1


def test_an_issued_letter_has_no_banner() -> None:
    assert "Draft" not in text_of(render(letter(), FOLDER).pdf)


@pytest.mark.parametrize("paragraphs", range(5, 12))
def test_the_signature_stays_together_and_is_not_alone_on_its_page(paragraphs: int) -> None:
    last = page_texts(render(long_letter(paragraphs), FOLDER).pdf)[-1]
    assert "Sincerely, Luz Ejemplo Staff Attorney" in last
    assert "The order binds" in last or "or a bank." in last


@pytest.mark.parametrize("lines", range(1, 30, 2))
def test_a_box_is_not_split(lines: int) -> None:
    filler = Paragraph(runs("\n".join(["Filler."] * lines)))
    box = Box((runs("First of the box."), runs("Middle."), runs("Last of the box.")))
    pages = page_texts(render(letter(filler, box), FOLDER).pdf)
    holding = [text for text in pages if "First of the box." in text]
    assert len(holding) == 1
    assert "Middle. Last of the box." in holding[0]


def test_a_box_taller_than_a_page_goes_on_and_loses_nothing() -> None:
    box = Box(tuple(runs(f"Line number {n} of the box.") for n in range(120)))
    made = render(letter(box), FOLDER)
    whole = text_of(made.pdf)
    assert made.pages >= 3
    assert all(f"Line number {n} of" in whole for n in range(120))


# --- what people type ------------------------------------------------------------------------

MARKUP = "Ana & <b>María</b> <img src=\"file:///etc/passwd\"> 'x' {page} %s $HOME"
HOSTILE = {
    MARKUP: MARKUP,
    "Ana\u202e aíraM": "Ana aíraM",
    "Ana\x00 María\x1b": "Ana María",
    "Ana\ud83d María": "Ana María",
    "Jose\u0301": "José",
    "\u2067\u2067Ana": "Ana",
}


def put(field: str, value: str) -> LetterDocument:
    """Return a letter with *value* in one of its fields."""
    run = (Run(value),)
    blocks = {
        "paragraph": Paragraph(run),
        "heading": Heading(run),
        "item": Items((run,), numbered=True),
        "box": Box((run,)),
        "closing": Signature(value, ("x",)),
        "signer": Signature("x", (value,)),
    }
    if field in blocks:
        return letter(blocks[field])
    if field in ("sender", "recipient"):
        return letter(**{field: ("Riverside", value)})
    return letter(**{field: value})


SHORT = ["sender", "recipient", "footer", "banner"]
FLOWING = ["paragraph", "heading", "item", "box", "closing", "signer", "date_line", "reference"]


@pytest.mark.parametrize("field", [*SHORT, *FLOWING])
@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_is_printed_and_never_obeyed(field: str, typed: str) -> None:
    pdf = render(put(field, typed), FOLDER).pdf
    assert HOSTILE[typed] in text_of(pdf).replace("\u00a0", " ")
    assert validator.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/XObject" not in document.pages[0].Resources


@pytest.mark.parametrize("typed", [MARKUP, "A\x00\ud800\u202e😀\uffff", "(a\\"])
def test_a_strange_title_stays_a_title(typed: str) -> None:
    pdf = render(letter(title=typed), FOLDER).pdf
    assert validator.validate_pdf_bytes(pdf, profile="ua1").is_compliant


@pytest.mark.parametrize("field", [f for f in FLOWING if f != "reference"])
def test_10_000_characters_without_a_space_are_broken_into_lines(field: str) -> None:
    made = render(put(field, "x" * 10_000), FOLDER)
    assert text_of(made.pdf).replace(" ", "").count("x") >= 10_000
    assert made.pages >= 2


@pytest.mark.parametrize("field", [*SHORT, "reference"])
def test_what_cannot_fit_into_its_place_is_refused_in_words(field: str) -> None:
    with pytest.raises(DoesNotFit) as caught:
        render(put(field, "x" * 10_000), FOLDER)
    assert "Shorten it." in caught.value.user_message()
    assert "xxx" not in caught.value.user_message()


@pytest.mark.parametrize("field", [*SHORT, *FLOWING])
def test_a_character_that_no_font_has_is_refused_in_every_field(field: str) -> None:
    with pytest.raises(MissingGlyph) as caught:
        render(put(field, "Ana 😀"), FOLDER)
    assert "U+1F600 (grinning face)" in caught.value.user_message()


@settings(max_examples=40)
@given(
    st.lists(
        st.text(
            st.characters(min_codepoint=0x20, max_codepoint=0x17E, exclude_categories=["Cc", "Cf"]),
            min_size=1,
            max_size=300,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_latin_text_can_be_printed_and_copied(texts: list[str]) -> None:
    pdf = render(letter(*[Paragraph((Run(text),)) for text in texts]), FOLDER).pdf
    whole = "".join(text_of(pdf).split())
    for text in texts:
        assert "".join(text.split()) in whole
    assert validator.validate_pdf_bytes(pdf, profile="ua1").is_compliant

"""The structure tree, checked with another library than the one that wrote it."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from legalaid_app.letters.document import Heading, LetterDocument
from legalaid_app.letters.fonts import FontFolder
from legalaid_app.letters.pdf import render
from tests.letters.letters_support import FONTS, letter, long_letter, runs

FOLDER = FontFolder(FONTS)
PAINTS = {"Tj", "TJ", "f", "S", "B", "Do"}


def kids(element: Any) -> list[Any]:
    found = element.get("/K")
    return list(found) if isinstance(found, pikepdf.Array) else [] if found is None else [found]


def outline(element: Any) -> list[Any]:
    """Return the tags below *element*, nested."""
    below = [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [str(element.S)[1:], *[outline(kid) for kid in below]]


def owned(element: Any, page: Any = None) -> dict[tuple[int, int], int]:
    """Return which element owns each marked content, by page and id."""
    page, found = element.get("/Pg", page), {}
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                assert kid.P.objgen == element.objgen
                found |= owned(kid, page)
            else:
                found[kid.Pg.objgen[0], int(kid.MCID)] = element.objgen[0]
        else:
            found[page.objgen[0], int(kid)] = element.objgen[0]
    return found


def marked(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return what the parent tree says of the marked content that is on the pages."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    found = {}
    for page in pdf.pages:
        assert page.obj.Tabs == "/S"
        open_marks: list[bool] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC" and "/MCID" in operands[1]:
                mark = int(operands[1].MCID)
                owner = parents[int(page.obj.StructParents)][mark]
                found[page.obj.objgen[0], mark] = owner.objgen[0]
            if name in ("BDC", "BMC"):
                assert str(operands[0]) == "/Artifact" or "/MCID" in operands[1]
                open_marks.append(True)
            elif name == "EMC":
                open_marks.pop()
            elif name in PAINTS:
                assert open_marks, "painted outside the tags"
        assert not open_marks
    return found


@pytest.mark.parametrize(
    "document", [letter(), letter(banner="Draft"), long_letter()], ids=["plain", "draft", "long"]
)
def test_everything_painted_is_tagged_or_an_artifact_and_the_trees_agree(
    document: LetterDocument,
) -> None:
    with pikepdf.open(io.BytesIO(render(document, FOLDER).pdf)) as pdf:
        tree = owned(pdf.Root.StructTreeRoot.K[0])
        assert tree == marked(pdf)
        assert tree
        assert pdf.Root.MarkInfo.Marked


def test_blocks_have_the_tags_that_screen_readers_know() -> None:
    with pikepdf.open(io.BytesIO(render(letter(banner="Draft"), FOLDER).pdf)) as pdf:
        root = pdf.Root.StructTreeRoot.K[0]
        item = ["LI", ["Lbl"], ["LBody"]]
        text = ["Sect", ["P"], ["P"], ["H1"], ["P"], ["P"], ["Div", ["P"], ["P"]], ["H2"],
                ["L", item, item], ["P"], ["L", item, item], ["P"], ["P"], ["P"]]  # fmt: skip
        banner, sender, contact, address, notice = (["P"] for _ in range(5))
        assert outline(root) == ["Document", banner, sender, contact, address, text, notice]
        lists = [kid for kid in kids(kids(root)[4]) if kid.S == "/L"]
        assert [str(found.A.ListNumbering) for found in lists] == ["/Decimal", "/Disc"]


def test_a_paragraph_on_two_pages_is_one_element() -> None:
    with pikepdf.open(io.BytesIO(render(long_letter(), FOLDER).pdf)) as pdf:
        paragraphs = kids(kids(pdf.Root.StructTreeRoot.K[0])[3])
        references = [kid for p in paragraphs for kid in kids(p)
                      if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR"]  # fmt: skip
        assert references


def test_heading_levels_are_never_skipped() -> None:
    document = letter(*[Heading(runs("x"), level) for level in (3, 1, 3, 4, 2, 9)])
    with pikepdf.open(io.BytesIO(render(document, FOLDER).pdf)) as pdf:
        sect = kids(pdf.Root.StructTreeRoot.K[0])[3]
        tags = [tag for (tag,) in outline(sect)[3:]]
    assert tags == ["H1", "H1", "H2", "H3", "H2", "H3"]


def test_right_to_left_text_is_given_to_screen_readers_in_reading_order() -> None:
    document = letter(language="ar", date_line="Case \u20662026-17\u2069, page 3.")
    with pikepdf.open(io.BytesIO(render(document, FOLDER).pdf)) as pdf:
        date = kids(kids(pdf.Root.StructTreeRoot.K[0])[3])[0]
        assert str(date.ActualText) == "Case 2026-17, page 3."

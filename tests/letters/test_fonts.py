from __future__ import annotations

import build_fonts
import pytest
import uharfbuzz as hb

from legalaid_app.letters.fonts import FontFolder, choose
from legalaid_app.letters.shaping import MissingGlyph
from tests.letters.letters_support import FONTS

CHAIN = FontFolder(FONTS).chain(("NotoSans",))
NAMES = [
    "José Ñúñez Güemes",
    "Łukasz Dąbrowski",
    "Nguyễn Thị Ánh",
    "Ọláyínká Ṣadé",
    "Đặng Ștefan Țepeș",
    "İbrahim Şahoğlu",
    "Þórður Æsir Ødegård",
    "Олександр Ґоґоль",
    "Ελένη Παπαδάκη",
    "Seán O’Brien–Smith “Jr.” №7 €5",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("bold", [False, True])
def test_the_fonts_can_write_the_names_of_our_clients(name: str, bold: bool) -> None:
    for char in name:
        assert choose(char, CHAIN.of(bold), None) is CHAIN.of(bold)[0]


def test_bold_falls_back_to_regular_where_there_is_no_bold_file(tmp_path) -> None:
    (tmp_path / "Solo-Regular.ttf").write_bytes((FONTS / "NotoSans-Regular.ttf").read_bytes())
    chain = FontFolder(tmp_path).chain(("Solo",))
    assert chain.bold == chain.regular


def test_a_later_font_of_the_chain_draws_what_the_first_lacks(tmp_path) -> None:
    whole = hb.Face((FONTS / "NotoSans-Regular.ttf").read_bytes())
    request = hb.SubsetInput()
    request.sets(hb.SubsetInputSets.UNICODE).update(map(ord, "abc 1"))
    (tmp_path / "First-Regular.ttf").write_bytes(hb.subset(whole, request).blob.data)
    (tmp_path / "Second-Regular.ttf").write_bytes(whole.blob.data)
    first, second = FontFolder(tmp_path).chain(("First", "Second")).regular
    assert choose("a", (first, second), None) is first
    assert choose("ж", (first, second), first) is second
    assert choose(" ", (first, second), second) is second  # stays with its word
    assert choose("1", (first, second), first) is first


def test_a_joiner_stays_with_the_font_of_its_word() -> None:
    assert choose("\u200d", CHAIN.regular, CHAIN.bold[0]) is CHAIN.bold[0]


def test_a_character_without_glyph_is_noticed_while_shaping() -> None:
    with pytest.raises(MissingGlyph):
        CHAIN.regular[0].shape("税", right_to_left=False, language="zh")


def test_the_fonts_come_with_their_licence() -> None:
    licence = (FONTS / build_fonts.LICENCE).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Noto Project Authors" in licence


@pytest.mark.parametrize("weight", list(build_fonts.WEIGHTS))
def test_cutting_fonts_gives_the_fonts_that_are_shipped(weight: str) -> None:
    shipped = (FONTS / f"NotoSans-{weight}.ttf").read_bytes()
    again = build_fonts.cut(shipped)
    assert build_fonts.cut(shipped) == again
    assert set(hb.Face(again).unicodes) == set(hb.Face(shipped).unicodes)
    assert set(hb.Face(shipped).unicodes) <= build_fonts.code_points()
    assert len(shipped) < 200_000

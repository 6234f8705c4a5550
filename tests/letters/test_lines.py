from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.letters.document import Run
from legalaid_app.letters.fonts import FontFolder, MissingFont
from legalaid_app.letters.lines import Line, Setting, break_lines
from legalaid_app.letters.shaping import MissingGlyph
from tests.letters.letters_support import FONTS

FOLDER = FontFolder(FONTS)
SETTING = Setting(FOLDER.chain(("NotoSans",)), "en")
WIDTH = 20_000.0
LATIN = st.text(st.sampled_from("abcdefghijklmnñopqrstuvwxyzáéíóúüABCDEFGH -.,/0123456789"))


def text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


@given(LATIN)
def test_lines_hold_all_the_words_and_are_never_too_wide(source: str) -> None:
    lines = break_lines([Run(source)], SETTING, WIDTH)
    assert " ".join(" ".join(map(text, lines)).split()).replace(" ", "") == source.replace(" ", "")
    assert all(line.width <= WIDTH + 0.01 for line in lines)


def test_a_line_that_goes_on_keeps_one_space_which_takes_no_room() -> None:
    lines = break_lines([Run("word " * 40)], SETTING, WIDTH)
    assert len(lines) > 1
    assert all(text(line).endswith("d ") for line in lines[:-1])
    assert text(lines[-1]).endswith("d")
    assert all(line.width <= WIDTH for line in lines)


def test_a_word_that_is_too_long_is_broken_and_nothing_of_it_is_lost() -> None:
    word = "x" * 10_000
    lines = break_lines([Run("see " + word)], SETTING, WIDTH)
    assert "".join(map(text, lines)).replace(" ", "") == "see" + word
    assert all(line.width <= WIDTH + 0.01 for line in lines)


def test_numbers_take_the_weight_of_their_own_run() -> None:
    line = break_lines([Run("by "), Run("3 May", bold=True), Run(" 27")], SETTING, WIDTH)[0]
    faces = {piece.text: piece.face.name for piece in line.pieces if not piece.is_space}
    assert faces == {"by": "NotoSans-Regular", "3": "NotoSans-Bold", "May": "NotoSans-Bold",
                     "27": "NotoSans-Regular"}  # fmt: skip


def test_line_ends_that_were_asked_for_are_kept() -> None:
    lines = break_lines([Run("one\ntwo\n\nfour")], SETTING, WIDTH)
    assert [text(line).strip() for line in lines] == ["one", "two", "", "four"]


def test_no_text_is_one_empty_line() -> None:
    assert break_lines([], SETTING, WIDTH) == [Line()]


def test_a_right_to_left_letter_keeps_an_isolated_number_whole() -> None:
    setting = Setting(SETTING.fonts, "ar", right_to_left=True)
    line = break_lines([Run("abc \u2066$1,450.50\u2069 def.")], setting, WIDTH)[0]
    assert text(line) == ".abc $1,450.50 def"


def test_the_space_at_the_end_of_a_right_to_left_line_hangs_out_on_the_left() -> None:
    setting = Setting(SETTING.fonts, "ar", right_to_left=True)
    first = break_lines([Run("word " * 40)], setting, WIDTH)[0]
    assert first.pieces[0].is_space
    assert first.hang == first.pieces[0].width > 0


@pytest.mark.parametrize(
    ("char", "code_point"), [("😀", "U+1F600"), ("\ue000", "U+E000"), ("税", "U+7A0E")]
)
def test_a_character_without_glyph_is_named_but_not_the_text(char: str, code_point: str) -> None:
    with pytest.raises(MissingGlyph) as caught:
        break_lines([Run(f"Testa {char} Prueba")], SETTING, WIDTH)
    message = caught.value.user_message()
    assert code_point in message
    assert "Testa" not in message
    assert char not in message
    assert str(caught.value) == "letter.missing_glyph"


def test_a_font_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingFont) as caught:
        FOLDER.chain(("NotoSansNowhere",))
    assert "NotoSansNowhere" in caught.value.user_message()

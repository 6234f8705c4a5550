"""Clusters with more glyphs than characters, as in Arabic and Bengali, shown with Latin glyphs."""

from __future__ import annotations

import uharfbuzz as hb

from legalaid_app.letters.canvas import LetterCanvas
from legalaid_app.letters.composites import add_composites
from legalaid_app.letters.fonts import FontFolder
from legalaid_app.letters.lines import Line, Piece
from legalaid_app.letters.shaping import Face, Glyph, Shaped
from tests.letters.letters_support import FONTS, char_boxes, text_of

FONT = FONTS / "NotoSans-Regular.ttf"


def test_a_composite_covers_its_parts_and_leaves_the_other_glyphs_alone() -> None:
    before = hb.Font(hb.Face(FONT.read_bytes()))
    o, acute = before.get_nominal_glyph(ord("o")), before.get_nominal_glyph(ord("\u0301"))
    space = before.get_nominal_glyph(ord(" "))
    data, first = add_composites(
        FONT.read_bytes(), [[(o, 0, 0), (acute, 600, 10)], [(space, 0, 0)]], [640, 260]
    )
    after = hb.Font(hb.Face(data))
    assert after.face.glyph_count == before.face.glyph_count + 2 == first + 2
    outline, mark = before.get_glyph_extents(o), before.get_glyph_extents(acute)
    merged = after.get_glyph_extents(first)
    assert merged.x_bearing == min(outline.x_bearing, mark.x_bearing + 600)
    assert merged.y_bearing == max(outline.y_bearing, mark.y_bearing + 10)
    assert [after.get_glyph_h_advance(first + n) for n in (0, 1)] == [640, 260]
    assert after.get_glyph_extents(o) == outline
    assert after.get_glyph_h_advance(o) == before.get_glyph_h_advance(o)


def test_one_glyph_may_stand_for_different_texts_and_two_glyphs_for_one() -> None:
    face = Face(FONT)
    a, b = (face.hb_font.get_nominal_glyph(ord(char)) for char in "ab")
    width = face.advance(a)
    glyphs = (
        Glyph(a, "x", width, 0.0, 0.0, width),
        Glyph(a, "a", width, 0.0, 0.0, width),
        Glyph(((a, 0, 0), (b, 300, 0)), "&", width, 0.0, 120.0, width),
        Glyph(b, "yz", width, -5.0, 0.0, face.advance(b)),
    )
    shaped = Shaped(glyphs, sum(glyph.advance for glyph in glyphs))
    canvas = LetterCanvas((300.0, 200.0), title="T", author="A", language="en")
    with canvas.tagged(canvas.tree.root.child("P")):
        canvas.text_line(Line((Piece(face, "", 0, shaped),)), 20.0, 100.0, 20.0, (0.0, 0.0, 0.0))
    canvas.showPage()
    assert text_of(canvas.finish()) == "xa&yz"


def test_a_letter_that_shaping_takes_apart_is_copied_whole() -> None:
    chain = FontFolder(FONTS).chain(("NotoSans",))
    word = "L\u01d6\u0328x"  # Noto Sans draws ǖ with an ogonek in three glyphs
    shaped = chain.regular[0].shape(word, right_to_left=False, language="en")
    assert [len(glyph.key) for glyph in shaped.glyphs if isinstance(glyph.key, tuple)] == [3]
    canvas = LetterCanvas((300.0, 200.0), title="T", author="A", language="en")
    with canvas.tagged(canvas.tree.root.child("P")):
        line = Line((Piece(chain.regular[0], word, 0, shaped),))
        canvas.text_line(line, 20.0, 100.0, 20.0, (0.0, 0.0, 0.0))
    canvas.showPage()
    assert text_of(canvas.finish()) == word


def test_shaping_moves_marks_where_they_belong() -> None:
    face = FontFolder(FONTS).chain(("NotoSans",)).regular[0]
    shaped = face.shape("q\u0303x", right_to_left=False, language="en")
    assert "".join(glyph.text for glyph in shaped.glyphs) == "q\u0303x"
    assert not shaped.plain
    assert face.shape("q\u0303x", right_to_left=False, language="en") is shaped


def test_a_moved_mark_is_drawn_over_its_letter() -> None:
    chain = FontFolder(FONTS).chain(("NotoSans",))
    shaped = chain.regular[0].shape("q\u0303", right_to_left=False, language="en")
    canvas = LetterCanvas((300.0, 200.0), title="T", author="A", language="en")
    with canvas.tagged(canvas.tree.root.child("P")):
        line = Line((Piece(chain.regular[0], "q\u0303", 0, shaped),))
        canvas.text_line(line, 20.0, 100.0, 20.0, (0.0, 0.0, 0.0))
    canvas.showPage()
    (_, left, _, right, _), *marks = char_boxes(canvas.finish())
    assert [left <= (mark[1] + mark[3]) / 2 <= right for mark in marks] == [True]

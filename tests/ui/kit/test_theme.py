"""Colours that can be read, fonts that grow."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton

from legalaid_app.ui.kit.icons import set_icon
from legalaid_app.ui.kit.labels import heading
from legalaid_app.ui.kit.style_sheet import style_sheet
from legalaid_app.ui.kit.theme import apply_theme, em, tokens
from legalaid_app.ui.kit.tokens import DARK, LIGHT, contrast, text_pairs, with_contrast

LOOKS = [LIGHT, DARK, with_contrast(LIGHT), with_contrast(DARK)]


@pytest.fixture
def look(qapp):
    yield qapp
    apply_theme(qapp, "light", 1.0)


@pytest.mark.parametrize("look_of", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("pair", sorted(set(text_pairs())), ids=" on ".join)
def test_text_can_be_read_on_its_ground(look_of, pair):
    front, back = (getattr(look_of, name) for name in pair)
    assert contrast(front, back) >= 4.5


@pytest.mark.parametrize("look_of", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("ground", ["panel", "bg"])
def test_the_border_of_a_field_can_be_seen(look_of, ground):
    assert contrast(look_of.line2, getattr(look_of, ground)) >= 3


@pytest.mark.parametrize("look_of", LOOKS, ids=lambda look: look.name)
def test_the_style_sheet_knows_no_font_size_and_no_unfilled_name(look_of):
    sheet = style_sheet(look_of)
    assert "font-size" not in sheet
    assert "$" not in sheet


def test_dark_and_light_are_chosen_by_name(look):
    apply_theme(look, "dark")
    assert tokens().dark
    apply_theme(look, "light")
    assert not tokens().dark


def test_text_doubles_everywhere_when_asked(look, qtbot):
    apply_theme(look, "light", 1.0)
    title, button = heading("Clients"), QPushButton("Lock")
    set_icon(button, "lock")
    for widget in (title, button):
        qtbot.addWidget(widget)
        widget.show()
    before = (title.font().pointSizeF(), button.font().pointSizeF(), button.iconSize().width())
    apply_theme(look, "light", 2.0)
    after = (title.font().pointSizeF(), button.font().pointSizeF(), button.iconSize().width())
    assert [round(b / a) for a, b in zip(before, after)] == [2, 2, 2]
    assert title.font().weight() == QFont.Weight.DemiBold


def test_an_icon_takes_the_colour_of_the_look(look, qtbot):
    apply_theme(look, "light")
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "square")
    light = button.icon().pixmap(20, 20).toImage()
    apply_theme(look, "dark")
    assert button.icon().pixmap(20, 20).toImage() != light


def test_the_font_is_ours_and_measured_in_points(look):
    apply_theme(look, "light")
    assert look.font().family() == "Inter"
    assert look.font().pixelSize() == -1
    assert em() > 10


def test_high_contrast_of_the_system_drops_our_style_sheet_and_keeps_its_colours(look, monkeypatch):
    monkeypatch.setattr("legalaid_app.ui.kit.theme._system_wants_contrast", lambda _app: True)
    apply_theme(look, "light")
    assert look.styleSheet() == ""
    assert tokens().text == look.palette().windowText().color().name()
    assert contrast(tokens().text, tokens().bg) >= 4.5
    assert tokens().line == tokens().text


def test_strong_contrast_of_our_own_makes_quiet_words_as_dark_as_the_text(look):
    apply_theme(look, "light", contrast=True)
    assert tokens().muted == tokens().text == tokens().line
    assert look.styleSheet()

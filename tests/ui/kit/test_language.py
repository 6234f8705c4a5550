"""The language of the interface reaches Qt's own words, the locale and the direction."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialogButtonBox

from legalaid_app.ui.kit.language import install_language, offered


@pytest.fixture
def app(qapp):
    yield qapp
    install_language(qapp, "en")


def cancel_word(qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.buttons()[0].text().replace("&", "")


def test_english_is_always_offered():
    assert offered()[0] == ("en", "English")


def test_qt_speaks_the_language_and_writes_as_in_the_united_states(app, qtbot):
    install_language(app, "es")
    assert cancel_word(qtbot) == "Cancelar"
    assert QLocale().name() == "es_US"
    install_language(app, "en")
    assert cancel_word(qtbot) == "Cancel"
    assert QLocale().name() == "en_US"


def test_languages_from_right_to_left_turn_the_window(app):
    install_language(app, "ar")
    assert app.layoutDirection() is Qt.LayoutDirection.RightToLeft
    install_language(app, "en")
    assert app.layoutDirection() is Qt.LayoutDirection.LeftToRight

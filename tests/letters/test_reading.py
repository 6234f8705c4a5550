"""How hard a text is to read."""

from __future__ import annotations

import pytest

from legalaid_app.letters.document import Heading, LetterDocument, Paragraph, Run
from legalaid_app.letters.reading import fernandez_huerta, flesch_kincaid, grade, text_of


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1), ("table", 2), ("filed", 1), ("wanted", 2), ("home", 1), ("people", 2), ("agency", 3),
        ("immigration", 4), ("address", 2), ("returns", 2), ("notices", 3), ("lawyer’s", 2),
    ],
)  # fmt: skip
def test_english_syllables_are_counted_by_rule(word, syllables):
    assert flesch_kincaid(f"{word}.") == pytest.approx(0.39 + 11.8 * syllables - 15.59, abs=0.06)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("casa", 2), ("oía", 3), ("ciudad", 2), ("leer", 2), ("declaración", 4), ("que", 1), ("y", 1),
        ("ley", 1), ("dirección", 3), ("país", 2), ("inmigración", 4), ("abogado", 4), ("pingüino", 3),
    ],
)  # fmt: skip
def test_spanish_syllables_are_counted_by_rule(word, syllables):
    assert fernandez_huerta(f"{word}.") == pytest.approx(206.84 - 60 * syllables - 1.02, abs=0.06)


def test_long_sentences_and_long_words_are_harder():
    short = "You must file. Call us."
    long = "Notwithstanding immigration considerations, individuals meeting applicable thresholds must file returns."

    assert flesch_kincaid(long) > 12 > 3 > flesch_kincaid(short)
    assert fernandez_huerta("La notificación administrativa correspondiente.") < fernandez_huerta(
        "Llame hoy."
    )


def test_a_text_without_words_breaks_nothing():
    assert flesch_kincaid("") < 0
    assert fernandez_huerta("...") > 200


def test_headings_are_read_but_do_not_make_a_letter_easier():
    prose = Paragraph((Run("Individuals meeting applicable thresholds must file returns."),))
    document = LetterDocument("en", "", (), (), "", (Heading((Run("Do"),)), prose))

    assert text_of(document) == "Do\nIndividuals meeting applicable thresholds must file returns."
    assert grade(document) == flesch_kincaid(prose.runs[0].text)


def test_a_language_without_a_measure_has_no_grade():
    assert grade(LetterDocument("vi", "", (), (), "", ())) is None

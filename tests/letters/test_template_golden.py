"""The letters that ship, word for word. The files in golden/ are read by a reviewer, not made up by the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.letters.letters_made import LANGUAGES, MARISOL, RICARDO, corrected, shown, written

GOLDEN = Path(__file__).parent / "golden"
LETTERS = {
    "guidance-lower": ("guidance", MARISOL),
    "guidance-review": ("guidance", RICARDO),
    "correction": ("correction", corrected(RICARDO)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_reads_as_it_was_reviewed(name, language):
    kind, facts = LETTERS[name]
    expected = (GOLDEN / f"{name}.{language}.txt").read_text("utf-8")

    assert shown(written(kind, language, facts).document) == expected

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.letters.text import clean, printable


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ana\x00 Mar\x07ía", "Ana María"),
        ("Ana \u202eaíraM\u202c", "Ana aíraM"),
        ("\u2067Ana\u2069", "Ana"),
        ("Ana\tMaría", "Ana María"),
        ("12 Example St\r\nApt 4", "12 Example St Apt 4"),
        ("Jose\u0301", "José"),
        ("A\ud83dB", "AB"),
        ("soft\u00adhyphen\ufeff\u200f", "softhyphen"),
        ("  Ana  ", "Ana"),
        ("\uffff\ufdd0x", "x"),
        ("<b>&amp;\"'{name}", "<b>&amp;\"'{name}"),
    ],
)
def test_a_typed_value_is_made_fit_to_print(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_template_keeps_its_isolates_and_line_ends() -> None:
    assert printable("Case \u20662026-1\u2069\u2028next") == "Case \u20662026-1\u2069\nnext"


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=80))
def test_nothing_invisible_passes_through(text: str) -> None:
    kept = clean(text)
    assert not [c for c in kept if unicodedata.category(c) in ("Cc", "Cs")]
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert clean(kept) == kept

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.letters.breaks import clusters, pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("well-known case", ["well-", "known", " ", "case"]),
        ("and/or", ["and/", "or"]),
        ("2026-17 12/31/2026", ["2026-17", " ", "12/31/2026"]),
        ("(510)\u00a0555-0100", ["(510)\u00a0555-0100"]),
        ("a  b", ["a", " ", " ", "b"]),
        ("税表。请", ["税", "表。", "请"]),
        ("「税」", ["「税」"]),
        ("ሰላም፡ለ", ["ሰላም፡", "ለ"]),
        ("", []),
    ],
)
def test_lines_may_end_where_a_reader_expects_it(text: str, found: list[str]) -> None:
    assert pieces(text) == found


@given(st.text(max_size=80))
def test_nothing_is_lost_between_pieces(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert "".join(clusters(text)) == text


def test_marks_stay_with_their_letter_in_a_word_that_must_be_cut() -> None:
    assert clusters("e\u0301x\u0303\u0301y") == ["e\u0301", "x\u0303\u0301", "y"]

"""The worked examples of UAX 9, with capitals standing for Hebrew letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.letters import bidi

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
MARKS = dict.fromkeys(map(ord, LRI + RLI + FSI + PDI))
MIRRORED = str.maketrans("()[]", ")(][")


def hebrew(text: str) -> str:
    return "".join(chr(0x5D0 + ord(c) - 65) if "A" <= c <= "Z" else c for c in text)


def capitals(text: str) -> str:
    return "".join(chr(65 + ord(c) - 0x5D0) if "\u05d0" <= c <= "\u05ea" else c for c in text)


def displayed(text: str, base: int = 0) -> str:
    """Return *text* as a reader sees it, from left to right."""
    stored = hebrew(text)
    found = bidi.levels(stored, base)
    chars = [c.translate(MIRRORED) if lv & 1 else c for c, lv in zip(stored, found, strict=True)]
    return capitals("".join(chars[n] for n in bidi.visual_order(found))).translate(MARKS)


@pytest.mark.parametrize(
    ("stored", "base", "seen"),
    [
        ("car means CAR.", 0, "car means RAC."),
        ("car MEANS CAR.", 1, ".RAC SNAEM car"),
        ("he said “car MEANS CAR.”", 0, "he said “car RAC SNAEM.”"),
        (f"he said “{RLI}car MEANS CAR{PDI}.”", 0, "he said “RAC SNAEM car.”"),
        (f"“{RLI}IT DOES{PDI},” she agreed.", 0, "“SEOD TI,” she agreed."),
        ("ARABIC book(s)", 1, "book(s) CIBARA"),
        ("smith (fabrikam ARABIC) HEBREW", 1, "WERBEH (CIBARA fabrikam) smith"),
        ("AB(CD[&ef]!)gh", 1, "gh(![ef&]DC)BA"),
        ("IT COSTS 25%.", 1, ".25% STSOC TI"),
        ("PAGE 12-34", 1, "12-34 EGAP"),
        ("ARABIC [book] (CAR)", 1, "(RAC) [book] CIBARA"),
        (f"{PDI}abc{RLI} DEF", 0, "abcFED "),
        (f"abc{LRI}{RLI}AB{PDI}, cd{PDI} EF", 0, "abcBA, cd FE"),
        ("A\u0301(B)\u0301 c", 0, "\u0301(B)\u0301A c"),
    ],
)
def test_text_is_shown_as_the_standard_shows_it(stored: str, base: int, seen: str) -> None:
    assert displayed(stored, base) == seen


@pytest.mark.parametrize("value", ["2026-hc-004217", "$1,450.50", "(217) 555-0100"])
def test_an_isolated_value_keeps_its_order_in_a_right_to_left_sentence(value: str) -> None:
    assert value in displayed(f"CASE {LRI}{value}{PDI} IS OPEN", 1)


def test_a_value_without_isolate_would_be_torn_apart() -> None:
    assert "2026-hc-004217" not in displayed("CASE 2026-hc-004217 IS OPEN", 1)


def test_a_value_of_unknown_direction_takes_the_one_of_its_first_letter() -> None:
    assert displayed(f"{FSI}AB cd{PDI} x") == "cd BA x"
    assert displayed(f"{FSI}cd AB{PDI} x") == "cd BA x"
    assert displayed(f"{FSI}{LRI}cd{PDI} AB ef{PDI} x") == "ef BA cd x"
    assert displayed(f"{FSI}12{PDI} x") == "12 x"


def test_isolates_may_be_nested_deeper_than_anybody_writes() -> None:
    text = RLI * 200 + "a" + PDI * 200
    found = bidi.levels(text, 0)
    assert max(found) == 126
    assert found[0] == found[-1] == 0


def test_more_open_brackets_than_the_standard_follows_do_no_harm() -> None:
    text = hebrew("A" + "(" * 100 + "B")
    assert len(bidi.levels(text, 0)) == len(text)


@given(st.text(max_size=60), st.sampled_from([0, 1]))
def test_every_character_has_a_level_and_a_place(text: str, base: int) -> None:
    found = bidi.levels(text, base)
    assert len(found) == len(text)
    assert all(level >= base for level in found)
    assert sorted(bidi.visual_order(found)) == list(range(len(text)))


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=60))
def test_latin_text_stays_as_it_is(text: str) -> None:
    assert bidi.visual_order(bidi.levels(text, 0)) == list(range(len(text)))


@given(st.text(alphabet="אבגדהוז", min_size=1, max_size=40))
def test_hebrew_letters_are_turned_round(text: str) -> None:
    order = bidi.visual_order(bidi.levels(text, 0))
    assert "".join(text[n] for n in order) == text[::-1]

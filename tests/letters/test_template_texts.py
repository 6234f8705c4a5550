"""The templates that ship: complete, plain, and free of what no letter may say."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.domain.banned_phrases import banned_phrases
from legalaid_app.domain.lawsuit import Act
from legalaid_app.domain.protection import State
from legalaid_app.letters.letter_check import check_letter, letter_problems
from legalaid_app.letters.pdf import render
from legalaid_app.letters.reading import grade
from tests.domain.litigation_made import FOLDER, statements
from tests.letters.letters_made import (
    LANGUAGES,
    MARISOL,
    NAMES,
    RICARDO,
    corrected,
    structure,
    template,
    texts,
    written,
)
from tests.letters.letters_support import FONTS

RULES = tomllib.loads((FOLDER / "triage.toml").read_text("utf-8"))["rule"]
CODES = sorted({rule["code"] for rule in RULES})
LEVELS = ("informational", "lower", "elevated", "attorney_review", "")
STATES = [
    dict(zip(Act, pair, strict=True))
    for pair in product([State.BARRED, State.NOT_BARRED], repeat=len(Act))
]


def patterns(name: str) -> set[str]:
    found = set()
    for block in tomllib.loads(structure(name))["block"]:
        for each in [block, *block.get("items", [])]:
            found |= {
                *each.get("when", {}).get("reasons", []),
                *each.get("when", {}).get("without", []),
            }
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_template_asks_only_for_reasons_that_triage_gives(name):
    for pattern in patterns(name):
        stem = pattern.removesuffix("*")
        assert any(
            code == pattern or (pattern.endswith("*") and code.startswith(stem)) for code in CODES
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_template_makes_only_statements_that_ship(name):
    assert template(name).statement_keys <= {each.key for each in statements()}


def test_every_reason_that_calls_for_an_attorney_has_words_for_the_client():
    def said(code: str) -> bool:
        without = written("guidance", "en", replace(MARISOL, reasons=())).document
        facts = replace(MARISOL, reasons=(code,), refund_deadline=MARISOL.return_due)
        return written("guidance", "en", facts).document != without

    urgent = {
        rule["code"]
        for rule in RULES
        if "attorney_review" in str(rule["level"])
        or "attorney_review" in str(rule.get("level_if", ""))
    }
    assert [code for code in sorted(urgent) if not said(code)] == []


@pytest.mark.parametrize(("name", "language"), [*product(NAMES, LANGUAGES)])
def test_no_text_says_what_no_letter_may_say(name, language):
    assert banned_phrases(texts(name)[language]) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_data_says_whose_review_is_awaited_and_the_page_does_not(name):
    assert template(name).review == {"en": "awaiting attorney", "es": "awaiting translator"}
    for language in LANGUAGES:
        assert "review:" in texts(name)[language]
        assert "awaiting" not in str(written(name, language, corrected(RICARDO)).document)


@pytest.mark.parametrize(
    ("name", "facts"),
    [("guidance", MARISOL), ("guidance", RICARDO), ("correction", corrected(RICARDO))],
)
def test_the_letters_are_easy_to_read(name, facts):
    assert grade(written(name, "en", facts).document) <= 6.0
    assert grade(written(name, "es", facts).document) >= 70.0


@given(
    st.lists(st.sampled_from(CODES), unique=True),
    st.sampled_from(LEVELS),
    st.sampled_from(STATES),
    st.sampled_from(list(product(NAMES, LANGUAGES))),
)
def test_whatever_the_client_told_us_the_letter_may_go_out_and_is_readable(
    reasons, level, states, which
):
    name, language = which
    facts = corrected(replace(RICARDO, reasons=tuple(reasons), level=level))
    composed = written(name, language, replace(facts, protections=states))

    check_letter(composed.document, language)
    assert composed.missing == ()
    measure = grade(composed.document)
    assert measure <= 6.9 if language == "en" else measure >= 70


@pytest.mark.parametrize(
    ("name", "facts", "most"),
    [("guidance", MARISOL, 2), ("guidance", RICARDO, 3), ("correction", corrected(RICARDO), 2)],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_stay_short(name, facts, most, language):
    assert render(written(name, language, facts).document, FONTS).pages <= most


def test_a_draft_says_so_across_the_page_and_an_issued_letter_does_not():
    assert written("guidance", "en", MARISOL, draft=True).document.banner == "Draft — not issued"
    assert written("guidance", "es", MARISOL, draft=True).document.banner == "Borrador — no emitido"
    assert written("guidance", "es", MARISOL).document.banner == ""


def test_the_title_of_the_file_names_nobody():
    for name, language in product(NAMES, LANGUAGES):
        assert "Marisol" not in written(name, language, corrected(MARISOL)).document.title


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"as_of": None}, "blank"),
        ({"address": ()}, "address"),
        ({"office": replace(MARISOL.office, phone="")}, "whom to call"),
        ({"office": replace(MARISOL.office, attorney="")}, "blank"),
        ({"protections": {}}, "as of which date"),
        ({"called": "it is safe"}, "it is safe"),
    ],
)
def test_a_letter_that_lacks_something_or_says_too_much_is_refused(change, told):
    document = written("guidance", "en", replace(MARISOL, **change)).document

    assert told in " ".join(letter_problems(document, "en"))


def test_each_sentence_that_every_letter_must_have_is_missed_when_it_is_gone():
    for language in LANGUAGES:
        document = written("guidance", language, MARISOL).document
        assert letter_problems(document, language) == ()
        bare = replace(document, blocks=(), footer="", date_line="")
        assert len(letter_problems(bare, language)) == 7


def test_a_language_that_has_no_check_yet_is_refused():
    document = written("guidance", "en", MARISOL).document

    assert "no check" in letter_problems(document, "fr")[0]

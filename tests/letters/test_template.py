"""Loading a template, and writing a letter from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.domain.errors import BadInput
from legalaid_app.domain.lawsuit import Act
from legalaid_app.domain.letter import StatementRef
from legalaid_app.domain.protection import State
from legalaid_app.letters.document import Box, Heading, Items, Paragraph, Run
from legalaid_app.letters.fluent_text import FSI, PDI, without_isolates
from legalaid_app.letters.reading import text_of
from legalaid_app.letters.template import compose, load_template
from tests.domain.litigation_made import statements
from tests.letters.letters_made import (
    IRS_FREE,
    MARISOL,
    RICARDO,
    corrected,
    shown,
    structure,
    template,
    texts,
    written,
)

STRUCTURE = """name = "note"
version = 3
kind = "guidance"

[[block]]
kind = "heading"
text = "h-you"

[[block]]
kind = "items"
items = [
  { text = "you-order", when = { reasons = ["removal_order.*"], level = ["elevated"] } },
  { text = "you-not", when = { without = ["removal_order.*"], irs_may_share = ["barred"] } },
]

[[block]]
kind = "paragraph"
text = "hello"
statements = ["irs-share.barred", "irs-share.not-barred"]
"""
ENGLISH = """title = A note
draft-banner = Draft
footer = Confidential
page = Page { $page } of { $pages }
h-you = You
you-order = **An order.** Call { $phone }.
you-not = No order
hello = Dear **{ $client }**, hello.
demonstration-banner = Demonstration
"""
SPANISH = ENGLISH.replace("Dear", "Estimado(a)")


def load(structure: str = STRUCTURE, **files: str):
    return load_template("note", structure, {"en": ENGLISH, "es": SPANISH} | files, "letters")


def told(structure: str = STRUCTURE, **files: str) -> str:
    with pytest.raises(BadInput) as caught:
        load(structure, **files)
    return caught.value.user_message()


def _runs(block):
    return [run for item in block.items for run in item] if isinstance(block, Items) else block.runs


def blocks(facts, made=None):
    return compose(made or load(), "en", facts, statements()).document.blocks


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'kind = "items"',
            'kind = "table"',
            "letters/note.toml, line 10: this kind of block is not known",
        ),
        ('"elevated"', '"severe"', "letters/note.toml, line 12: “severe” is not known for “level”"),
        ('"barred"]', '"blocked"]', "line 13: “blocked” is not known for “irs_may_share”"),
        ("irs_may_share =", "ssa_may_share =", "line 13: “ssa_may_share” is not known here"),
        ('level = ["elevated"]', 'level = "elevated"', "line 12: “level” must be a list of texts"),
        ('text = "hello"', 'txt = "hello"', "line 18: “txt” is not known here"),
        (
            'kind = "guidance"',
            'kind = "memo"',
            "letters/note.toml, line 3: “kind” must be guidance or correction",
        ),
        ('name = "note"', 'name = "memo"', "letters/note.toml, line 1: the name must be “note”"),
        ("version = 3", "version =", "letters/note.toml, line 2: this is not TOML"),
    ],
)
def test_a_mistake_in_the_structure_is_told_with_its_line(old, new, message):
    assert message in told(STRUCTURE.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "hello = Estimado(a) **{ $client }**, hello.\n",
            "",
            "letters/note.es.ftl, line 1: the message “hello” is missing",
        ),
        ("$client", "$cliente", "letters/note.es.ftl, line 8: “hello” uses the unknown “$cliente”"),
        ("{ $phone }", "us", "letters/note.es.ftl, line 6: “you-order” lost “$phone”"),
        (
            "No order",
            "No order, { $client }",
            "letters/note.es.ftl, line 7: “you-not” uses “$client”, the English does not",
        ),
        ("h-you = You", "h-you = {", "letters/note.es.ftl, line 5: this is not Fluent"),
        (
            "h-you = You",
            "h-you = You\nspare = Spare",
            "letters/note.es.ftl, line 6: no block uses “spare”",
        ),
        (
            "h-you = You",
            "h-you = You\nh-you = They",
            "letters/note.es.ftl, line 6: “h-you” is there twice",
        ),
        (
            "No order",
            "{ $phone ->\n   *[other] No order\n }",
            "line 7: “you-not” chooses between texts",
        ),
    ],
)
def test_a_mistake_in_a_translation_is_told_with_its_line(old, new, message):
    assert message in told(es=SPANISH.replace(old, new, 1))


def test_an_unknown_variable_in_english_is_refused_too():
    assert "line 8: “hello” uses the unknown “$cleint”" in told(
        en=ENGLISH.replace("$client", "$cleint")
    )


def test_the_version_changes_with_any_change_of_structure_or_text():
    versions = {
        load().version,
        load(es=SPANISH.replace("hello.", "hola.")).version,
        load(STRUCTURE.replace('"elevated"', '"lower"')).version,
    }

    assert len(versions) == 3
    assert all(each.startswith("note 3 ") for each in versions)
    assert load().version == load().version


@pytest.mark.parametrize(
    ("reasons", "level", "states", "printed"),
    [
        (("removal_order.unknown",), "elevated", IRS_FREE, ["An order. Call (410) 555-0142."]),
        (("removal_order.unknown",), "lower", IRS_FREE, []),
        (("removal_orders",), "elevated", IRS_FREE, []),
        ((), "elevated", {Act.IRS_MAY_SHARE: State.BARRED}, ["No order"]),
        ((), "elevated", {Act.IRS_MAY_SHARE: State.NOT_BARRED}, []),
        (
            ("removal_order.unknown",),
            "elevated",
            {Act.IRS_MAY_SHARE: State.BARRED},
            ["An order. Call (410) 555-0142."],
        ),
    ],
)
def test_reasons_level_and_orders_choose_what_is_printed(reasons, level, states, printed):
    facts = replace(MARISOL, reasons=reasons, level=level, protections=states)
    found = [item for block in blocks(facts) if isinstance(block, Items) for item in block.items]

    assert [without_isolates("".join(run.text for run in item)) for item in found] == printed


def test_a_heading_under_which_nothing_stands_is_left_out():
    heading = '[[block]]\nkind = "heading"\ntext = "h-you"\n\n'
    paragraph = '[[block]]\nkind = "paragraph"'
    made = load(STRUCTURE.replace(paragraph, heading + paragraph) + "\n" + heading)

    def headings(facts):
        return [isinstance(block, Heading) for block in blocks(facts, made)]

    assert headings(replace(MARISOL, reasons=(), protections=IRS_FREE)) == [True, False]
    assert headings(MARISOL) == [True, False, True, False]


def test_the_office_is_shown_why_each_part_is_in_the_letter():
    why = dict(written("guidance", "en", RICARDO).why)

    assert why["you-order"] == "removal_order.over_90_days"
    assert why["next-lawyer"] == "attorney_review"
    assert why["irs-share.barred"] == "irs_may_share=barred"
    assert why["duty"] == "always"
    assert "h-you" not in why


def test_a_letter_names_the_statements_that_it_makes_in_their_newest_edition():
    first = next(each for each in statements() if each.key == "ice-use.barred")
    second = replace(first, edition=2, texts={"en": "As of { $as_of }, nobody may look."})
    composed = compose(template("guidance"), "en", MARISOL, [second, *statements()])

    assert StatementRef("ice-use.barred", 2) in composed.statements
    assert StatementRef("ice-use.barred", 1) not in composed.statements
    assert "As of November 22, 2026, nobody may look." in text_of(composed.document)


def test_the_orders_decide_which_of_two_sentences_is_printed():
    free = {
        ref.key
        for ref in written("guidance", "en", replace(MARISOL, protections=IRS_FREE)).statements
    }

    assert free == {"courts.disagree", "irs-share.not-barred", "ice-use.barred"}


def test_a_statement_that_is_missing_or_untranslated_is_refused():
    without = [each for each in statements() if each.key != "ice-use.barred"]
    english = [replace(each, texts={"en": each.texts["en"]}) for each in statements()]

    with pytest.raises(BadInput) as caught:
        compose(template("guidance"), "en", MARISOL, without)
    assert caught.value.user_message() == "ice-use.barred: this statement is missing"
    with pytest.raises(BadInput) as caught:
        compose(template("guidance"), "es", MARISOL, english)
    assert "no text in “es”" in caught.value.user_message()
    with pytest.raises(BadInput) as caught:
        compose(template("guidance"), "ht", MARISOL, statements())
    assert "no text in “ht”" in caught.value.user_message()


def test_bold_comes_from_the_pattern_and_never_from_a_value():
    said = blocks(replace(MARISOL, called="**Rosa** {$phone}"))[-1]

    assert isinstance(said, Paragraph)
    assert said.runs[:3] == (
        Run("Dear "),
        Run(f"{FSI}**Rosa** {{$phone}}{PDI}", bold=True),
        Run(", hello."),
    )


@given(st.text(min_size=1, max_size=30))
def test_whatever_a_name_holds_it_stays_one_value_in_one_isolate(name):
    said = blocks(replace(MARISOL, called=f"x{name}"))[-1]
    bold = [run.text for run in said.runs if run.bold]

    assert len(bold) == 1
    assert bold[0].startswith(FSI)
    assert bold[0].endswith(PDI)
    assert bold[0].count(FSI) == bold[0].count(PDI) == 1
    assert not any(c in bold[0] for c in "\n\r\t\u202e\u2067")


def test_no_line_ends_inside_a_date_or_a_phone_number():
    facts = replace(MARISOL, reasons=("removal_order.unknown",), level="elevated")
    printed = "".join(run.text for block in blocks(facts) for run in _runs(block))

    assert f"As of {FSI}November\u00a022,\u00a02026{PDI}, a court order" in printed
    assert f"Call {FSI}(410)\u00a0555-0142{PDI}." in printed


def test_what_is_missing_is_named_and_left_blank():
    bare = replace(
        MARISOL, client_name="", called="", address=(), as_of=None, call_by=None,
        office=replace(MARISOL.office, attorney="", bar_number=""),
    )  # fmt: skip
    composed = written("guidance", "en", bare)

    assert composed.missing == (
        "client_name",
        "address",
        "attorney",
        "bar_number",
        "as_of",
        "call_by",
    )
    assert "________" in shown(composed.document)
    assert written("guidance", "en", MARISOL).missing == ()


def test_a_fact_that_the_letter_does_not_use_is_not_missed():
    assert (
        written("guidance", "en", replace(MARISOL, help_line="", refund_deadline=None)).missing
        == ()
    )
    asked = replace(MARISOL, help_line="", reasons=("court_history.missed_hearing",))
    assert written("guidance", "en", asked).missing == ("help_line",)


def test_a_correction_quotes_what_was_said_with_its_dates_and_tells_what_is_so_now():
    composed = written("correction", "en", corrected(RICARDO))
    (quotes, _duty) = [block for block in composed.document.blocks if isinstance(block, Box)]
    text = text_of(composed.document)

    assert len(quotes.paragraphs) == 2
    assert (
        "In our letter of November 22, 2026: “As of November 22, 2026, a court order tells the IRS "
        "not to share addresses with immigration authorities in this way.”"
    ) in text
    assert "As of December 3, 2026, we know of no court order that stops the IRS" in text
    assert StatementRef("irs-share.barred", 1) not in composed.statements
    assert StatementRef("irs-share.not-barred", 1) in composed.statements


def test_a_correction_of_a_letter_that_nobody_checked_says_so_and_quotes_nothing():
    facts = corrected(RICARDO)
    unchecked = replace(facts, earlier=(replace(facts.earlier[0], untrue=()),), changed_on=None)
    document = written("correction", "en", unchecked).document

    assert "had not yet checked the court orders" in text_of(document)
    assert "no longer true" not in text_of(document)
    assert len([block for block in document.blocks if isinstance(block, Box)]) == 1


def test_the_shipped_templates_load_as_they_are():
    for name in ("guidance", "correction"):
        assert load_template(name, structure(name), texts(name), "letters").languages == (
            "en",
            "es",
        )

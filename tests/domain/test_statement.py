"""When a sentence is true, and what it may say."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from legalaid_app.domain.ids import StatementId
from legalaid_app.domain.lawsuit import Act
from legalaid_app.domain.letter import Statement
from legalaid_app.domain.protection import State
from legalaid_app.domain.statement import by_ref, current, is_true, problems
from tests.domain.litigation_made import statements

IRS, ICE = Act.IRS_MAY_SHARE, Act.ICE_MAY_USE
TRUE_WHILE_BARRED = Statement(
    id=StatementId(UUID(int=1)),
    key="irs.barred",
    condition={"irs_may_share": ("barred",)},
    texts={"en": "As of { $as_of }, an order stands.", "es": "Al { $as_of }, hay una orden."},
)


@pytest.mark.parametrize(
    ("condition", "irs", "ice", "expected"),
    [
        ({}, State.NOT_BARRED, State.BARRED, True),
        ({"irs_may_share": ("barred",)}, State.BARRED, State.NOT_BARRED, True),
        ({"irs_may_share": ("barred",)}, State.NOT_BARRED, State.BARRED, False),
        ({"irs_may_share": ("barred", "not_barred")}, State.NOT_BARRED, State.BARRED, True),
        ({"irs_may_share": ("barred",)}, State.UNVERIFIED, State.BARRED, False),
        (
            {"irs_may_share": ("barred",), "ice_may_use": ("barred",)},
            State.BARRED,
            State.NOT_BARRED,
            False,
        ),
        (
            {"irs_may_share": ("barred",), "ice_may_use": ("barred",)},
            State.BARRED,
            State.BARRED,
            True,
        ),
    ],
)
def test_a_sentence_is_true_while_every_act_is_in_one_of_its_states(condition, irs, ice, expected):
    assert (
        is_true(replace(TRUE_WHILE_BARRED, condition=condition), {IRS: irs, ICE: ice}) is expected
    )


def test_an_act_that_is_not_known_makes_a_sentence_untrue():
    assert not is_true(TRUE_WHILE_BARRED, {})


def test_letters_are_written_from_the_newest_edition_and_judged_by_their_own():
    second = replace(TRUE_WHILE_BARRED, id=StatementId(UUID(int=2)), edition=2)

    assert current([second, TRUE_WHILE_BARRED]) == {"irs.barred": second}
    assert by_ref([second, TRUE_WHILE_BARRED])[TRUE_WHILE_BARRED.ref] == TRUE_WHILE_BARRED


def test_a_good_statement_has_no_problems():
    assert problems(TRUE_WHILE_BARRED) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"key": "Not a key"}, "key"),
        ({"edition": 0}, "edition"),
        ({"condition": {"ssa_may_share": ("barred",)}}, "ssa_may_share"),
        ({"condition": {"irs_may_share": ("unverified",)}}, "unverified"),
        ({"condition": {"irs_may_share": ()}}, "no state"),
        ({"texts": {"es": "Al { $as_of }, hay una orden."}}, "no English"),
        ({"texts": {"en": "An order stands."}}, "as of which date"),
        ({"texts": {"en": "As of { $as_of }, { $name } stands."}}, "{ $name }"),
        ({"texts": {"en": "As of { $as_of }, {unclosed"}}, "{unclosed"),
        ({"texts": {"en": "As of { $as_of },\nan order stands."}}, "one line"),
        ({"texts": {"en": "As of { $as_of }, **an order stands."}}, "bold"),
        ({"texts": {"en": "As of { $as_of }, it is safe to file."}}, "safe"),
    ],
)
def test_what_is_wrong_with_a_statement_is_said(change, told):
    found = problems(replace(TRUE_WHILE_BARRED, **change))

    assert len(found) >= 1
    assert told in " ".join(found)


def test_every_statement_that_ships_is_sound_in_both_languages():
    for each in statements():
        assert problems(each) == ()
        assert set(each.texts) == {"en", "es"}


@pytest.mark.parametrize("irs", [State.BARRED, State.NOT_BARRED])
@pytest.mark.parametrize("ice", [State.BARRED, State.NOT_BARRED])
def test_of_each_family_exactly_one_sentence_is_true(irs, ice):
    true = [each.key for each in statements() if is_true(each, {IRS: irs, ICE: ice})]

    for family in ("irs-share", "ice-use", "new-address"):
        assert sum(key.startswith(f"{family}.") for key in true) == 1

"""Which letters are out of date, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.domain.ids import ClientId, LetterId, StatementId
from legalaid_app.domain.lawsuit import Result
from legalaid_app.domain.letter import Letter, LetterKind, StatementRef
from legalaid_app.domain.protection import protections, with_decision
from legalaid_app.domain.protection_view import to_plain
from legalaid_app.domain.staleness import stale_letters, statements_changed
from tests.domain.litigation_made import ruling, shipped, statements, verified

WRITTEN, RULED = date(2026, 11, 22), date(2026, 12, 2)
LITIGATION = verified(shipped(), WRITTEN)
BEFORE = protections(LITIGATION, WRITTEN)
AFTER = protections(
    verified(with_decision(LITIGATION, ruling(LITIGATION, Result.REVERSED, RULED)), RULED), RULED
)
STATEMENTS = statements()
REFS = {each.key: each.ref for each in STATEMENTS}
OLD = ("courts.disagree", "irs-share.barred", "ice-use.barred")
NEW = ("irs-share.not-barred", "ice-use.barred")


def letter(number: int, keys=OLD, snapshot=BEFORE, **more) -> Letter:
    return Letter(
        id=LetterId(UUID(int=number)),
        client_id=ClientId(UUID(int=500)),
        language="en",
        template_version="guidance 1",
        issued_on=WRITTEN,
        as_of=WRITTEN,
        statements=tuple(REFS[key] for key in keys),
        protections=to_plain(snapshot),
        sha256="0" * 64,
        **more,
    )


def correction(number: int, of: int, keys=NEW, snapshot=AFTER, **more) -> Letter:
    return letter(
        number,
        keys,
        snapshot,
        kind=LetterKind.CORRECTION,
        replaces_id=LetterId(UUID(int=of)),
        **more,
    )


def stale_ids(letters, now=AFTER, known=STATEMENTS) -> list[int]:
    return [each.letter.id.int for each in stale_letters(letters, known, now)]


def test_a_letter_is_true_until_the_ruling_and_then_names_its_untrue_sentence():
    assert stale_ids([letter(1)], BEFORE) == []
    (found,) = stale_letters([letter(1)], STATEMENTS, AFTER)

    assert [each.key for each in found.untrue] == ["irs-share.barred"]
    assert (found.missing, found.unverified, found.replaced) == ((), False, False)


def test_a_letter_without_the_sentence_stays_true():
    assert stale_ids([letter(1, ("courts.disagree", "ice-use.barred"))]) == []


def test_that_nobody_verified_lately_does_not_make_a_letter_stale():
    much_later = protections(LITIGATION, date(2027, 6, 1))

    assert not much_later.verified
    assert stale_ids([letter(1)], much_later) == []


def test_a_voided_letter_is_not_stale():
    assert stale_ids([letter(1, voided_on=RULED, void_reason="Wrong address")]) == []


def test_a_letter_replaced_by_a_true_correction_is_not_stale():
    assert stale_ids([letter(1), correction(2, of=1)]) == []


def test_a_voided_correction_takes_nobodys_place():
    assert stale_ids([letter(1), correction(2, of=1, voided_on=RULED)]) == [1]


def test_when_the_correction_is_outdated_too_the_newest_is_the_one_to_correct():
    letters = [letter(1), correction(2, of=1, keys=OLD, snapshot=BEFORE)]
    found = {each.letter.id.int: each for each in stale_letters(letters, STATEMENTS, AFTER)}

    assert set(found) == {1, 2}
    assert found[1].replaced
    assert not found[2].replaced


def test_a_true_letter_at_the_end_of_a_chain_settles_all_before_it():
    letters = [letter(1), correction(2, of=1, keys=OLD, snapshot=BEFORE), correction(3, of=2)]

    assert stale_ids(letters) == []


def test_a_letter_whose_orders_no_person_verified_is_stale_at_once():
    unread = protections(shipped(), date(2026, 8, 3))
    (found,) = stale_letters([letter(1, snapshot=unread)], STATEMENTS, BEFORE)

    assert found.unverified
    assert found.untrue == ()


def test_a_snapshot_that_cannot_be_read_vouches_for_nothing():
    broken = replace(letter(1), protections={"on": "2026-11-22"})

    assert stale_letters([broken], STATEMENTS, BEFORE)[0].unverified


def test_a_letter_is_judged_by_the_edition_that_it_holds():
    first = next(each for each in STATEMENTS if each.key == "irs-share.barred")
    second = replace(first, id=StatementId(UUID(int=3)), edition=2, condition={})

    (found,) = stale_letters([letter(1)], [*STATEMENTS, second], AFTER)
    assert found.untrue == (first,)


def test_a_sentence_that_nobody_has_any_more_makes_a_letter_stale():
    without = [each for each in STATEMENTS if each.key != "courts.disagree"]
    (found,) = stale_letters([letter(1)], without, BEFORE)

    assert found.missing == (StatementRef("courts.disagree", 1),)


def test_a_ruling_changes_the_sentences_about_the_irs_and_no_other():
    changed = {each.key for each in statements_changed(BEFORE, AFTER, STATEMENTS)}

    assert changed == {
        "irs-share.barred",
        "irs-share.not-barred",
        "new-address.barred",
        "new-address.not-barred",
    }
    assert statements_changed(BEFORE, BEFORE, STATEMENTS) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from([OLD, NEW]), st.none() | st.integers(1, 6), st.booleans()),
        max_size=6,
    )
)
def test_any_chain_of_replacements_ends_and_a_stale_letter_is_never_a_true_or_voided_one(made):
    letters = [
        letter(
            number,
            keys,
            replaces_id=LetterId(UUID(int=of)) if of and of != number else None,
            voided_on=RULED if voided else None,
        )
        for number, (keys, of, voided) in enumerate(made, start=1)
    ]
    by_id = {each.id.int: each for each in letters}

    for number in stale_ids(letters):
        assert by_id[number].voided_on is None
        assert REFS["irs-share.barred"] in by_id[number].statements

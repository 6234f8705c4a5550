"""From the orders to the letters and back: the story, through the services."""

from __future__ import annotations

import dataclasses
from datetime import date

import pypdfium2
import pytest

from legalaid_app.domain.choices import Language, Safety
from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import (
    AttorneyOnly,
    DamagedLetter,
    HasLetters,
    InvalidField,
    LetterIncomplete,
    NotVerified,
)
from legalaid_app.domain.lawsuit import Act
from legalaid_app.domain.letter import LetterKind, SealedPages
from legalaid_app.domain.protection import State
from legalaid_app.domain.triage import Level
from legalaid_app.services import clients, history, letters, litigation, reissue, triage
from legalaid_app.services.progress import Cancelled, Progress
from tests.services.story import ANSWERS, add_maria, enter_ruling, ruling, verify_all
from tests.tests_support import ANA, LUZ, opened


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            words = page.get_textpage()
            pages.append(words.get_text_range())
            words.close()
            page.close()
        return " ".join(" ".join(pages).split())
    finally:
        document.close()


def test_the_pack_gives_three_lawsuits_and_five_dockets(office):
    known = litigation.standing(office).litigation
    assert (len(known.lawsuits), len(known.dockets)) == (3, 5)
    assert {d.number for d in known.dockets} >= {"26-5006", "25-5181", "1:25-cv-12822"}


def test_what_is_barred_on_each_day_comes_out_as_the_pack_says(office):
    for example in office.guidance.facts.litigation.examples:
        state = litigation.standing(office, example.on).protections
        assert {each.act: each.state for each in state.acts} == example.states, example.on


def test_in_november_2026_it_is_unverified_and_no_letter_can_be_issued(office):
    maria = add_maria(office)
    now = litigation.standing(office)
    assert not now.verified and len(now.to_verify) == 5
    assert now.protections.as_of == date(2026, 8, 3)
    with pytest.raises(NotVerified) as caught:
        letters.issue_guidance(office, maria.id)
    assert "2026-08-03" in caught.value.user_message()
    assert clients.open_file(office, maria.id).letters == ()


def test_only_an_attorney_verifies_orders_enters_them_and_sets_levels(caseworker_office):
    maria = add_maria(caseworker_office)
    with pytest.raises(AttorneyOnly):
        verify_all(caseworker_office)
    with pytest.raises(AttorneyOnly):
        litigation.enter_order(caseworker_office, ruling(caseworker_office, on=date(2026, 11, 20)))
    newest = triage.assessments(caseworker_office, maria.id)[0]
    with pytest.raises(AttorneyOnly):
        triage.override_level(caseworker_office, newest, Level.LOWER, "because")


def test_verifying_a_day_that_has_not_come_is_refused(office):
    needed = litigation.standing(office).to_verify
    with pytest.raises(InvalidField):
        litigation.verify_dockets(office, [needed[0].id], date(2026, 11, 30))


def test_a_letter_is_sealed_with_its_hash_template_and_statements(office):
    maria = add_maria(office)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    pdf = letters.sealed_pdf(office, letter.id)
    assert (
        pdf.startswith(b"%PDF") and letter.language == "es" and letter.kind is LetterKind.GUIDANCE
    )
    assert letter.template_version == office.guidance.templates["guidance"].version
    assert {ref.key for ref in letter.statements} >= {
        "irs-share.barred",
        "ice-use.barred",
        "new-address.barred",
    }
    text = text_of(pdf)
    assert "María José García López" in text and "Majo" in text
    assert "La ley todavía exige" in text and "23 de noviembre" not in text
    assert "(217) 555-0100" in text
    question = clients.open_file(office, maria.id).questions[0]
    assert question.answered_on == date(2026, 11, 24)


def test_an_english_letter_can_be_chosen(office):
    maria = add_maria(office)
    verify_all(office)
    text = text_of(letters.sealed_pdf(office, letters.issue_guidance(office, maria.id, "en").id))
    assert "As of November 24, 2026, a court order tells the IRS not to share addresses" in text
    assert "The law still requires many people to file a tax return" in text
    assert "Draft" not in text


def test_a_preview_is_a_draft_and_says_so(office):
    maria = add_maria(office)
    prepared = letters.prepare_guidance(office, maria.id, "en")
    assert "Draft" in text_of(letters.render(prepared).pdf)
    assert not prepared.may_be_issued


def test_a_letter_without_an_address_is_refused_naming_what_is_missing(office):
    verify_all(office)
    rosa = clients.add_client(
        office, Client(id=office.new_id(), given_name="Rosa", language=Language.ENGLISH)
    )
    with pytest.raises(LetterIncomplete) as caught:
        letters.issue_guidance(office, rosa.id)
    assert "the client's address" in caught.value.user_message()


def test_a_verification_holds_for_the_days_that_the_office_set(office, clock):
    verify_all(office)
    assert litigation.standing(office).verified
    clock.forward(days=14)
    assert litigation.standing(office).verified
    clock.forward(days=1)
    assert not litigation.standing(office).verified


def test_sealed_pages_that_were_changed_are_not_handed_out(office):
    maria = add_maria(office)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    with office.reading() as look:
        pages = look.get(SealedPages, letter.id)
    with office.unit_of_work("tamper") as work:
        work.save(dataclasses.replace(pages, pdf=pages.pdf + b" "))
    with pytest.raises(DamagedLetter):
        letters.sealed_pdf(office, letter.id)
    from legalaid_app.services.verify import verify_store

    assert [check.ok for check in verify_store(office) if check.name == "letters"] == [False]


def test_the_ruling_changes_protections_names_letters_and_reissue_clears_them(office, clock):
    held = [add_maria(office), add_maria(office, Language.ENGLISH, surname="Prueba")]
    add_maria(office, surname="Without letter")
    verify_all(office)
    issued = [letters.issue_guidance(office, client.id) for client in held]
    assert letters.stale(office) == ()
    clock.forward(days=8)
    decision = ruling(office)
    seen = litigation.impact(office, decision, office.today())
    assert seen.before.known[Act.IRS_MAY_SHARE] is State.BARRED
    assert seen.after.known == {Act.IRS_MAY_SHARE: State.NOT_BARRED, Act.ICE_MAY_USE: State.BARRED}
    assert {s.key for s in seen.statements} == {
        "irs-share.barred", "irs-share.not-barred", "new-address.barred", "new-address.not-barred",
    }  # fmt: skip
    assert seen.clients == 2 and letters.stale(office) == ()  # looked at, not done
    enter_ruling(office)
    after = litigation.standing(office)
    assert after.protections.of(Act.IRS_MAY_SHARE).state is State.NOT_BARRED
    assert after.protections.of(Act.ICE_MAY_USE).state is State.BARRED
    stale = letters.stale(office)
    assert {each.letter.id for each in stale} == {letter.id for letter in issued}
    assert {s.key for s in stale[0].untrue} == {"irs-share.barred", "new-address.barred"}
    holders = reissue.holders(office)
    assert {holder.client.id for holder in holders} == {client.id for client in held}
    done = reissue.reissue(office)
    assert len(done.issued) == 2 and done.excluded == ()
    assert letters.stale(office) == () and reissue.holders(office) == ()
    english = next(letter for letter in done.issued if letter.language == "en")
    text = text_of(letters.sealed_pdf(office, english.id))
    assert "In our letter of November 24, 2026" in text
    assert "a court order tells the IRS not to share addresses" in text
    assert "As of December 2, 2026, we know of no court order that stops the IRS" in text
    assert "The law still requires many people to file a tax return" in text
    assert "Demonstration — with an invented court decision" in text
    assert "Demonstration" not in text_of(letters.sealed_pdf(office, issued[0].id))
    assert english.replaces_id in {letter.id for letter in issued}
    assert reissue.reissue(office).issued == ()


def test_a_later_ruling_makes_the_correction_stale_in_its_turn(office, clock):
    maria = add_maria(office)
    verify_all(office)
    first = letters.issue_guidance(office, maria.id)
    clock.forward(days=8)
    enter_ruling(office)
    correction = reissue.reissue(office).issued[0]
    history.undo(office)  # the ruling is taken back; letters stay as they were issued
    stale = [each for each in letters.stale(office) if not each.replaced]
    assert [each.letter.id for each in stale] == [correction.id]
    assert first.id != correction.id


def test_a_run_stopped_between_two_letters_keeps_what_was_issued(office, clock):
    for surname in ("Uno", "Dos", "Tres"):
        add_maria(office, surname=surname)
    verify_all(office)
    for client_id in clients.list_clients(office):
        letters.issue_guidance(office, client_id)
    clock.forward(days=8)
    enter_ruling(office)
    progress = Progress(lambda done, total: progress.cancel() if done == 1 else None)
    with pytest.raises(Cancelled):
        reissue.reissue(office, progress)
    left = len(reissue.holders(office))
    assert left in (1, 2)
    assert len(reissue.reissue(office).issued) == left


def test_a_correction_waits_until_every_docket_was_read_through_the_ruling(office, clock):
    maria = add_maria(office)
    verify_all(office)
    letters.issue_guidance(office, maria.id)
    clock.forward(days=8)
    litigation.enter_order(office, ruling(office), read_through=office.today())
    assert {d.number for d in litigation.standing(office).to_verify} == {
        "1:25-cv-00457", "1:25-cv-00677", "25-5181", "1:25-cv-12822",
    }  # fmt: skip
    with pytest.raises(NotVerified):
        reissue.reissue(office)
    verify_all(office)
    assert len(reissue.reissue(office).issued) == 1


def test_mail_that_is_not_known_to_be_safe_is_handed_over(office, clock):
    add_maria(office, mail=None, surname="Uno")
    add_maria(office, mail=Safety.SAFE, surname="Dos")
    verify_all(office)
    for client_id in clients.list_clients(office):
        letters.issue_guidance(office, client_id)
    clock.forward(days=8)
    enter_ruling(office)
    assert {h.client.surname: h.by_hand for h in reissue.holders(office)} == {
        "Uno": True,
        "Dos": False,
    }


def test_an_unverified_office_reissues_nothing(office, clock):
    maria = add_maria(office)
    verify_all(office)
    letters.issue_guidance(office, maria.id)
    clock.forward(days=8)
    litigation.enter_order(office, ruling(office))
    clock.forward(days=30)
    assert reissue.holders(office)
    with pytest.raises(NotVerified):
        reissue.reissue(office)
    assert reissue.holders(office)


def test_issued_letters_are_voided_not_undone(office):
    maria = add_maria(office)
    verify_all(office)
    letter = letters.issue_guidance(office, maria.id)
    assert history.undo_state(office).undo == "Verify the orders"
    with pytest.raises(InvalidField):
        letters.void_letter(office, letter, "  ")
    voided = letters.void_letter(office, letter, "Wrong address")
    assert voided.voided_on == date(2026, 11, 24)
    assert letters.sealed_pdf(office, letter.id).startswith(b"%PDF")
    with pytest.raises(HasLetters):
        clients.remove_client(office, clients.get_client(office, maria.id))


def test_a_voided_letter_is_not_corrected(office, clock):
    maria = add_maria(office)
    verify_all(office)
    letters.void_letter(office, letters.issue_guidance(office, maria.id), "Wrong address")
    clock.forward(days=8)
    enter_ruling(office)
    assert letters.stale(office) == ()


def test_a_ruling_entered_by_a_caseworker_does_not_exist_for_letters(store, clock, guidance):
    with opened(store, ANA, clock, guidance) as office, pytest.raises(AttorneyOnly):
        litigation.enter_order(office, ruling(office, on=date(2026, 11, 20)))
    with opened(store, LUZ, clock, guidance) as office:
        assert litigation.standing(office).protections.known[Act.IRS_MAY_SHARE] is State.BARRED


def test_an_assessment_keeps_answers_and_result_when_answers_change_later(office):
    maria = add_maria(office)
    triage.save_assessment(
        office, maria.id, ANSWERS | {"removal_order": "unknown", "court_history": "missed_hearing"}
    )
    newest, oldest = triage.assessments(office, maria.id)
    assert (newest.level, oldest.level) == (Level.ATTORNEY_REVIEW, Level.ELEVATED)
    assert triage.result_of(oldest).level is Level.ELEVATED
    assert oldest.answers["court_history"] == "never"
    lifted = triage.override_level(
        office, oldest, Level.ATTORNEY_REVIEW, "The family is known to us"
    )
    assert (lifted.level, lifted.effective) == (Level.ELEVATED, Level.ATTORNEY_REVIEW)
    with pytest.raises(InvalidField):
        triage.override_level(office, lifted, Level.LOWER, "")


def test_everything_before_the_letter_can_be_undone_step_by_step(office):
    add_maria(office)
    verify_all(office)
    undone = []
    while history.undo_state(office).undo:
        undone.append(history.undo(office))
    assert undone == [
        "Verify the orders",
        "Save triage",
        "Add address",
        "Add contact",
        "Add client",
    ]
    assert clients.list_clients(office) == []
    assert len(litigation.standing(office).to_verify) == 5

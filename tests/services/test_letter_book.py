"""The book of letters, reasons for each part, copies and prints, through the services."""

from __future__ import annotations

import pytest

from legalaid_app.domain.choices import Language
from legalaid_app.domain.errors import InvalidField, StoreUnavailable
from legalaid_app.services import letter_book, letters, litigation, printing, reissue
from legalaid_app.services.letter_reasons import because
from legalaid_app.services.office import update_profile
from legalaid_app.system import printers
from tests.services.story import add_maria, ruling, verify_all


@pytest.fixture
def maria(office):
    made = add_maria(office, language=Language.ENGLISH)
    verify_all(office)
    return made


def test_letters_are_listed_newest_first_with_what_became_of_them(office, maria, clock):
    first = letters.issue_guidance(office, maria.id)
    assert [(o.stale, o.replaced) for o in letter_book.letter_lines(office)] == [(False, False)]
    clock.forward(days=8)
    litigation.enter_order(office, ruling(office), read_through=office.today())
    assert letter_book.letter_lines(office)[0].stale
    verify_all(office)
    correction = reissue.reissue(office).issued[0]
    newest, oldest = letter_book.letter_lines(office)
    assert newest.id == correction.id and not newest.stale and not newest.replaced
    assert oldest.id == first.id and oldest.replaced and not oldest.stale
    assert letter_book.open_letter(office, first.id).replaced_by == correction.number
    assert letter_book.open_letter(office, correction.id).replaces == first.number
    assert letter_book.client_of(office, first.id) == maria.id


def test_each_sentence_says_whether_it_is_true_today(office, maria, clock):
    letter = letters.issue_guidance(office, maria.id)
    before = letter_book.open_letter(office, letter.id)
    assert all(each.true for each in before.sentences) and before.issued_by == "Luz Ejemplo"
    clock.forward(days=8)
    litigation.enter_order(office, ruling(office), read_through=office.today())
    after = letter_book.open_letter(office, letter.id)
    untrue = {each.ref.key for each in after.sentences if not each.true}
    assert untrue == {"irs-share.barred", "new-address.barred"}
    assert after.snapshot == before.snapshot  # what it rested on does not change


def test_reasons_are_words_and_never_codes(office, maria):
    found = because(office, letters.prepare_guidance(office, maria.id, "en"))
    said = {reason for each in found for reason in each.reasons}
    codes = {rule.code for rule in office.guidance.triage.rules}
    assert said and not said & codes
    assert all(each.part and "{" not in each.part for each in found)


def test_a_preview_of_a_correction_issues_nothing(office, maria, clock):
    letters.issue_guidance(office, maria.id)
    clock.forward(days=8)
    litigation.enter_order(office, ruling(office), read_through=office.today())
    prepared = reissue.preview(office, reissue.holders(office)[0])
    assert prepared.number == "" and prepared.replaces is not None
    assert len(letter_book.letter_lines(office)) == 1


def test_a_copy_is_byte_for_byte_and_its_name_says_nothing_of_the_client(office, maria, tmp_path):
    letter = letters.issue_guidance(office, maria.id)
    pdf = letters.sealed_pdf(office, letter.id)
    path = printing.save_copy(tmp_path / printing.file_name(letter), pdf)
    assert path.name == "letter-L2026-0001.pdf" and path.read_bytes() == pdf
    with pytest.raises(StoreUnavailable):
        printing.save_copy(tmp_path / "gone" / "letter.pdf", pdf)


def test_each_letter_is_a_print_job_of_its_own(monkeypatch):
    sent = []
    monkeypatch.setattr(printers, "send", lambda pdf, job: sent.append(pdf))
    assert printing.print_all([b"one", b"two"], printing.PrintJob()) == 2
    assert sent == [b"one", b"two"]


def test_the_letterhead_can_be_changed_and_keeps_its_rules(office):
    changed = update_profile(office, office.profile(), {"phone": "(217) 555-0199"})
    assert office.profile().phone == changed.phone == "(217) 555-0199"
    with pytest.raises(InvalidField):
        update_profile(office, office.profile(), {"name": ""})

"""Records check themselves; names fold and show as on documents."""

from __future__ import annotations

import dataclasses
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import AppError, InvalidField
from legalaid_app.domain.fields import specs
from legalaid_app.domain.ids import ClientId, uuid7
from legalaid_app.domain.letter import Letter
from legalaid_app.domain.names import fold
from legalaid_app.domain.question import Question

ID = ClientId(UUID(int=1))


def maria(**changes: object) -> Client:
    return dataclasses.replace(
        Client(
            id=ID,
            given_name="María",
            second_given_name="José",
            surname="García",
            second_surname="López",
            preferred_name="Majo",
        ),
        **changes,
    )


def test_a_name_is_shown_as_on_documents_and_surnames_first_in_lists():
    assert maria().full_name == "María José García López"
    assert maria().list_name == "García López, María José (Majo)"
    assert maria().called == "Majo"
    assert maria(preferred_name="").called == "María José García López"


def test_one_word_names_are_names():
    assert Client(id=ID, given_name="Sukarno").list_name == "Sukarno"
    assert Client(id=ID, surname="Suharto").full_name == "Suharto"


def test_a_client_without_any_name_is_refused_at_the_given_name():
    with pytest.raises(InvalidField) as caught:
        Client(id=ID, given_name="  ")
    assert caught.value.field == "given_name"
    assert caught.value.user_message() == "Given name: Enter a given name or a surname."


def test_a_required_field_is_required_and_long_text_is_refused_with_the_limit():
    with pytest.raises(InvalidField) as caught:
        Question(id=ID, client_id=ID, asked_on=None, wording="Is it safe to file this year?")
    assert caught.value.field == "asked_on"
    with pytest.raises(InvalidField) as caught:
        maria(surname="x" * 81)
    assert "80 characters" in caught.value.user_message()


def test_an_error_shows_no_values_as_text():
    error = InvalidField("surname", "Surname", "Ochoa is not a name")
    assert str(error) == "field.invalid"
    assert "Ochoa" not in repr(error.args)


def test_every_error_has_a_code_of_its_own():
    def below(kind):
        return [kind, *(k for sub in kind.__subclasses__() for k in below(sub))]

    codes = [kind.code for kind in below(AppError)]
    assert len(codes) == len(set(codes))


def test_every_field_but_id_and_version_is_declared():
    for record in (Client, Letter, Question):
        declared = set(specs(record)) | {"id", "version"}
        assert declared == {f.name for f in dataclasses.fields(record)}


@given(st.integers(0, 2**48 - 1), st.binary(min_size=10, max_size=10))
def test_ids_are_uuid7_and_sort_by_time(milliseconds, random):
    made = uuid7(milliseconds, random)
    assert made.version == 7 and made.variant == "specified in RFC 4122"
    assert made.int >> 80 == milliseconds


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("García-López", "garcia lopez"),
        ("O’Brien", "obrien"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("Łukasz Þór Øster Đỗ", "lukasz thor oster do"),
        ("STRASSE, İpek", "strasse ipek"),
        ("Weiß", "weiss"),
    ],
)
def test_names_fold_to_what_people_type(name, folded):
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)

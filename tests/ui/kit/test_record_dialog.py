"""The sheet that edits one record."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from legalaid_app.domain.errors import InvalidField, StaleRecord
from legalaid_app.domain.household import HouseholdMember, Relation
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.record_dialog import RecordDialog
from tests.drivers.screen_driver import ScreenDriver


def ana(**fields):
    return HouseholdMember(id=uuid4(), client_id=uuid4(), **{"name": "Ana"} | fields)


@pytest.fixture
def dialog(qtbot):
    screen = QWidget()
    screen.resize(800, 600)
    page = ScreenDriver(qtbot, screen)
    made = RecordDialog(HouseholdMember, "Household member", parent=screen)
    made.page = page
    made.heard = []
    made.submitted.connect(made.heard.append)
    return made


def test_adding_brings_every_field(dialog):
    dialog.add()
    dialog.page.type_into("Name", "Ana")
    dialog.page.choose("Relation", "Child")
    dialog.page.press("Save")
    assert dialog.heard[0]["name"] == "Ana"
    assert dialog.heard[0]["relation"] is Relation.CHILD
    dialog.finish()
    assert not dialog.isVisible()


def test_editing_brings_only_the_changes(dialog):
    dialog.edit(ana())
    dialog.page.type_into("Name", "Anna")
    dialog.page.key(Qt.Key.Key_Return, "Name")
    assert dialog.heard == [{"name": "Anna"}]


def test_saving_without_a_change_just_closes(dialog):
    dialog.edit(ana())
    dialog.page.press("Save")
    assert dialog.heard == []
    assert not dialog.isVisible()


def test_saving_waits_for_the_answer_and_is_not_sent_twice(dialog):
    dialog.edit(ana())
    dialog.page.type_into("Name", "Anna")
    dialog.submit()
    dialog.submit()
    assert len(dialog.heard) == 1
    assert not dialog.save.isEnabled()


def test_an_empty_required_field_is_not_sent(dialog):
    dialog.add()
    dialog.page.press("Save")
    assert dialog.heard == []
    assert dialog.page.shows("Name: Enter this field.")


def test_esc_keeps_what_was_typed_for_the_same_record_only(dialog):
    first, second = ana(), ana(name="José")
    dialog.edit(first)
    dialog.page.type_into("Name", "Ana Mar")
    dialog.page.key(Qt.Key.Key_Escape, "Name")
    assert not dialog.isVisible()
    dialog.edit(second)
    assert dialog.page.text_of("Name") == "José"
    dialog.page.press("Cancel")
    dialog.edit(first)
    assert dialog.page.text_of("Name") == "Ana Mar"
    assert dialog.page.shows("What you typed before is back.")
    dialog.page.press("Start afresh")
    assert dialog.page.text_of("Name") == "Ana"


def test_cancel_forgets_what_was_typed(dialog):
    member = ana()
    dialog.edit(member)
    dialog.page.type_into("Name", "Ana Mar")
    dialog.page.press("Cancel")
    dialog.edit(member)
    assert dialog.page.text_of("Name") == "Ana"


def test_a_refused_field_is_shown_at_the_field_and_can_be_mended(dialog):
    dialog.edit(ana())
    dialog.page.type_into("Name", "X")
    dialog.submit()
    dialog.show_problem(InvalidField("name", "Name", "Use the name on the documents"))
    assert dialog.page.shows("Name: Use the name on the documents.")
    assert dialog.page.find("Name", QLineEdit).isEnabled()
    dialog.page.type_into("Name", "Y")
    dialog.submit()
    assert len(dialog.heard) == 2


def test_another_error_is_said_in_words_and_keeps_the_text(dialog):
    dialog.edit(ana())
    dialog.page.type_into("Name", "Anna")
    dialog.submit()
    dialog.show_problem(StaleRecord())
    assert dialog.page.shows("changed while you were editing")
    assert dialog.page.text_of("Name") == "Anna"


def test_the_window_title_holds_no_name(dialog):
    dialog.edit(ana())
    assert dialog.windowTitle() == "Household member"


def test_a_screen_reader_and_an_unsteady_hand_find_their_way(dialog):
    dialog.edit(ana())
    assert audit(dialog) == []

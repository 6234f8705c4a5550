"""Forms are built from the declarations of records, and lose nothing."""

from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from legalaid_app.domain.account import OfficeProfile
from legalaid_app.domain.choices import Language, YesNo
from legalaid_app.domain.client import Address, Client
from legalaid_app.domain.errors import InvalidField
from legalaid_app.domain.lawsuit import Act, Order
from legalaid_app.domain.note import Note
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.field_widgets import PickField
from legalaid_app.ui.kit.form_widget import RecordForm
from tests.drivers.screen_driver import ScreenDriver


def rosa(**fields):
    return Client(id=uuid4(), **{"given_name": "Rosa", "surname": "Diaz"} | fields)


@pytest.fixture
def form(qapp):
    return RecordForm(Client)


@pytest.fixture
def page(qtbot, form):
    return ScreenDriver(qtbot, form)


def test_every_field_that_is_offered_has_its_label(page):
    assert {"Given name", "Date of birth", "Letter language", "Standing"} <= set(page.names())
    assert "Number" not in page.names(), "links are not offered"


def test_what_is_loaded_is_shown_and_nothing_counts_as_changed(page, form):
    form.load(rosa(born_on=date(1981, 3, 4), language=Language.SPANISH))
    assert page.text_of("Given name") == "Rosa"
    assert page.text_of("Date of birth") == "1981-03-04"
    assert page.text_of("Letter language") == "Spanish"
    assert page.shows("Wednesday, 4 March 1981")
    assert form.changes() == {}
    assert not form.is_changed()


def test_only_what_was_edited_is_a_change(page, form):
    form.load(rosa())
    page.type_into("Given name", " Rosalia ")
    page.choose("Letter language", "Spanish")
    assert form.changes() == {"given_name": "Rosalia", "language": Language.SPANISH}


def test_a_choice_keeps_its_type_and_not_asked_is_none(page, form):
    form.load(rosa(interpreter=YesNo.DECLINED))
    assert form.values()["interpreter"] is YesNo.DECLINED
    page.choose("Needs an interpreter", "Not asked")
    assert form.changes() == {"interpreter": None}


def test_a_field_that_is_never_none_offers_no_not_asked(page, form):
    box = page.find("Standing", QComboBox)
    assert "Not asked" not in [box.itemText(i) for i in range(box.count())]


def test_a_typed_date_is_read_and_can_be_emptied(page, form):
    form.load(rosa(born_on=date(1981, 3, 4)))
    page.type_into("Date of birth", "4 mar 1982")
    assert form.changes() == {"born_on": date(1982, 3, 4)}
    page.type_into("Date of birth", "")
    assert form.changes() == {"born_on": None}


def test_text_that_is_no_date_is_kept_and_explained_at_the_field(page, form):
    form.load(rosa())
    page.type_into("Date of birth", "in spring")
    assert form.check() is False
    assert page.shows("Date of birth: Enter a date such as")
    assert page.text_of("Date of birth") == "in spring"
    with pytest.raises(InvalidField):
        form.changes()


def test_an_empty_required_field_is_named_and_its_link_leads_there(qtbot):
    form = RecordForm(Address, columns=2)
    page = ScreenDriver(qtbot, form)
    assert form.check() is False
    assert page.shows("There are 4 things to mend")
    page.press("City: Enter this field.")
    assert form.focusWidget() is page.find("City", QLineEdit)
    page.type_into("City", "Chicago")
    form.check()
    assert page.shows("There are 3 things to mend")


def test_an_error_of_the_record_stands_at_its_field_and_above(page, form):
    with pytest.raises(InvalidField) as caught:
        rosa(given_name="", surname="")
    form.show_problem(caught.value)
    sentence = "Given name: Enter a given name or a surname."
    assert form.focusWidget() is page.find("Given name", QLineEdit)
    assert page.find("Given name", QLineEdit).accessibleDescription() == sentence
    assert sum(sentence == box.error.text() for box in form.boxes.values()) == 1
    assert page.find(sentence)
    form.clear_errors()
    assert not page.shows(sentence)


def test_optional_is_marked_and_required_is_not(qtbot):
    form = RecordForm(Address, fields=["street", "unit"])
    page = ScreenDriver(qtbot, form)
    assert page.shows("optional")
    marks = [box for box in form.boxes.values() if "optional" in _words_in(box)]
    assert marks == [form.boxes["unit"]]


def test_tab_leaves_a_field_of_several_lines(qtbot):
    form = RecordForm(Note, extra={"kind": ("Kind", PickField([(1, "Call"), (2, "Visit")]))})
    page = ScreenDriver(qtbot, form)
    box = page.find("Note")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert form.focusWidget() is page.find("Kind", QComboBox)
    assert form.values() == {"body": "", "kind": 1}


def test_enter_in_a_line_and_ctrl_enter_anywhere_submit(qtbot, page, form):
    with qtbot.waitSignal(form.submitted):
        page.key(Qt.Key.Key_Return, "Given name")
    note = RecordForm(Note)
    other = ScreenDriver(qtbot, note)
    other.find("Note").setFocus()
    with qtbot.waitSignal(note.submitted):
        other.key(Qt.Key.Key_Return, "Note", Qt.KeyboardModifier.ControlModifier)


def test_numbers_lists_and_sets_of_choices_have_fields_of_their_own(qtbot):
    profile = RecordForm(OfficeProfile, fields=["verification_limit_days"])
    page = ScreenDriver(qtbot, profile)
    page.type_into("Days until litigation counts as unverified", "1,0")
    assert profile.values() == {"verification_limit_days": 10}
    page.type_into("Days until litigation counts as unverified", "ten")
    assert profile.check() is False

    order = RecordForm(Order, fields=["binds", "bars_acts"])
    page = ScreenDriver(qtbot, order)
    page.type_into("Who is bound", "IRS\n\n DHS ")
    page.tick("DHS and ICE using what they received")
    assert order.values() == {"binds": ("IRS", "DHS"), "bars_acts": (Act.ICE_MAY_USE,)}


def test_a_draft_comes_back_exactly_readable_or_not(page, form, qtbot):
    page.type_into("Date of birth", "in spring")
    page.type_into("Surname", " Díaz ")
    other = RecordForm(Client)
    qtbot.addWidget(other)
    other.set_draft(form.draft())
    assert other.draft() == form.draft()


def test_the_wheel_scrolls_the_page_and_not_a_choice(page):
    box = page.find("Standing", QComboBox)
    assert box.metaObject().className() == "CalmComboBox"


def test_columns_become_one_where_there_is_no_room(qtbot):
    form = RecordForm(Client, columns=2)
    qtbot.addWidget(form)
    form.resize(1200, 600)
    form.show()
    boxes = list(form.boxes.values())
    assert boxes[0].y() == boxes[1].y()
    form.resize(300, 900)
    qtbot.waitUntil(lambda: boxes[0].y() < boxes[1].y())


def test_a_form_has_no_nameless_field_and_no_tiny_target(page, form):
    assert audit(form) == []


def _words_in(box):
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in box.findChildren(QLabel)]

"""The frame: sections, menus, shortcuts, bars, curtain."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from legalaid_app.ui.actions import ACTS, MENUS, Act, section_shortcut
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.theme import apply_theme
from legalaid_app.ui.main_window import Bar, MainWindow
from legalaid_app.ui.navigation import Page
from legalaid_app.ui.panes import mark_pane
from legalaid_app.ui.places import Place
from tests.drivers.screen_driver import ScreenDriver

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SECTIONS = [
    ("today", "Today", "house"),
    ("clients", "Clients", "users"),
    ("letters", "Letters", "mail"),
]


def section(title):
    widget = QWidget()
    field = QLineEdit(widget)
    field.setAccessibleName(f"Field of {title}")
    QVBoxLayout(widget).addWidget(field)
    return widget


@pytest.fixture
def window(qtbot):
    made = MainWindow("0.1")
    for number, (key, title, icon) in enumerate(SECTIONS, start=1):
        made.add_page(Page(key, title, icon, section(title), section_shortcut(number)))
    made.resize(1200, 750)
    made.page = ScreenDriver(qtbot, made)
    return made


def press(qtbot, window, keys):
    """Press a shortcut as the keyboard would."""
    combination = QKeySequence(keys)[0]
    qtbot.keyClick(window, combination.key(), combination.keyboardModifiers())


def test_the_first_section_is_shown_and_a_press_shows_another(window, qtbot):
    assert window.section == "today"
    with qtbot.waitSignal(window.section_changed) as heard:
        window.page.press("Clients")
    assert heard.args == ["clients"]
    assert window.page.find("Field of Clients")


def test_the_window_title_names_the_section_and_no_person(window):
    window.show_section("clients", record="Rosa Diaz")
    assert window.windowTitle() == "Clients – Legal Aid Desk"


@pytest.mark.parametrize(
    ("keys", "key"), [("Ctrl+1", "today"), ("Ctrl+2", "clients"), ("Ctrl+3", "letters")]
)
def test_sections_have_numbers(window, qtbot, keys, key):
    window.show_section("letters" if key != "letters" else "today")
    press(qtbot, window, keys)
    assert window.section == key


@pytest.mark.parametrize(
    ("keys", "signal", "args"),
    [
        ("Ctrl+N", "new_requested", []),
        ("Ctrl+P", "print_requested", []),
        ("Ctrl+L", "lock_requested", []),
        ("Ctrl+Z", "undo_requested", []),
        ("Ctrl+Shift+Z", "redo_requested", []),
        ("F2", "edit_requested", []),
        ("F1", "help_requested", ["today"]),
        ("Ctrl++", "text_size_requested", [1]),
        ("Ctrl+=", "text_size_requested", [1]),
        ("Ctrl+-", "text_size_requested", [-1]),
        ("Ctrl+0", "text_size_requested", [0]),
    ],
)
def test_a_shortcut_asks_for_its_act(window, qtbot, keys, signal, args):
    window.set_undo("Edit client")
    window.set_redo("Edit client")
    with qtbot.waitSignal(getattr(window, signal), timeout=1000) as heard:
        press(qtbot, window, keys)
    assert heard.args == args


def test_undo_is_offered_by_its_name_and_only_when_there_is_something(window, qtbot):
    window.set_undo("Merge duplicate clients")
    with qtbot.waitSignal(window.undo_requested):
        window.page.press("Undo: Merge duplicate clients")
    assert window.menus.action("undo").text() == "Undo: Merge duplicate clients"
    window.set_undo(None)
    assert not window.menus.action("undo").isEnabled()
    assert not window.page.shows("Undo: Merge")


def test_back_and_forward_go_where_somebody_was(window, qtbot):
    window.show_section("clients")
    window.places.go(Place("clients", 7))
    window.show_section("letters")
    with qtbot.waitSignal(window.place_requested) as heard:
        press(qtbot, window, "Alt+Left")
    assert heard.args == [Place("clients", 7)]
    assert window.section == "clients"
    with qtbot.waitSignal(window.place_requested) as heard:
        press(qtbot, window, "Alt+Right")
    assert heard.args == [Place("letters")]


def test_lasting_states_stand_as_bars_and_are_replaced(window, qtbot):
    window.set_bars(
        [Bar("backup", "Backup 9 days old.", "Back up now"), Bar("stale", "12 letters stale.")]
    )
    with qtbot.waitSignal(window.bar_action) as heard:
        window.page.press("Back up now")
    assert heard.args == ["backup"]
    window.set_bars([])
    assert not window.page.shows("12 letters stale.")


def test_what_just_happened_is_said_with_its_way_back(window, qtbot):
    window.say("Client changed.", "Undo")
    with qtbot.waitSignal(window.notice_action):
        window.page.press("Undo")
    assert window.page.shows("Client changed.")


def test_the_status_line_says_what_holds(window):
    window.set_saved("14:02:11")
    assert window.status.text == "Encrypted · Works offline · Saved 14:02:11 · v0.1"
    window.set_busy(True)
    assert window.page.shows("Working…")


def test_the_office_and_the_person_are_named_and_counts_are_shown(window):
    window.set_office("Northside Legal Aid", "Rosa Diaz")
    window.set_count("letters", 1200)
    assert window.page.shows("Northside Legal Aid")
    assert window.page.find("Letters").accessibleDescription() == "1,200"
    window.set_count("letters", 0)
    assert window.page.find("Letters").accessibleDescription() == ""


def test_the_main_button_can_be_named_and_taken_away(window, qtbot):
    window.set_new("New order")
    with qtbot.waitSignal(window.new_requested):
        window.page.press("New order")
    window.set_new(None)
    assert not window.menus.action("new").isEnabled()


def test_a_search_is_in_the_header_only_when_there_is_one(window, qtbot):
    assert not window.menus.action("search").isVisible()
    field = QLineEdit()
    field.setAccessibleName("Search")
    window.set_search(field)
    window.page.find("Search")
    press(qtbot, window, "Ctrl+K")
    assert window.focusWidget() is field


def test_an_act_of_a_section_stands_in_its_menu(window, qtbot):
    assert not window.menus.action("new").menu()
    window.add_act(Act("verify", "Verify the orders", "litigation", ("Ctrl+Shift+V",)))
    with qtbot.waitSignal(window.act_requested) as heard:
        press(qtbot, window, "Ctrl+Shift+V")
    assert heard.args == ["verify"]
    window.enable("verify", False)
    assert not window.menus.action("verify").isEnabled()


def test_f6_goes_from_pane_to_pane_and_round(window, qtbot):
    mark_pane(window.page.find("Field of Today"))
    window.sidebar.focus_first()
    stops = []
    for _ in range(3):
        press(qtbot, window, "F6")
        stops.append(window.focusWidget().accessibleName())
    assert stops == ["New client", "Field of Today", "Today"]


def test_the_curtain_covers_everything_and_opens_to_the_same_place(window, qtbot):
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.open()
    field = window.page.find("Field of Today")
    field.setFocus()
    window.cover()
    assert window.curtain.geometry() == window.rect()
    assert not dialog.isVisible()
    window.resize(1100, 720)
    assert window.curtain.geometry() == window.rect()
    window.page.press("Show again")
    assert not window.curtain.isVisible()
    assert dialog.isVisible()


def test_f12_draws_the_curtain_and_opens_it(window, qtbot):
    press(qtbot, window, "F12")
    assert window.curtain.is_drawn
    press(qtbot, window, "F12")
    assert not window.curtain.is_drawn


def test_behind_the_curtain_nothing_is_typed_and_nothing_done(window, qtbot):
    window.page.find("Field of Today").setFocus()
    window.cover()
    heard = []
    window.act_requested.connect(heard.append)
    for keys in ("Ctrl+2", "Ctrl+N", "Ctrl+Z", "F6"):
        press(qtbot, window, keys)
    assert window.section == "today"
    assert heard == []
    assert window.focusWidget() is window.curtain.show_again
    with qtbot.waitSignal(window.lock_requested):
        press(qtbot, window, "Ctrl+L")
    window.page.press("Show again")
    assert window.focusWidget() is window.page.find("Field of Today")


def test_lock_and_curtain_work_from_a_dialog_that_shuts_out_the_menu(window, qtbot):
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: bool(dialog.property("kit_dressed")))
    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_L, CTRL)
    qtbot.keyClick(dialog, Qt.Key.Key_F12)
    assert window.curtain.is_drawn
    window.curtain.open()


def test_the_shortcut_sheet_lists_every_key_of_the_table(window, qtbot):
    press(qtbot, window, "Ctrl+/")
    for act in ACTS:
        if act.keys:
            assert window.page.shows(
                QKeySequence(act.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            )
    assert window.page.shows("Ctrl+2")
    window.page.press("Close")


def test_about_names_the_licences(window):
    window.menus.action("about").trigger()
    licences = window.page.text_of("Licences")
    assert "Lucide" in licences
    assert "SIL OPEN FONT LICENSE" in licences.upper()
    window.page.press("Close")


def test_no_two_acts_share_a_key_and_every_menu_is_known():
    keys = [key for act in ACTS for key in act.keys] + [section_shortcut(n) for n in range(1, 10)]
    assert len(keys) == len(set(keys))
    assert {act.menu for act in ACTS if act.menu} <= {key for key, _title in MENUS}


def test_closing_is_told_before_the_window_goes(window, qtbot):
    with qtbot.waitSignal(window.about_to_close):
        window.menus.action("quit").trigger()
    assert not window.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_frame_fits_the_smallest_window_at_every_text_size(window, qapp, scale):
    window.set_undo("Edit client")
    window.set_bars([Bar("backup", "Backup 9 days old.", "Back up now")])
    try:
        apply_theme(qapp, "light", scale)
        window.fit()
        window.resize(1024, 700)
        qapp.processEvents()
        assert window.size().toTuple() == (1024, 700)
        assert window.minimumSizeHint().width() <= 1024
        assert audit(window) == []
    finally:
        apply_theme(qapp, "light", 1.0)

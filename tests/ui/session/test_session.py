"""The main window with its sections over a real store: lock, unlock, undo, bars."""

import time
from dataclasses import replace
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from legalaid_app.domain.client import Client
from legalaid_app.domain.ids import ClientId
from legalaid_app.domain.lawsuit import Docket
from legalaid_app.services import clients, litigation
from legalaid_app.services.unlock import open_office
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.session.presenter import FramePresenter
from tests.tests_support import ANA, LUZ, QUICK
from tests.ui.desk_support import drive, unlocked


@pytest.fixture
def main(desktop, qtbot):
    driver = unlocked(desktop, qtbot)
    driver.wait_for("Riverside Legal Aid")
    return driver


def idle(desktop, qtbot):
    qtbot.waitUntil(lambda: not desktop.session._lane.is_busy)


def in_lane(desktop, qtbot, job):
    found = []
    desktop.session._lane(job, found.append, found.append)
    qtbot.waitUntil(lambda: bool(found))
    idle(desktop, qtbot)
    return found[0]


def add(desktop, qtbot, given="Rosa"):
    made = Client(id=ClientId(uuid4()), given_name=given, surname="Diaz")
    return in_lane(desktop, qtbot, lambda: clients.add_client(desktop.session.office, made))


def locked(desktop, qtbot):
    qtbot.waitUntil(lambda: desktop.session is None)
    driver = drive(qtbot, desktop.window)
    driver.wait_for("Store: store")
    return driver


def test_lock_hides_every_window_within_a_tenth_of_a_second(main, desktop, qtbot):
    dialog = QDialog(desktop.session.window)
    dialog.open()
    menu = QMenu(desktop.session.window)
    menu.addAction("Something")
    menu.popup(desktop.session.window.pos())
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    started = time.perf_counter()
    desktop.lock()
    hidden_after = time.perf_counter() - started
    assert len(shown) >= 3
    assert not [w for w in shown if w.isVisible()]
    assert hidden_after < 0.1
    locked(desktop, qtbot)


def test_the_lock_closes_the_store_so_that_another_program_can_open_it(
    main, desktop, qtbot, store, clock, guidance
):
    folder = desktop.session.office.folder
    desktop.lock()
    locked(desktop, qtbot)
    office = open_office(folder, ANA, now=clock, policy=QUICK, guidance=guidance)
    office.release()


def test_ctrl_l_locks(main, desktop, qtbot):
    qtbot.waitUntil(desktop.session.window.isActiveWindow)
    desktop.session.window.setFocus()
    main.key(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
    locked(desktop, qtbot)


def test_unlocking_brings_back_the_same_section(main, desktop, qtbot):
    desktop.session.go("history")
    desktop.lock()
    locked(desktop, qtbot)
    unlocked(desktop, qtbot)
    assert desktop.session.window.section == "history"


def test_another_person_does_not_come_to_the_place_of_the_first(main, desktop, qtbot):
    desktop.session.go("history")
    desktop.lock()
    locked(desktop, qtbot)
    unlocked(desktop, qtbot, ANA, "Ana Muestra")
    assert desktop.session.window.section == "today"


def test_the_one_who_locked_is_offered_first(desktop, qtbot):
    unlocked(desktop, qtbot, ANA, "Ana Muestra")
    desktop.lock()
    locked(desktop, qtbot)
    qtbot.waitUntil(lambda: desktop.page.people.currentText() == "Ana Muestra")


def test_idle_time_locks(main, desktop, qtbot):
    desktop.session.auto_lock.lock_requested.emit("idle")
    locked(desktop, qtbot)


def test_what_the_program_copied_is_gone_after_the_lock(main, desktop, qtbot):
    QGuiApplication.clipboard().setText("Rosa Diaz")
    desktop.lock()
    locked(desktop, qtbot)
    assert QGuiApplication.clipboard().text() == ""


def test_every_screen_is_asked_to_keep_what_is_typed(main, desktop, qtbot):
    asked = []
    rooms = desktop.session.rooms
    qtbot.waitUntil(lambda: len(list(rooms.made)) == 5)
    for key, screen in list(rooms._made.items()):
        rooms._made[key] = replace(screen, flush=partial(asked.append, key))
    desktop.lock()
    locked(desktop, qtbot)
    assert asked == ["today", "clients", "litigation", "letters", "history"]


def test_undo_is_offered_by_name_and_takes_back(main, desktop, qtbot):
    client = add(desktop, qtbot)
    main.wait_for("Undo: Add client")
    main.press("Undo: Add client")
    main.wait_for("Undone: Add client")
    idle(desktop, qtbot)
    office = desktop.session.office
    gone = in_lane(desktop, qtbot, lambda: clients.list_clients(office))
    assert client.id not in gone


def test_redo_does_it_again(main, desktop, qtbot):
    client = add(desktop, qtbot)
    main.wait_for("Undo: Add client")
    desktop.session.frame.undo()
    main.wait_for("Undone: Add client")
    idle(desktop, qtbot)
    desktop.session.frame.redo()
    main.wait_for("Done again: Add client")
    office = desktop.session.office
    assert client.id in in_lane(desktop, qtbot, lambda: clients.list_clients(office))


def test_what_cannot_be_undone_is_said(main, desktop, qtbot):
    desktop.session.frame.undo()
    main.wait_for("There is nothing to undo.")


def test_a_commit_is_told_in_the_status_bar(main, desktop, qtbot, clock):
    add(desktop, qtbot)
    qtbot.waitUntil(
        lambda: f"Saved {clock().astimezone():%H:%M:%S}" in desktop.session.window.status.text
    )


def test_litigation_that_nobody_verified_is_a_lasting_bar(main, desktop, qtbot):
    main.wait_for(
        "Litigation not verified by this office; on record through 3 Aug 2026 · 113 days ago"
    )
    main.press("Verify")
    assert desktop.session.window.section == "litigation"


def test_the_bar_goes_when_an_attorney_verifies(main, desktop, qtbot):
    main.wait_for("Litigation not verified by this office")
    office = desktop.session.office

    def verify():
        with office.reading() as look:
            dockets = [docket.id for docket in look.find(Docket)]
        return litigation.verify_dockets(office, dockets, office.today())

    in_lane(desktop, qtbot, verify)
    main.wait_gone("Litigation not verified by this office")


def test_quitting_closes_the_store(main, desktop, qtbot, clock, guidance):
    folder = desktop.session.office.folder
    with qtbot.waitSignal(desktop.finished):
        desktop.session.window.close()
    open_office(folder, LUZ, now=clock, policy=QUICK, guidance=guidance).release()


def test_the_end_of_the_program_closes_the_store_before_it_returns(main, desktop, clock, guidance):
    folder = desktop.session.office.folder
    desktop.close_now()
    open_office(folder, LUZ, now=clock, policy=QUICK, guidance=guidance).release()


def test_text_size_and_theme_are_remembered(main, desktop, tmp_path):
    window = desktop.session.window
    window.text_size_requested.emit(1)
    window.act_requested.emit("theme:dark")
    assert (desktop.preferences.text_scale, desktop.preferences.theme) == (1.1, "dark")
    window.text_size_requested.emit(0)
    window.act_requested.emit("theme:light")


def test_every_control_has_a_name(main):
    assert audit(main.screen) == []


class Window:
    def __init__(self):
        self.undo, self.bars, self.counts, self.said = None, (), {}, []

    def show_undo(self, undo, redo):
        self.undo = (undo, redo)

    def show_bars(self, bars):
        self.bars = bars

    def show_count(self, section, n):
        self.counts[section] = n

    def show_office(self, name):
        self.office = name

    def say(self, words, *, tone="info"):
        self.said.append(words)


def test_only_what_a_commit_touched_is_read_again(office):
    window = Window()
    frame = FramePresenter(window, office, run_now)
    frame.refresh()
    standing = frame._state.standing
    clients.add_client(office, Client(id=ClientId(uuid4()), given_name="Rosa"))
    frame.changed(frozenset({("client", ClientId(uuid4()))}))
    assert window.undo == ("Add client", None)
    assert frame._state.standing is standing
    frame.changed(frozenset({("verification", ClientId(uuid4()))}))
    assert frame._state.standing is not standing


def test_unlocking_brings_back_the_client_that_was_open(main, desktop, qtbot):
    client = add(desktop, qtbot)
    desktop.session.open_client(client.id)
    main.wait_for("Rosa Diaz")
    desktop.lock()
    locked(desktop, qtbot)
    again = unlocked(desktop, qtbot)
    assert desktop.session.window.section == "clients"
    again.wait_for("Rosa Diaz")


def test_going_back_shows_the_client_again(main, desktop, qtbot):
    rosa, majo = add(desktop, qtbot), add(desktop, qtbot, "Majo")
    desktop.session.open_client(rosa.id)
    desktop.session.open_client(majo.id)
    main.wait_for("Majo Diaz")
    desktop.session.window.menus.action("back").trigger()
    main.wait_for("Rosa Diaz")


def test_ctrl_n_begins_a_new_client_from_any_section(main, desktop, qtbot):
    desktop.session.go("history")
    desktop.session.window.new_requested.emit()
    assert desktop.session.window.section == "clients"
    main.wait_for("Given name")


class ShownWindows(QObject):
    """Notes every window that shows itself."""

    def __init__(self):
        super().__init__()
        self.kinds = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.append(type(watched).__name__)
        return False


def test_no_part_of_a_section_flashes_as_a_window_of_its_own(qapp, desktop, qtbot):
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    try:
        unlocked(desktop, qtbot)
        qtbot.waitUntil(lambda: len(list(desktop.session.rooms.made)) == 5)
    finally:
        qapp.removeEventFilter(shown)
    assert set(shown.kinds) <= {"MainWindow", "UnlockWindow"}

"""The unlock window: who, the passphrase, and every way it can fail."""

import shutil

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from legalaid_app.system.store_lock import StoreLock
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.unlock.presenter import UnlockPresenter
from tests.tests_support import ANA, LUZ
from tests.ui.desk_support import desktop_over, drive, unlocked


@pytest.fixture
def page(qtbot, desktop):
    driver = drive(qtbot, desktop.window)
    driver.wait_for("Store: store")
    return driver


def type_key(line, key, text, modifiers=Qt.KeyboardModifier.NoModifier):
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def test_the_right_passphrase_opens_the_office(desktop, qtbot):
    main = unlocked(desktop, qtbot)
    main.wait_for("Riverside Legal Aid")
    assert not desktop.window.isVisible()


def test_enter_unlocks(page, desktop, qtbot):
    page.type_into("Passphrase", LUZ)
    page.key(Qt.Key.Key_Return, "Passphrase")
    qtbot.waitUntil(lambda: desktop.session is not None)


def test_each_person_has_a_passphrase_of_their_own(desktop, qtbot):
    unlocked(desktop, qtbot, ANA, "Ana Muestra")
    assert desktop.session.office.user.name == "Ana Muestra"


def test_the_passphrase_of_somebody_else_does_not_open_it(page):
    page.choose("Person", "Ana Muestra")
    page.type_into("Passphrase", LUZ)
    page.press("Unlock")
    page.wait_for("That passphrase does not open this store.")


def test_every_key_can_be_tried(page, desktop, qtbot):
    page.choose("Person", "Somebody else: try every key")
    page.type_into("Passphrase", ANA)
    page.press("Unlock")
    qtbot.waitUntil(lambda: desktop.session is not None)
    assert desktop.session.office.user.name == "Ana Muestra"


def test_a_wrong_passphrase_is_refused_in_words_and_can_be_typed_again(page, desktop):
    page.type_into("Passphrase", "wrong words that nobody chose")
    page.press("Unlock")
    page.wait_for("That passphrase does not open this store. Check Caps Lock")
    assert desktop.session is None
    assert page.find("Unlock").isEnabled()


def test_nothing_typed_is_said_at_once(page):
    page.press("Unlock")
    assert page.shows("Enter your passphrase.")


def test_the_passphrase_can_be_shown_and_hidden(page):
    line = page.find("Passphrase", QLineEdit)
    page.type_into("Passphrase", LUZ)
    assert line.displayText() != LUZ
    page.press("Show: Passphrase")
    assert line.displayText() == LUZ
    page.press("Hide: Passphrase")
    assert line.displayText() != LUZ


def test_caps_lock_is_told_from_the_letters_that_arrive(page):
    line = page.find("Passphrase", QLineEdit)
    type_key(line, Qt.Key.Key_A, "A")
    assert page.shows("Caps Lock is on.")
    type_key(line, Qt.Key.Key_A, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not page.shows("Caps Lock is on.")
    type_key(line, Qt.Key.Key_A, "a", Qt.KeyboardModifier.ShiftModifier)
    assert page.shows("Caps Lock is on.")
    type_key(line, Qt.Key.Key_1, "1")
    type_key(line, Qt.Key.Key_CapsLock, "")
    assert not page.shows("Caps Lock is on.")


def test_nothing_about_clients_stands_in_the_window(page):
    words = " ".join(page.names())
    assert "Riverside" not in words
    assert page.screen.windowTitle() == "Legal Aid Desk"


def test_every_control_has_a_name(page):
    assert audit(page.screen) == []


class Told:
    """A page that only remembers."""

    def __init__(self):
        self.problems, self.people = [], ()

    def show_store(self, folder, people):
        self.people = people

    def show_problem(self, words, *, again):
        self.problems.append((words, again))

    def show_busy(self, words):
        pass


def test_a_folder_without_a_store_says_so(tmp_path):
    view = Told()
    UnlockPresenter(view, run_now, print).start(tmp_path)
    assert view.problems[0][0].startswith("This folder holds no Legal Aid Desk store.")


def test_a_damaged_key_file_says_so(store):
    view = Told()
    for name in store.glob("*.key*"):
        name.write_bytes(b"not a key file")
    for name in [p for p in store.iterdir() if p.suffix not in (".db", ".lock")]:
        name.write_bytes(b"not a key file")
    UnlockPresenter(view, run_now, print).start(store)
    assert "key file of this store is damaged" in view.problems[0][0]


def test_a_store_in_use_says_so(page, desktop, store):
    with StoreLock(store):
        page.type_into("Passphrase", LUZ)
        page.press("Unlock")
        page.wait_for("This store is already open in another window")
    assert desktop.session is None


def test_a_store_that_went_away_says_so(qtbot, tmp_path, store, clock, guidance):
    shutil.rmtree(store)
    with desktop_over(tmp_path / "home", store, clock, guidance) as desktop:
        desktop.start()
        drive(qtbot, desktop.window).wait_for("This folder holds no Legal Aid Desk store.")


def test_closing_the_window_ends_the_program(page, desktop, qtbot):
    with qtbot.waitSignal(desktop.finished):
        page.screen.close()

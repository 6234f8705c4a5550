"""What interrupts: a question, a crash; and what may be said about one."""

import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from legalaid_app.domain.errors import InvalidField, NothingToUndo
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.crash_report import crash_report
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.messages import CrashDialog, CrashHook, ask
from tests.drivers.screen_driver import ScreenDriver


def crash_with(name):
    raise ValueError(name)


def caught(act, *args):
    with pytest.raises((ValueError, InvalidField)) as raised:
        act(*args)
    return raised.value


def test_a_report_names_places_and_no_values():
    report = crash_report(caught(crash_with, "Rosa Diaz"))
    assert report.startswith("ValueError")
    assert "crash_with" in report
    assert "Rosa" not in report


def test_a_report_of_an_expected_error_gives_its_code_and_its_cause():
    def act():
        try:
            crash_with("Rosa")
        except ValueError as error:
            raise InvalidField("name", "Name", "Rosa") from error

    report = crash_report(caught(act))
    assert "field.invalid" in report
    assert "ValueError" in report
    assert "Rosa" not in report


def test_a_report_names_no_home_folder():
    assert "/" not in crash_report(caught(crash_with, "")).split("tests/")[0]


def test_the_words_of_an_error_are_those_of_the_screen():
    assert words_of(InvalidField("name", "Name", "Enter this field")) == "Name: Enter this field."
    assert words_of(NothingToUndo()) == "There is nothing to undo."


def answer(words):
    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.accessibleName() == words).click()

    return press


@pytest.mark.parametrize(("words", "said"), [("Dispose", True), ("Cancel", False)])
def test_a_question_is_answered_by_the_name_of_the_act(qtbot, words, said):
    screen = QWidget()
    qtbot.addWidget(screen)
    QTimer.singleShot(50, answer(words))
    assert ask(screen, "Dispose of this file?", "It cannot be brought back.", "Dispose") is said


def test_a_question_is_safe_by_default(qtbot):
    screen, seen = QWidget(), []
    qtbot.addWidget(screen)

    def look():
        box = QApplication.activeModalWidget()
        seen.append(box.defaultButton().accessibleName())
        box.reject()

    QTimer.singleShot(50, look)
    assert ask(screen, "Dispose?", "", "Dispose") is False
    assert seen == ["Cancel"]


@pytest.fixture
def hook(qtbot):
    window, said = QWidget(), []
    qtbot.addWidget(window)
    made = CrashHook(window, said.append)
    made.window, made.said = window, said
    return made


def test_a_crash_is_shown_with_its_report_and_no_values(hook, qtbot):
    error = caught(crash_with, "Rosa Diaz")
    hook.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: hook.shown is not None)
    assert hook.shown.report.toPlainText().startswith("ValueError")
    assert "Rosa" not in hook.shown.report.toPlainText()
    hook.shown.copy()
    assert QGuiApplication.clipboard().text() == hook.shown.report.toPlainText()


def test_an_expected_error_that_came_through_is_said_in_its_words(hook, qtbot):
    error = NothingToUndo()
    hook.caught(type(error), error, None)
    qtbot.waitUntil(lambda: hook.said == ["There is nothing to undo."])
    assert hook.shown is None


def test_a_crash_on_another_thread_is_shown_on_the_main_one(hook, qtbot):
    before = threading.excepthook
    hook.install()
    try:
        thread = threading.Thread(target=crash_with, args=("Rosa",))
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: hook.shown is not None)
    finally:
        hook.remove()
        threading.excepthook = before
    assert sys.excepthook is sys.__excepthook__


def test_the_crash_dialog_can_be_used_by_everybody(qtbot):
    dialog = CrashDialog("ValueError")
    ScreenDriver(qtbot, dialog)
    assert audit(dialog) == []

"""The watch for idle time and for the computer's sleep, on clocks that a test moves."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from legalaid_app.ui.session.auto_lock import IDLE_SECONDS, AutoLock


class Hands:
    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clocks():
    return Hands(), Hands()


@pytest.fixture
def watch(qapp, clocks):
    parent = QObject()
    made = AutoLock(qapp, parent, monotonic=clocks[0], wall=clocks[1])
    made.asked = []
    made.lock_requested.connect(made.asked.append)
    yield made
    made.stop()


def go(clocks, watch, seconds, step=5):
    for _ in range(0, seconds, step):
        for clock in clocks:
            clock.seconds += step
        watch.tick()


def test_five_idle_minutes_ask_for_the_lock(clocks, watch):
    go(clocks, watch, IDLE_SECONDS - 5)
    assert watch.asked == []
    go(clocks, watch, 5)
    assert watch.asked == ["idle"]


def test_a_key_starts_the_five_minutes_anew(clocks, watch, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    go(clocks, watch, IDLE_SECONDS - 5)
    qtbot.keyClick(line, Qt.Key.Key_A)
    go(clocks, watch, IDLE_SECONDS - 5)
    assert watch.asked == []


def test_a_mouse_that_moves_counts_as_somebody(clocks, watch, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    go(clocks, watch, IDLE_SECONDS - 5)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    go(clocks, watch, IDLE_SECONDS - 5)
    assert watch.asked == []


def test_repainting_does_not_count_as_somebody(clocks, watch, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    go(clocks, watch, IDLE_SECONDS - 5)
    line.setText("again")
    QApplication.processEvents()
    go(clocks, watch, 5)
    assert watch.asked == ["idle"]


def test_a_computer_that_slept_asks_for_the_lock(clocks, watch):
    clocks[1].seconds += 3600
    watch.tick()
    assert watch.asked == ["slept"]


def test_a_clock_that_is_set_back_does_not_lock(clocks, watch):
    clocks[1].seconds -= 3600
    watch.tick()
    assert watch.asked == []


def test_it_asks_once(clocks, watch):
    go(clocks, watch, IDLE_SECONDS * 2)
    assert watch.asked == ["idle"]

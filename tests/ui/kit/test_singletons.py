"""Long sessions on Python 3.11."""

import sys

import pytest
from PySide6.QtWidgets import QLabel

from legalaid_app.ui.kit.singletons import ENOUGH, keep_singletons


@pytest.mark.parametrize("one", [None, True, False, NotImplemented, ...], ids=repr)
def test_a_singleton_outlives_any_number_of_calls_into_qt(one, qtbot):
    if sys.version_info < (3, 12):
        assert sys.getrefcount(one) > ENOUGH // 2
    label = QLabel()
    qtbot.addWidget(label)
    for _ in range(20_000):
        label.setEnabled(False)
        label.setEnabled(True)
        label.property("nothing")
    assert label.isEnabled()


def test_keeping_them_twice_adds_nothing():
    keep_singletons()
    before = sys.getrefcount(None)
    keep_singletons()
    assert abs(sys.getrefcount(None) - before) < 1000

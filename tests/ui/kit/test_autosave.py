"""When what is typed is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from legalaid_app.ui.kit.autosave import KEEP_AFTER, Autosave


@pytest.fixture
def autosave(qapp):
    owner = QObject()
    made = Autosave(owner)
    made.times = []
    made.due.connect(lambda: made.times.append("kept"))
    yield made
    made.forget()
    owner.deleteLater()


def test_typing_on_and_on_does_not_put_it_off(autosave, qtbot):
    for _key in range(8):
        autosave.touch()
        qtbot.wait(KEEP_AFTER // 5)
    assert autosave.times == ["kept"]


def test_flush_keeps_at_once_and_only_once(autosave, qtbot):
    autosave.touch()
    autosave.flush()
    autosave.flush()
    assert autosave.times == ["kept"]
    qtbot.wait(KEEP_AFTER + 100)
    assert autosave.times == ["kept"]


def test_nothing_is_kept_after_forgetting(autosave, qtbot):
    autosave.touch()
    autosave.forget()
    qtbot.wait(KEEP_AFTER + 100)
    assert autosave.times == []


def test_flush_without_typing_keeps_nothing(autosave):
    autosave.flush()
    assert autosave.times == []

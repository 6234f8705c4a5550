"""Qt's complaints: their kind and part are logged, their text is not."""

from types import SimpleNamespace

from PySide6.QtCore import QtMsgType

from legalaid_app.system import logs
from legalaid_app.ui.qt_log import _note

CANARY = "Zenaida Quetzalcoatl"


def test_a_warning_of_qt_is_logged_without_its_text(tmp_path):
    handler = logs.start_logs(tmp_path)
    _note(QtMsgType.QtWarningMsg, SimpleNamespace(category="qt.qpa.fonts"), CANARY)
    _note(QtMsgType.QtWarningMsg, SimpleNamespace(category=None), CANARY)
    _note(QtMsgType.QtDebugMsg, SimpleNamespace(category="default"), CANARY)
    logs.stop_logs(handler)
    lines = (tmp_path / logs.LOG_FILE).read_text().splitlines()
    assert [line.split("qt.complained ")[1] for line in lines] == [
        "kind=QtWarningMsg part=QPA",
        "kind=QtWarningMsg part=OTHER",
    ]

"""The audit finds what it is for."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from legalaid_app.ui.kit.accessible import audit
from tests.drivers.screen_driver import ScreenDriver


def test_a_nameless_field_and_a_tiny_button_are_found(qtbot):
    screen = QWidget()
    column = QVBoxLayout(screen)
    nameless, tiny, hidden = QLineEdit(), QPushButton("x"), QLineEdit()
    nameless.setObjectName("planted")
    tiny.setAccessibleName("Close")
    tiny.setFixedSize(20, 20)
    for widget in (nameless, tiny, hidden):
        column.addWidget(widget)
    hidden.hide()
    ScreenDriver(qtbot, screen)
    assert audit(screen) == [
        "QLineEdit 'planted': no accessible name",
        "QPushButton 'Close': 20×20 px",
    ]

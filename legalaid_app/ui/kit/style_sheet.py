"""The style sheet, filled from the tokens. Qt knows no % and no em here: no font sizes."""

from __future__ import annotations

from string import Template

from legalaid_app.system.resources import resource
from legalaid_app.ui.kit.tokens import Tokens

_FIELDS = "QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QTextEdit"

_SHEET = Template(
    """
* { outline: 0; }
QMainWindow, QDialog, #page { background: $bg; }
#canvas, QScrollArea, QScrollArea > QWidget > #canvas { background: transparent; border: 0; }
#sidebar { background: $side; border: 0; border-right: 1px solid $line; }
#sidebar[mirrored="true"] { border-right: 0; border-left: 1px solid $line; }
#header { background: $bg; border: 0; border-bottom: 1px solid $line; }
QToolButton[nav="true"] { text-align: left; padding: 8px 10px; border: 2px solid transparent;
  border-radius: 8px; color: $text; background: transparent; }
QToolButton[nav="true"]:hover { background: $hover; }
QToolButton[nav="true"]:checked { background: $sel; font-weight: 600; }
QToolButton[nav="true"]:focus { border: 2px solid $accent; }
QToolButton[quiet="true"], QPushButton[quiet="true"] { border: 2px solid transparent; background: transparent;
  border-radius: 6px; padding: 4px 8px; color: $text; }
QToolButton[quiet="true"]:hover, QPushButton[quiet="true"]:hover { background: $hover; }
QToolButton[quiet="true"]:focus, QPushButton[quiet="true"]:focus { border: 2px solid $accent; padding: 4px 8px; }
QPushButton[chip="true"]:checked { background: $sel; font-weight: 600; }
QToolButton[quiet="true"]:disabled, QPushButton[quiet="true"]:disabled { color: $muted; border-color: transparent; }
$fields { background: $panel; color: $text; border: 1px solid $line2; border-radius: 6px;
  padding: 5px 8px; selection-background-color: $accent; selection-color: $accent_fg; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid $accent; padding: 4px 7px; }
*[wrong="true"] { border: 2px solid $high; padding: 4px 7px; }
QLineEdit[readOnly="true"] { background: $bg; border-color: $line; }
QComboBox { padding-left: 10px; padding-right: 28px; }
QComboBox:focus { padding-left: 9px; padding-right: 27px; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${unit}px; height: ${unit}px; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $line2;
  selection-background-color: $sel; selection-color: $text; }
QPushButton { background: $panel; color: $text; border: 1px solid $line2; border-radius: 6px; padding: 6px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sel; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled, QLineEdit:disabled, QComboBox:disabled { color: $muted; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $accent_fg; border: 1px solid $accent; font-weight: 600; }
QPushButton[primary="true"]:hover { border-color: $text; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $hover; color: $muted; border-color: $line; }
QPushButton[link="true"] { border: 2px solid transparent; background: transparent; color: $accent;
  padding: 3px 2px; border-radius: 6px; text-align: left; }
QPushButton[link="true"]:hover { background: $hover; }
QPushButton[link="true"]:focus { border: 2px solid $accent; }
QFrame[card="true"] { background: $panel; border: 1px solid $line; border-radius: 10px; }
QFrame[rule="true"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[bar="true"] { border: 0; border-radius: 8px; }
QFrame[bar="true"][tone="high"] { background: $high_bg; }
QFrame[bar="true"][tone="medium"] { background: $medium_bg; }
QFrame[bar="true"][tone="low"] { background: $low_bg; }
QFrame[bar="true"][tone="info"] { background: $info_bg; }
QFrame[bar="true"][tone="neutral"] { background: $neutral_bg; }
QLabel { background: transparent; color: $text; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="high"] { color: $high; }
QLabel[tone="medium"] { color: $medium; }
QLabel[tone="low"] { color: $low; }
QLabel[tone="info"] { color: $info; }
QCheckBox, QRadioButton { color: $text; spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${unit}px; height: ${unit}px; background: $panel;
  border: 1px solid $line2; border-radius: 4px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator:checked { background: $accent_fg; border: ${dot}px solid $accent;
  width: ${inner}px; height: ${inner}px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $bg; }
QListView, QTableView, QTreeView { background: $panel; color: $text; border: 0; gridline-color: $line;
  selection-background-color: $sel; selection-color: $text; alternate-background-color: $panel; }
QTableView:focus { border: 2px solid $accent; border-radius: 8px; }
QTableView::item { padding: 6px 8px; border: 0; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $sel; color: $text; }
QHeaderView { background: $panel; border: 0; }
QHeaderView::section { background: $panel; color: $muted; border: 0; border-bottom: 1px solid $line2;
  padding: 7px 8px; font-weight: 600; }
QHeaderView::section:hover { color: $text; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; top: -1px; background: transparent; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 14px; border: 0; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 3px solid $accent; font-weight: 600; }
QTabBar::tab:hover { color: $text; }
QTabBar::scroller { width: 56px; }
QTabBar QToolButton { background: $bg; border: 0; }
QTabBar::tab:focus { color: $accent; }
QMenuBar { background: $side; color: $text; border: 0; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 5px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; color: $text; border: 1px solid $line2; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 14px; border-radius: 5px; }
QMenu::item:selected { background: $sel; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QStatusBar { background: $side; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $line2; border-radius: 4px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line2; border-radius: 4px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QToolTip { background: $text; color: $panel; border: 0; padding: 4px 6px; }
QProgressBar { background: $hover; color: $text; border: 1px solid $line2; border-radius: 6px; text-align: center; }
QProgressBar::chunk { background: $sel; border-radius: 5px; }
"""
)


def style_sheet(tokens: Tokens, unit: int = 16) -> str:
    """Return the style sheet of one look; *unit* is the height of a line of text in pixels."""
    suffix = "dark" if tokens.dark else "light"
    pictures = {
        name: resource("theme", f"{name}-{suffix}.svg").as_posix() for name in ("chevron", "check")
    }
    dot = max(unit // 3, 4)
    measures = {"unit": unit, "round": unit // 2 + 1, "dot": dot, "inner": unit + 2 - 2 * dot}
    return _SHEET.substitute({**tokens.colours(), **pictures, **measures, "fields": _FIELDS})

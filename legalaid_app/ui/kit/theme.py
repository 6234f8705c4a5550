"""One look on Qt's Fusion: palette, style sheet, fonts; light, dark, contrast.

Painted widgets ask `tokens()` and `colour(name)` when they paint. Fonts scale
with the user's own size: `scale_font` remembers the factor on the widget, and
`apply_theme` applies it again when the size changes.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from legalaid_app.system.resources import resource
from legalaid_app.ui.kit.style_sheet import style_sheet
from legalaid_app.ui.kit.tokens import DARK, LIGHT, TONES, Tokens, with_contrast

Mode = Literal["system", "light", "dark"]

_SCALE, _WEIGHT, _BASE = "kit_font_scale", "kit_font_weight", "kit_base_points"
_now: list[Tokens] = [LIGHT]

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "bg",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_fg",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "panel",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Shadow: "line2",
}


def tokens() -> Tokens:
    """Return the colours of the look in use."""
    return _now[0]


def colour(name: str) -> QColor:
    """Return one colour of the look in use, by its name in `Tokens`."""
    return QColor(getattr(_now[0], name))


def em(widget: QWidget | None = None) -> int:
    """Return the height of a line of text in pixels: the unit of all measures."""
    metrics = widget.fontMetrics() if widget else QFontMetrics(QApplication.font())
    return metrics.height()


def apply_theme(
    app: QApplication, mode: Mode = "system", text_scale: float = 1.0, *, contrast: bool = False
) -> None:
    """Give the whole program its look; callable again at any time.

    Args:
        mode: "system" follows the setting of the computer.
        text_scale: 1.0 to 2.0, of the font size of the computer.
        contrast: strong lines and no muted words, in our own look. The high
            contrast of the system needs no argument: it drops the style sheet.
    """
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(_font(app, text_scale))
    if _system_wants_contrast(app):
        app.setStyleSheet("")
        app.setPalette(app.style().standardPalette())
        _now[0] = _from_palette(app.palette())
    else:
        chosen = DARK if _is_dark(app, mode) else LIGHT
        _now[0] = with_contrast(chosen) if contrast else chosen
        app.setPalette(palette(_now[0]))
        app.setStyleSheet(style_sheet(_now[0], em()))
    _dress_again(app)


def palette(look: Tokens) -> QPalette:
    """Return the palette of one look."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(look, name)))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.muted))
    return made


def scale_font(widget: QWidget, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> None:
    """Give *widget* a font of *factor* times the user's own size, now and later."""
    widget.setProperty(_SCALE, factor)
    widget.setProperty(_WEIGHT, int(weight))
    font = scaled(QApplication.font(), factor, weight)
    widget.setFont(font)


def scaled(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a copy of *font*, larger or smaller; for painting."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    made.setWeight(weight)
    return made


def set_look(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet reads, and dress the widget again."""
    for name, content in properties.items():
        text = str(content).lower() if isinstance(content, bool) else content
        widget.setProperty(name, text)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _dress_again(app: QApplication) -> None:
    """Let widgets that keep a scaled font or a tinted icon take the new look."""
    from legalaid_app.ui.kit.icons import refresh_icon

    for widget in app.allWidgets():
        factor = widget.property(_SCALE)
        if factor is not None:
            scale_font(widget, float(factor), QFont.Weight(int(widget.property(_WEIGHT))))
        refresh_icon(widget)
        widget.update()


def _font(app: QApplication, text_scale: float) -> QFont:
    base = app.property(_BASE)
    if base is None:
        base = max(app.font().pointSizeF(), 10.0)
        app.setProperty(_BASE, base)
        for weight in ("Regular", "Medium", "SemiBold", "Bold"):
            QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{weight}.ttf")))
        for weight in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSans-{weight}.ttf")))
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    font = QFont(app.font())
    font.setFamilies(["Inter", "Noto Sans", system])
    font.setPointSizeF(float(base) * min(max(text_scale, 0.8), 2.0))
    return font


def _is_dark(app: QApplication, mode: Mode) -> bool:
    if mode == "system":
        return app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return mode == "dark"


def _system_wants_contrast(app: QApplication) -> bool:
    hints = app.styleHints()  # kept by name: what it owns dies with it
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def _from_palette(system: QPalette) -> Tokens:
    """Colours for painted widgets when the palette of the system rules."""
    role = QPalette.ColorRole
    back, front = system.color(role.Window).name(), system.color(role.WindowText).name()
    base, accent = system.color(role.Base).name(), system.color(role.Highlight).name()
    tones = dict.fromkeys(TONES, front) | {f"{tone}_bg": base for tone in TONES}
    return Tokens(
        name="system-contrast", dark=system.color(role.Window).lightness() < 128,
        bg=back, panel=base, side=back, line=front, line2=front, text=front, muted=front,
        accent=accent, accent_fg=system.color(role.HighlightedText).name(), sel=back,
        hover=back, **tones,
    )  # fmt: skip

"""Colours and measures of the look, as plain values; contrast is computed here too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

TONES = ("high", "medium", "low", "info", "neutral")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one look, as ``#RRGGBB``."""

    name: str
    dark: bool
    bg: str  # the window
    panel: str  # cards, fields, lists
    side: str  # sidebar and status bar
    line: str  # quiet borders
    line2: str  # borders of fields and buttons
    text: str
    muted: str
    accent: str
    accent_fg: str  # text on accent
    sel: str  # selected row
    hover: str
    high: str
    high_bg: str
    medium: str
    medium_bg: str
    low: str
    low_bg: str
    info: str
    info_bg: str
    neutral: str
    neutral_bg: str

    def tone(self, tone: str) -> tuple[str, str]:
        """Return (foreground, background) of one of `TONES`."""
        return getattr(self, tone), getattr(self, f"{tone}_bg")

    def colours(self) -> Mapping[str, str]:
        """Return the colours by name, for the style sheet."""
        return {
            key: value
            for key in self.__slots__
            if isinstance(value := getattr(self, key), str) and value.startswith("#")
        }


LIGHT = Tokens(
    name="light", dark=False, bg="#F6F7F9", panel="#FFFFFF", side="#EEF1F5", line="#DDE2EA",
    line2="#7F8A9D", text="#1A2230", muted="#566175", accent="#1F5FBF", accent_fg="#FFFFFF",
    sel="#DCE9FB", hover="#E9EDF3", high="#B3261E", high_bg="#FCE8E6", medium="#8A5300",
    medium_bg="#FFF1D6", low="#1B6B3A", low_bg="#E2F4E8", info="#1F5FBF", info_bg="#E3EEFC",
    neutral="#4A5568", neutral_bg="#E9EDF3",
)  # fmt: skip

DARK = Tokens(
    name="dark", dark=True, bg="#14181F", panel="#1C222C", side="#171C24", line="#2C3543",
    line2="#7A879B", text="#E8ECF3", muted="#A3AEC0", accent="#7FB0FF", accent_fg="#0B1A33",
    sel="#243B5E", hover="#232B37", high="#FF9C93", high_bg="#4A1F1C", medium="#FFC766",
    medium_bg="#43320F", low="#7FDBA0", low_bg="#173924", info="#7FB0FF", info_bg="#1B3050",
    neutral="#B9C3D3", neutral_bg="#2C3543",
)  # fmt: skip


def with_contrast(tokens: Tokens) -> Tokens:
    """The same look with every quiet line and word as strong as the text."""
    return replace(
        tokens,
        name=f"{tokens.name}-contrast",
        line=tokens.text,
        line2=tokens.text,
        muted=tokens.text,
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1.0 to 21.0.

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_pairs() -> Iterator[tuple[str, str]]:
    """Every (foreground, background) in which text is shown, by the names of the tokens."""
    grounds = ("bg", "panel", "side", "sel", "hover")
    for ground in grounds:
        for words in ("text", "muted", "accent", *TONES):
            yield words, ground
    yield "accent_fg", "accent"
    for tone in TONES:
        yield from ((words, f"{tone}_bg") for words in (tone, "text", "accent"))


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

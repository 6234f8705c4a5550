"""What this computer remembers between two starts: where the store is and how the screen looks.

Nothing about anybody: the file stands outside the encrypted store.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from legalaid_app.domain.errors import StoreUnavailable

from .files import atomic_write, make_private_folder

FILE = "desk.json"
THEMES = ("system", "light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 1.0, 2.0


@dataclass(frozen=True, slots=True)
class Preferences:
    """The remembered choices.

    Attributes:
        store: the folder of the last store; "" before there was one.
        theme: one of `THEMES`.
        text_scale: 1.0 to 2.0.
        language: of the interface, as in the first window.
    """

    store: str = ""
    theme: str = "system"
    text_scale: float = 1.0
    language: str = "en"


def load_preferences(folder: Path) -> Preferences:
    """Return what *folder* remembers; what cannot be understood is as if it were not there."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _understood(found) if isinstance(found, dict) else Preferences()


def _understood(found: dict[str, Any]) -> Preferences:
    usual = Preferences()
    store, theme, scale, language = (
        found.get(name, getattr(usual, name))
        for name in ("store", "theme", "text_scale", "language")
    )
    fitting = isinstance(scale, int | float) and SMALLEST_TEXT <= scale <= LARGEST_TEXT
    return Preferences(
        store=store if isinstance(store, str) else usual.store,
        theme=theme if theme in THEMES else usual.theme,
        text_scale=float(scale) if fitting else usual.text_scale,
        language=language if isinstance(language, str) else usual.language,
    )


def save_preferences(folder: Path, chosen: Preferences) -> bool:
    """Remember; False where the disk refuses, which costs nobody any work."""
    try:
        make_private_folder(folder)
        atomic_write(folder / FILE, json.dumps(asdict(chosen), indent=1).encode("utf-8"))
    except StoreUnavailable:
        return False
    return True

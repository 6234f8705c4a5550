"""Where this computer keeps a person's data and the program's logs.

Nothing is created here: a folder comes into being when something is written.
"""

from __future__ import annotations

from pathlib import Path

_NAME = "LegalAid"


def data_folder(chosen: Path | None = None) -> Path:
    """Return the folder for stores and settings: *chosen*, or the system's own place.

    That is ``%LOCALAPPDATA%\\LegalAid`` (never the roaming profile),
    ``~/Library/Application Support/LegalAid`` or ``~/.local/share/LegalAid``.
    """
    if chosen is not None:
        return chosen
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def log_folder(chosen: Path | None = None) -> Path:
    """Return the folder for logs: below *chosen*, or the system's own place."""
    if chosen is not None:
        return chosen / "logs"
    from platformdirs import user_log_path

    return user_log_path(_NAME, appauthor=False)

"""Where the program's own files are: icons, fonts, texts and guidance packs.

They stand in ``resources/`` beside the package, and in the folder of the frozen
program when there is one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from legalaid_app.domain.errors import BadInput
from legalaid_app.domain.words import gettext as _


def resource(*parts: str) -> Path:
    """Return the path of one of the program's own files or folders.

    >>> resource("icons", "house.svg").name
    'house.svg'
    """
    return _home().joinpath("resources", *parts)


def read_text(path: Path) -> str:
    """Return the text of *path*, which is UTF-8 with or without a byte order mark.

    Raises:
        BadInput: the file is missing, may not be read, or is not UTF-8. The
            message has the file's name and no folder: a folder may name a person.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = _("This file is not text in UTF-8. Save it again as UTF-8.")
        raise BadInput(where=path.name, problem=problem) from error
    except OSError as error:
        raise BadInput(where=path.name, problem=_why(error)) from error


def _why(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return _("This file is missing. Put it back, or install the program again.")
        case PermissionError():
            return _("You may not read this file. Ask for the right to read it.")
        case IsADirectoryError():
            return _("This is a folder. Name a file.")
        case _other:
            return _("The disk could not read this file. Copy it to another disk, then try again.")


def _home() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]

"""The one door to translated words.

The composition root installs a translator once; until then English comes back.
Letters have their own texts and never come through here.
"""

from __future__ import annotations

from collections.abc import Callable

_translate: list[Callable[[str], str]] = []
_translate_plural: list[Callable[[str, str, int], str]] = []


def install(
    translate: Callable[[str], str], translate_plural: Callable[[str, str, int], str]
) -> None:
    """Use these functions from now on; called once by the composition root."""
    _translate[:] = [translate]
    _translate_plural[:] = [translate_plural]


def gettext(message: str) -> str:
    """Return *message* in the language of the interface."""
    return _translate[0](message) if _translate else message


def ngettext(one: str, many: str, n: int) -> str:
    """Return the plural form that fits *n*."""
    if _translate_plural:
        return _translate_plural[0](one, many, n)
    return one if n == 1 else many


def N_(message: str) -> str:  # noqa: N802 - the customary mark of gettext
    """Mark *message* for extraction; it is translated where it is shown."""
    return message

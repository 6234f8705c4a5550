"""What counts as a passphrase, and the bytes that it stands for.

Length is what counts (NIST SP 800-63B-4, 3.1.1.2): at least 15 characters, no
rules of composition, no expiry. We refuse only what a short guess list holds.
This is no measure of strength: "our office in Fresno 2026" passes. Six words
at random do better (`wordlist.suggest_passphrase`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from legalaid_app.domain.errors import WeakPassphrase
from legalaid_app.domain.words import gettext as _
from legalaid_app.vault.wordlist import is_common

SHORTEST = 15
LONGEST = 256
_FEWEST_DIFFERENT = 5
_KEYBOARD = ("qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn", "01234567890123456789")


def check_passphrase(text: str, known_words: Iterable[str] = ()) -> None:
    """Refuse a passphrase that is too short or that everybody would try.

    Args:
        known_words: names that stand on the office's door: its own, the user's.

    Raises:
        WeakPassphrase: with the reason in words; the text itself is not in it.
    """
    if reason := _weakness(text, known_words):
        raise WeakPassphrase(why=reason)


def passphrase_bytes(text: str) -> bytes | None:
    """Return what the key is derived from; None if no passphrase can look like this.

    NFKC makes one passphrase of what different keyboards send for the same letters.
    """
    if len(text) > LONGEST:
        return None
    try:
        return unicodedata.normalize("NFKC", text).encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair
        return None


def _weakness(text: str, known_words: Iterable[str]) -> str:
    if passphrase_bytes(text) is None:
        return _("It is longer than {limit} characters, or holds half a character.").format(
            limit=LONGEST
        )
    plain = unicodedata.normalize("NFKC", text)
    if len(plain.strip()) < SHORTEST:
        return _("It needs at least {limit} characters. Six words at random are good.").format(
            limit=SHORTEST
        )
    core = _letters(plain)
    if len(set(plain)) < _FEWEST_DIFFERENT or _is_repeated(plain) or _is_repeated(core):
        return _("It repeats the same characters.")
    if _is_sequence(core):
        return _("It follows the alphabet, the digits or the keyboard.")
    known = {_letters(word) for word in known_words}
    inner = core.strip("0123456789")
    if {core, inner} & known or is_common(core) or is_common(inner):
        return _("It is among the first that somebody would try.")
    return ""


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def _is_repeated(text: str) -> bool:
    """Tell whether the text is one shorter text, several times."""
    return bool(text) and (text + text).find(text, 1) < len(text)


def _is_sequence(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    if steps in ({1}, {-1}):
        return True
    return any(text in run or text in run[::-1] for run in _KEYBOARD) and bool(text)

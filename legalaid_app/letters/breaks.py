"""Where a line may end: at spaces, after hyphens and slashes, between ideographs (UAX 14)."""

from __future__ import annotations

import unicodedata

_SPACES = frozenset(" \u200b")
_WORD_ENDS = frozenset("\u1361")  # Ethiopic word space: visible, and stays with its word
_NOT_FIRST = frozenset(
    ",.:;!?)]}、。，．：；！？）］｝」』】〕》〉”’％…—～・ー々"
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ።፣፤፥፦፧"
)
_NOT_LAST = frozenset("（［｛「『【〔《〈“‘＄￥([{")
_AFTER = frozenset("-/–")
_IDEOGRAPHS = (
    (0x2E80, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFF60),
    (0x20000, 0x3FFFF),
)


def pieces(text: str) -> list[str]:
    """Cut *text* into what stays together: words and single spaces. Joined they are the text.

    >>> pieces("well-known case 2026-17")
    ['well-', 'known', ' ', 'case', ' ', '2026-17']
    """
    found: list[str] = []
    current = ""
    for index, char in enumerate(text):
        if char in _SPACES:
            found += [current, char]
            current = ""
            continue
        if current and _between(current[-1], char):
            found.append(current)
            current = ""
        current += char
        if char in _WORD_ENDS or _ends_after(current, text[index + 1 : index + 2]):
            found.append(current)
            current = ""
    return [piece for piece in [*found, current] if piece]


def clusters(text: str) -> list[str]:
    """Cut a word that is wider than the line: marks and joiners stay with their letter."""
    found: list[str] = []
    for char in text:
        joined = unicodedata.category(char).startswith("M") or char == "\u200d"
        if found and (joined or found[-1].endswith("\u200d")):
            found[-1] += char
        else:
            found.append(char)
    return found


def _between(before: str, after: str) -> bool:
    if not (_ideograph(before) or _ideograph(after)):
        return False
    return after not in _NOT_FIRST and before not in _NOT_LAST


def _ideograph(char: str) -> bool:
    code_point = ord(char)
    if code_point < _IDEOGRAPHS[0][0]:
        return False
    return any(first <= code_point <= last for first, last in _IDEOGRAPHS)


def _ends_after(current: str, following: str) -> bool:
    """Break after a hyphen or slash between letters; never inside numbers and dates."""
    return current[-1] in _AFTER and current[:-1].isalpha() and following.isalpha()

"""Folding of names, so that García and GARCIA meet."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not decompose.
_SPECIAL = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        "'": "", "’": "", "‘": "", "ʻ": "", "`": "", "-": " ", "‐": " ", "‑": " ", "–": " ", ".": " ",
        ",": " ", "(": " ", ")": " ",
    }
)  # fmt: skip


def fold(name: str) -> str:
    """Lower case, no accents, apostrophes dropped, hyphens and commas as spaces.

    >>> fold("García-López, María José")
    'garcia lopez maria jose'
    """
    bare, before = name, ""
    while bare != before:  # some letters unfold in two steps
        before = bare
        spread = unicodedata.normalize("NFKD", bare.casefold()).translate(_SPECIAL)
        bare = "".join(c for c in spread if not unicodedata.combining(c))
    return " ".join(bare.split())

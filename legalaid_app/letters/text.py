"""What may reach the page: text without control characters."""

from __future__ import annotations

import re
import unicodedata

# Embeddings and overrides can make a name read as something else; never wanted.
_OVERRIDES = "\u202a-\u202e"
# Isolates keep a value's order inside a sentence; only templates make them.
_ISOLATES = "\u2066-\u2069"
# Soft hyphen, byte order mark and the like: invisible, and in no font.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200e\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_SURROGATES = "\ud800-\udfff"
_NO_CHARACTERS = "\ufdd0-\ufdef\ufffe\uffff"

_NOT_PRINTED = re.compile(f"[{_CONTROLS}{_SURROGATES}{_NO_CHARACTERS}{_OVERRIDES}{_INVISIBLE}]")
_ISOLATE = re.compile(f"[{_ISOLATES}]")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return *text* as it can be laid out: composed, without controls and overrides.

    Line ends stay, as "\\n"; so do the isolates that a template put around values.
    """
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _NOT_PRINTED.sub("", text))


def clean(text: str) -> str:
    """Return a typed value ready to be put into a sentence: one line, no controls, no isolates.

    >>> clean("Ana\\u202e \\x00López\\n")
    'Ana López'
    """
    return _ISOLATE.sub("", printable(text)).replace("\n", " ").strip()

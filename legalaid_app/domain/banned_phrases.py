"""What no text of this program may say, in any rule, statement or letter.

Nothing may advise against a return that is due, promise safety, say what an
agency will or cannot do, or call a person illegal. The check is strict on
purpose: "we cannot tell you that it is safe" is refused as well, because a
reader in fear, or a copied half of a sentence, drops the negation.
"""

from __future__ import annotations

import re
import unicodedata

# Folded text: small letters, no accents, straight apostrophes, single spaces.
_ENGLISH = (
    r"(?:do not|don'?t|does not|doesn'?t|did not|didn'?t) (?:have|need) to file",
    r"(?:you are|you're) not (?:required|obliged|obligated) to file",
    r"(?:you )?need ?n(?:o|')t file",
    r"no need to file",
    r"(?<!if you )(?<!if they )(?<!\bwho )do not file",
    r"don'?t file",
    r"(?:should not|shouldn'?t|must not|mustn'?t|better not to) file",
    r"(?:skip|avoid|stop) filing",
    r"(?:it is|it's|you are|you're|you will be|you'll be|filing is) (?:\w+ly )?safe",
    r"safe to file",
    r"ice (?:can ?not|can't|will|won'?t|would not|wouldn'?t|is not allowed to)",
    (
        r"(?:your|their) (?:\w+ )?(?:information|data|address|name|return|returns|records) "
        r"(?:is|are|stays?|remains?|will be|will stay) (?:\w+ly )?"
        r"(?:protected|safe|secure|private)"
    ),
    r"illegal (?:aliens?|immigrants?|workers?|persons?|people)",
    r"illegals",
)
_SPANISH = (
    r"no (?:tiene|tienes|tienen) que (?:declarar|presentar|hacer (?:la|su|tu) declaracion)",
    r"no (?:necesita|necesitas|necesitan|debe|debes|deben) (?:declarar|presentar)",
    r"no (?:hace falta|es necesario|es obligatorio) (?:que )?(?:declar|present)\w*",
    r"no (?:esta|estas|estan) obligad[oa]s? a (?:declarar|presentar)",
    r"no declares?(?: (?:sus|tus|los) (?:impuestos|taxes))",
    r"no (?:present|hag)(?:e|es|a|as) (?:la|su|tu|una|ninguna) declaracion",
    r"no (?:present|hag)(?:e|es|a|as) (?:sus|tus|los) (?:impuestos|taxes)",
    r"es (?:\w+mente )?seguro(?! social)",
    r"(?:esta|estas|estara|estaras) (?:a salvo|fuera de peligro)",
    r"(?:ice|la migra|inmigracion) (?:no )?(?:puede|podra|va a|hara|usara|vendra)",
    (
        r"(?:su|tu) (?:informacion|direccion|declaracion) "
        r"(?:esta|es|estara|sera) (?:\w+mente )?(?:protegida|segura|privada|a salvo)"
    ),
    (
        r"(?:sus|tus) (?:datos|registros) "
        r"(?:estan|son|estaran|seran) (?:\w+mente )?(?:protegidos|seguros|privados|a salvo)"
    ),
    r"ilegal(?:es)?",
)
_BANNED = re.compile("|".join(rf"\b(?:{phrase})\b" for phrase in (*_ENGLISH, *_SPANISH)))
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\uff07", "'"))
_EMPHASIS = re.compile(r"[*_]|</?[a-z]+>")


def banned_phrases(text: str) -> tuple[str, ...]:
    """Return the banned phrases in *text*, folded, in order, each once.

    Case, accents, kinds of apostrophe, emphasis, line breaks and invisible
    characters make no difference.

    >>> banned_phrases("It’s safe\\nto file.")
    ("it's safe",)
    """
    found = (match[0] for match in _BANNED.finditer(_fold(text)))
    return tuple(dict.fromkeys(found))


def _fold(text: str) -> str:
    straight = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    shown = (c for c in straight if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join(_EMPHASIS.sub("", "".join(shown)).split())

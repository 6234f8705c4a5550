"""The recovery code: 160 random bits as eight groups that a person can type back.

Crockford's base 32 leaves out I, L, O and U, so that nothing looks like something
else. Each group has four characters and a fifth that checks them and their place:
any one wrong character, two neighbours swapped and two groups swapped are found,
and the group is named.
"""

from __future__ import annotations

from typing import Final

from legalaid_app.domain.errors import MistypedCode
from legalaid_app.domain.words import gettext as _
from legalaid_app.vault.slots import SECRET_BYTES, Secret, SlotKind

GROUPS: Final = 8
GROUP_CHARACTERS: Final = 5
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212.,_")
_DATA = GROUP_CHARACTERS - 1
_MODULUS = 0b100101  # x^5 + x^2 + 1


def new_recovery_code() -> str:
    """Make a code; it is the key, so show it once and keep it on paper only."""
    import secrets

    return spelled(secrets.token_bytes(SECRET_BYTES))


def spelled(secret: bytes) -> str:
    """Spell 160 bits as eight groups of five characters."""
    number = int.from_bytes(secret, "big")
    values = [number >> 5 * place & 31 for place in reversed(range(GROUPS * _DATA))]
    groups = [values[start : start + _DATA] for start in range(0, len(values), _DATA)]
    return "-".join(
        "".join(_ALPHABET[value] for value in (*group, _check(group, nth)))
        for nth, group in enumerate(groups)
    )


def recovery_secret(typed: str) -> Secret:
    """Read a code as somebody typed it: any case, spaces and dashes, O for 0, I or L for 1.

    Raises:
        MistypedCode: says how many characters are missing, or which groups are wrong.
    """
    characters = _tidied(typed)
    wanted = GROUPS * GROUP_CHARACTERS
    if len(characters) != wanted:
        raise MistypedCode(
            why=_("The code has {wanted} characters; {found} were typed.").format(
                wanted=wanted, found=len(characters)
            )
        )
    number, wrong = 0, []
    for nth in range(GROUPS):
        group = characters[nth * GROUP_CHARACTERS : (nth + 1) * GROUP_CHARACTERS]
        values = [_ALPHABET.find(character) for character in group]
        if -1 in values or _check(values[:_DATA], nth) != values[_DATA]:
            wrong.append(str(nth + 1))
            continue
        for value in values[:_DATA]:
            number = number << 5 | value
    if wrong:
        raise MistypedCode(
            why=_(
                "Compare these groups with the paper, one of their characters differs: {groups}."
            ).format(groups=", ".join(wrong))
        )
    return Secret(SlotKind.RECOVERY, number.to_bytes(SECRET_BYTES, "big"))


def looks_like_code(typed: str) -> bool:
    """Tell whether a text has the shape of a code, right or mistyped."""
    characters = _tidied(typed)
    right = sum(character in _ALPHABET for character in characters)
    digits = sum(character.isdigit() for character in typed)
    near = abs(len(characters) - GROUPS * GROUP_CHARACTERS) <= 2
    return near and right >= len(characters) - 2 and digits >= GROUPS // 2


def _tidied(typed: str) -> str:
    kept = (one for one in typed.upper() if not one.isspace() and one not in _BETWEEN)
    return "".join(kept).translate(_FORGIVEN)


def _check(values: list[int], nth: int) -> int:
    """Return the check value: a polynomial over GF(32), shifted by the group's place.

    Different powers of a generator as weights find every single error and every swap.
    """
    total, weight = nth + 1, 1
    for value in values:
        weight = _times(weight, 2)
        total ^= _times(value, weight)
    return total


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        product ^= left if right & 1 else 0
        left, right = left << 1, right >> 1
        left ^= _MODULUS if left & 32 else 0
    return product

"""The recovery code and the shares: printed, typed back, and mistyped in every way."""

from __future__ import annotations

import itertools
import random
import re

import pytest

from legalaid_app.domain.errors import MistypedCode
from legalaid_app.vault.recovery_kit import new_recovery_code, recovery_secret, spelled
from legalaid_app.vault.shares import new_shares, shares_secret
from legalaid_app.vault.slots import SlotKind
from legalaid_app.vault.ways import as_secret, mistake_in

SECRET = bytes(range(20))
CODE = spelled(SECRET)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def groups_named(error: MistypedCode) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", error.user_message())]


def test_a_code_has_160_bits_in_eight_groups_of_five() -> None:
    codes = {new_recovery_code() for _ in range(200)}

    assert len(codes) == 200
    assert all(re.fullmatch(rf"([{ALPHABET}]{{5}}-){{7}}[{ALPHABET}]{{5}}", code) for code in codes)
    assert len({recovery_secret(code).content for code in codes}) == 200
    assert {len(recovery_secret(code).content) * 8 for code in codes} == {160}


def test_the_spelling_never_changes_so_that_old_paper_stays_good() -> None:
    assert CODE == "000GC-40R4Y-0M301-E209M-185G2-R38EE-1W810-24GKG"
    assert recovery_secret(CODE).content == SECRET


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("-", "\u2013"),
        "  " + CODE.replace("-", "\n") + "\n",
        CODE.replace("0", "O").replace("1", "I"),
        CODE.replace("0", "o").replace("1", "l"),
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert recovery_secret(typed).content == SECRET
    assert as_secret(typed).kind is SlotKind.RECOVERY


def test_every_single_wrong_character_is_found_and_its_group_named() -> None:
    plain = CODE.replace("-", "")
    for place, wrong in itertools.product(range(40), ALPHABET):
        if wrong == plain[place]:
            continue
        with pytest.raises(MistypedCode) as caught:
            recovery_secret(plain[:place] + wrong + plain[place + 1 :])
        assert groups_named(caught.value) == [place // 5 + 1]


def test_neighbours_and_groups_in_the_wrong_order_are_found() -> None:
    dice = random.Random(3)
    for _ in range(300):
        plain = spelled(dice.randbytes(20)).replace("-", "")
        group, inside = dice.randrange(8), dice.randrange(4)
        at = group * 5 + inside
        swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        if swapped != plain:
            with pytest.raises(MistypedCode):
                recovery_secret(swapped)
        groups = [plain[start : start + 5] for start in range(0, 40, 5)]
        one, other = dice.sample(range(8), 2)
        groups[one], groups[other] = groups[other], groups[one]
        if "".join(groups) != plain:
            with pytest.raises(MistypedCode) as caught:
                recovery_secret("-".join(groups))
            assert groups_named(caught.value) == sorted((one + 1, other + 1))


@pytest.mark.parametrize(("typed", "words"), [("", "0 were typed"), (CODE[:-2], "38 were typed")])
def test_missing_characters_are_counted(typed: str, words: str) -> None:
    with pytest.raises(MistypedCode) as caught:
        recovery_secret(typed)
    assert words in caught.value.user_message()


def test_a_mistyped_code_is_told_from_a_wrong_passphrase() -> None:
    wrong = CODE[:-1] + ("0" if CODE[-1] != "0" else "1")

    assert as_secret(wrong).kind is SlotKind.PASSPHRASE
    assert mistake_in(wrong) is not None
    assert mistake_in("lantern orchard copper violin") is None
    assert mistake_in("oil oils toil ills lilo solo loll moil a") is None


@pytest.mark.parametrize(
    "passphrase",
    [
        "lantern orchard copper violin",
        "oiloo llili oolio iollo lloio ioilo olilo loilo",
        "apple above actor adult agent alarm album alert",
        "x7#Kq!9vLm2$Rt5",
    ],
)
def test_a_passphrase_is_never_taken_for_a_code(passphrase: str) -> None:
    assert as_secret(passphrase).kind is SlotKind.PASSPHRASE


# ---- shares


def test_any_two_of_three_parts_give_the_secret_and_one_gives_nothing() -> None:
    secret, parts = new_shares()

    for pair in itertools.permutations(parts, 2):
        assert shares_secret(list(pair)).content == secret.content
    for one in parts:
        for typed in ([one], [one, one.upper()]):
            with pytest.raises(MistypedCode, match=r"recovery\.mistyped"):
                shares_secret(typed)


def test_a_part_with_a_mistake_is_named() -> None:
    _secret, parts = new_shares()
    words = parts[1].split()
    words[7] = "academic" if words[7] != "academic" else "acid"

    for wrong in (" ".join(words), "not even words"):
        with pytest.raises(MistypedCode) as caught:
            shares_secret([parts[0], wrong])
        assert "Part 2" in caught.value.user_message()


def test_parts_of_two_sets_do_not_belong_together() -> None:
    with pytest.raises(MistypedCode) as caught:
        shares_secret([new_shares()[1][0], new_shares()[1][1]])
    assert "do not belong" in caught.value.user_message()


@pytest.mark.parametrize("between", ["\n", " / ", ";", "\n\n"])
def test_two_parts_in_one_field_are_understood(between: str) -> None:
    secret, parts = new_shares()

    found = as_secret(between.join((parts[2], parts[0].upper())))

    assert (found.kind, found.content) == (SlotKind.SHARES, secret.content)

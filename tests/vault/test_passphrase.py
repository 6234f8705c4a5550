"""Which passphrases are refused, and why."""

from __future__ import annotations

import pytest

from legalaid_app.domain.errors import WeakPassphrase
from legalaid_app.vault.passphrase import check_passphrase, passphrase_bytes


@pytest.mark.parametrize(
    "text",
    [
        "lantern orbit maple quiet river stone",
        "x7#Kq!9vLm2$Rt5",
        "пятнадцать разных слов",
        "mi abuela vendía tamales",
        "长长的密码需要很多不同的汉字才行",
        "legal aid desk at the corner of Oak",
        "a" * 10 + "bcdefgh ij klm",
    ],
)
def test_a_passphrase_of_fifteen_characters_is_taken(text: str) -> None:
    check_passphrase(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "at least 15"),
        ("short one 12345"[:14], "at least 15"),
        ("short           ", "at least 15"),
        ("   " + "Kq9vLm2Rt5xz" + "   ", "at least 15"),
        ("a" * 20, "repeats"),
        ("ababababababababab", "repeats"),
        ("wolfcubwolfcubwolfcub", "repeats"),
        ("wolf cub wolf cub wolf cub", "repeats"),
        ("abcdefghijklmnopq", "follows"),
        ("QWERTYUIOPASDFGH", "follows"),
        ("123456789 0123456789", "follows"),
        ("12345678901234567", "follows"),
        ("Correct Horse Battery Staple", "first"),
        ("Correct-Horse-Battery-Staple-2026", "first"),
        ("Legal Aid Society!!", "first"),
        ("x" * 300, "longer"),
        ("lantern orbit \ud800 maple", "half"),
    ],
)
def test_what_everybody_would_try_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(WeakPassphrase) as caught:
        check_passphrase(text)

    assert reason in caught.value.user_message()
    assert str(caught.value) == "passphrase.weak"


def test_the_name_of_the_office_is_refused_with_or_without_a_year() -> None:
    for text in ("Centro Legal de la Raza", "centro legal de la raza 2026"):
        with pytest.raises(WeakPassphrase):
            check_passphrase(text, ["Centro Legal de la Raza"])


def test_two_spellings_of_the_same_letters_are_one_passphrase() -> None:
    assert passphrase_bytes("vendi\u0301a") == passphrase_bytes("vendía")
    assert passphrase_bytes("ｆｕｌｌ") == passphrase_bytes("full")


def test_no_passphrase_can_be_endless_or_half_a_character() -> None:
    assert passphrase_bytes("x" * 257) is None
    assert passphrase_bytes("\udc80") is None

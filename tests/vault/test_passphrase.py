"""Which passphrases are refused, and why."""

from __future__ import annotations

import hashlib

import pytest

from legalaid_app.domain.errors import WeakPassphrase
from legalaid_app.system.resources import read_text, resource
from legalaid_app.vault.advice import advise
from legalaid_app.vault.passphrase import check_passphrase, passphrase_bytes
from legalaid_app.vault.wordlist import suggest_passphrase, word_list


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


@pytest.mark.parametrize(
    "text",
    [
        "We the People of the United States",
        "may-the-force-be-with-you!!!",
        "2024 password 20252026",
        "michaeljackson1999",
        "12345 sunshine 678901",
        "iloveyou1234567890",
    ],
)
def test_a_phrase_of_the_guess_lists_is_refused_with_numbers_around_it_too(text: str) -> None:
    with pytest.raises(WeakPassphrase):
        check_passphrase(text)


def test_the_list_of_words_is_the_whole_one_and_carries_its_licence() -> None:
    words = word_list()

    assert (len(words), len(set(words))) == (7776, 7776)
    assert (words[0], words[-1]) == ("abacus", "zoom")
    text = "".join(f"{word}\n" for word in words)
    assert hashlib.sha256(text.encode()).hexdigest().startswith("6d557f0693958fb5")
    assert "CC BY" in read_text(resource("words", "LICENSE-EFF.txt"))


def test_suggested_passphrases_are_long_enough_and_never_refused() -> None:
    found = {suggest_passphrase() for _ in range(500)}

    assert len(found) == 500
    for text in found:
        assert len(text.split()) == 6 and set(text.split()) <= set(word_list())
        check_passphrase(text)
    assert len(suggest_passphrase(7).split()) == 7


def test_advice_is_given_for_any_length_and_refuses_nothing() -> None:
    assert advise("") is None
    weak, strong = advise("password1"), advise("lantern orchard copper violin")
    assert weak and strong and weak.score < 3 <= strong.score
    for text in (
        "x" * 256,
        "lantern " * 32,
        "\u00e9" * 100,
        "長い" * 60,
        "\U0001f600" * 80,
        "\ud800" * 20,
    ):
        answer = advise(text, ["Luz", ""])
        assert answer is None or 0 <= answer.score <= 4


def test_advice_looks_at_no_more_than_72_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    import zxcvbn as library

    seen: list[int] = []

    def looked(text: str, user_inputs: object = None) -> dict[str, int]:
        seen.append(len(text))
        return {"score": 4}

    monkeypatch.setattr(library, "zxcvbn", looked)
    advise("a" * 300)
    assert seen == [72]

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.domain.banned_phrases import banned_phrases

ENGLISH = [
    "You do not have to file a return.",
    "You don't have to file.",
    "You do not need to file this year.",
    "You are not required to file.",
    "You need not file.",
    "There is no need to file.",
    "Don't file a return this year.",
    "Do not file until the case is over.",
    "You should not file.",
    "Avoid filing for now.",
    "It is safe.",
    "It's safe to file now.",
    "It is completely safe.",
    "It may be safe to file.",
    "You are safe.",
    "ICE cannot see your return.",
    "ICE can't use it.",
    "ICE can not use it.",
    "ICE will come.",
    "ICE won't come.",
    "Your information is protected.",
    "Your tax information is protected by law.",
    "Your address will be protected.",
    "Your data is fully secure.",
    "an illegal alien",
    "illegal aliens",
    "illegal immigrants",
    "the illegals",
    "We cannot tell you that it is safe.",
]
SPANISH = [
    "Usted no tiene que declarar.",
    "No tiene que presentar una declaración.",
    "No tienes que hacer tu declaración.",
    "No necesita presentar nada.",
    "No es necesario declarar.",
    "No hace falta que presente una declaración.",
    "Usted no está obligada a declarar.",
    "No presente su declaración.",
    "No declare sus impuestos.",
    "Es seguro presentar.",
    "Es totalmente seguro declarar.",
    "No podemos decirle que es seguro.",
    "Usted está a salvo.",
    "ICE no puede ver su declaración.",
    "El ICE no podrá usarla.",
    "La migra no puede verla.",
    "Su información está protegida.",
    "Su información estará protegida por la ley.",
    "Sus datos están protegidos.",
    "un extranjero ilegal",
    "los ilegales",
]
ALLOWED = [
    "Federal law still requires many people to file a tax return, whatever their status.",
    "This letter does not tell you whether filing is risk-free. No one can promise that.",
    "If you do not file on time, you may owe a penalty.",
    "A person who does not file may lose a refund.",
    "You may file even if you owe nothing.",
    "Never give the IRS an address where you do not live.",
    "The office will call you. The police will not.",
    "Bring your Social Security card to a safe place.",
    "A person who lives here legally.",
    "A court barred ICE from using the data. The notice will say so.",
    "An expired ITIN is not a safety issue.",
    "La ley todavía exige que muchas personas presenten una declaración.",
    "Su número es Seguro Social o ITIN.",
    "Si no está seguro de la fecha, llámenos.",
    "El servicio no puede atenderle hoy.",
    "La ley de protección de datos.",
    "",
]


@pytest.mark.parametrize("text", ENGLISH + SPANISH)
def test_what_no_text_may_say_is_found(text):
    assert banned_phrases(text)


@pytest.mark.parametrize("text", ALLOWED)
def test_what_a_text_may_say_passes(text):
    assert banned_phrases(text) == ()


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.title,
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", " \u202f\r\n\t "),
        lambda text: text.replace("'", "\u2019"),
        lambda text: text.replace("a", "a\u0301").replace("e", "e\u0301"),
        "\u00ad".join,
        "\u200b".join,
        lambda text: f"**{text}**",
        lambda text: text.replace("is", "<b>is</b>"),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    ],
)
@pytest.mark.parametrize("text", ENGLISH + SPANISH)
def test_no_dress_hides_a_phrase(text, change):
    assert banned_phrases(change(text))


def test_the_phrases_come_in_order_and_each_once():
    text = "It is safe. ICE cannot see it. IT IS SAFE."

    assert banned_phrases(text) == ("it is safe", "ice cannot")


@given(before=st.text(), after=st.text())
def test_what_stands_around_a_phrase_does_not_hide_it(before, after):
    assert "ice cannot" in banned_phrases(f"{before}. ICE cannot. {after}")

"""How hard a letter is to read: a school grade for English, an ease for Spanish.

The counting of syllables is by rule, not by dictionary: close enough to keep
letters short and plain, and the same on every computer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .document import Block, Box, Heading, Items, LetterDocument, Paragraph, Run, Signature
from .fluent_text import without_isolates

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:…]+(?=\s|$)|\n")
_ENGLISH = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouydt]ed|[^aeiouyszxc]es)$")
_SPANISH = re.compile(r"[aeiouáéíóúü]+")
_STRONG = re.compile(r"[aeoáéíóú]")


def flesch_kincaid(text: str) -> float:
    """Return the U.S. school grade of an English text (Kincaid and others, 1975).

    >>> flesch_kincaid("The cat sat on the mat.") < 1
    True
    """
    words, sentences = _words(text), _sentences(text)
    syllables = sum(_english_syllables(word) for word in words)
    count = max(1, len(words))
    return round(0.39 * count / sentences + 11.8 * syllables / count - 15.59, 1)


def fernandez_huerta(text: str) -> float:
    """Return the ease of a Spanish text (Fernández Huerta, 1959): 100 very easy, 0 very hard.

    >>> fernandez_huerta("El gato come. La casa es roja.") > 90
    True
    """
    words, sentences = _words(text), _sentences(text)
    syllables = sum(_spanish_syllables(word) for word in words)
    count = max(1, len(words))
    return round(206.84 - 60 * syllables / count - 1.02 * count / sentences, 1)


def grade(document: LetterDocument) -> float | None:
    """Return the measure of the letter's language, or None where there is none.

    Headings do not count: they would make a letter seem easier than it is.
    """
    measures = {"en": flesch_kincaid, "es": fernandez_huerta}
    measure = measures.get(document.language.partition("-")[0])
    prose = [block for block in document.blocks if not isinstance(block, Heading | Signature)]
    return measure(_text(prose)) if measure else None


def text_of(document: LetterDocument) -> str:
    """Return the running text of a letter, a line for each heading, paragraph and item."""
    return _text(document.blocks)


def _text(blocks: Iterable[Block]) -> str:
    return "\n".join(without_isolates(_joined(runs)) for runs in _parts(blocks))


def _parts(blocks: Iterable[Block]) -> Iterator[tuple[Run, ...]]:
    for block in blocks:
        match block:
            case Paragraph(runs) | Heading(runs):
                yield runs
            case Items(items):
                yield from items
            case Box(paragraphs):
                yield from paragraphs
            case Signature(closing, lines):
                yield from ((Run(line),) for line in (closing, *lines))


def _joined(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _sentences(text: str) -> int:
    return max(1, sum(bool(_WORD.search(piece)) for piece in _SENTENCE.split(text)))


def _english_syllables(word: str) -> int:
    word = word.lower().replace("’", "'").partition("'")[0]
    groups = len(_ENGLISH.findall(word)) - bool(_SILENT.search(word))
    return max(1, groups)


def _spanish_syllables(word: str) -> int:
    """Count the strong vowels of each group of vowels; a group of weak ones is one syllable."""
    groups = _SPANISH.findall(word.lower())
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in groups))

"""The result of triage in words: what the right-hand side of the screen says. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from legalaid_app.domain.triage import (
    Alternative,
    Answers,
    Extent,
    Kind,
    Level,
    Lowering,
    Reason,
    Result,
    TriagePack,
    Unknown,
    Value,
)
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.levels import level_word


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, with what stands below it in small type."""

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class ResultWords:
    """Everything the screen says about a result.

    Attributes:
        reasons: by level, highest first.
        unknown: what is not known yet, and how far it could lift the level.
        lower: what would have to be different for a lower level.
        source: the rule pack and the day on which the law was checked.
    """

    level: Level
    meaning: str
    reasons: tuple[tuple[Level, tuple[Said, ...]], ...]
    unknown: tuple[Said, ...]
    lower: tuple[Said, ...]
    source: str


def result_words(pack: TriagePack, answers: Answers, result: Result) -> ResultWords:
    """Put *result*, computed from *answers*, into words."""
    levels = sorted({reason.level for reason in result.reasons}, key=lambda lv: -lv.rank)
    return ResultWords(
        level=result.level,
        meaning=meaning(result.level),
        reasons=tuple(
            (level, tuple(_reason(pack, answers, r) for r in result.reasons if r.level is level))
            for level in levels
        ),
        unknown=tuple(_unknown(item, result.level) for item in result.unknown if item.applies),
        lower=tuple(_lowering(pack, item) for item in _merged(result.would_lower)),
        source=_("Rules: {title}, version {version}. Law checked on {day}.").format(
            title=pack.title, version=result.pack_version, day=short_date(result.law_checked_on)
        ),
    )


def meaning(level: Level) -> str:
    """What a level asks of the office; never a promise."""
    return {
        Level.INFORMATIONAL: _("No answer so far asks for more than the usual review."),
        Level.LOWER: _("Lower does not mean none."),
        Level.ELEVATED: _("An attorney should look at this soon."),
        Level.ATTORNEY_REVIEW: _("An attorney must look at this before the office advises."),
    }[level]


def value_words(pack: TriagePack, key: str, value: Value | None) -> str:
    """The words for an answer; None is *not asked*."""
    if value is None:
        return _("Not asked")
    return short_date(value) if isinstance(value, date) else pack.value_label(key, value)


def _reason(pack: TriagePack, answers: Answers, reason: Reason) -> Said:
    rests = (_answer(pack, key, answers.get(key)) for key in reason.answers)
    review = _("Level by practice judgment") if reason.practice_judgment else ""
    return Said(reason.text, _dots([reason.citation, *rests, review]))


def _answer(pack: TriagePack, key: str, value: Value | None) -> str:
    question, answer = pack.answer(key).label, value_words(pack, key, value)
    words = _("{question} {answer}") if question.endswith("?") else _("{question}: {answer}")
    return words.format(question=question, answer=answer)


def _unknown(item: Unknown, level: Level) -> Said:
    state = _("client is not sure") if item.asked else _("not asked")
    if item.could_reach > level:
        reach = _("could raise the level to “{level}”").format(level=level_word(item.could_reach))
    else:
        reach = _("would not raise the level")
    return Said(item.label, _dots([state, reach]))


def _merged(lowerings: Iterable[Lowering]) -> list[Lowering]:
    """The same question under several reasons is said once."""
    return list({(item.answer, item.alternatives): item for item in lowerings}.values())


def _lowering(pack: TriagePack, item: Lowering) -> Said:
    by_level: dict[Level, list[str]] = {}
    kind = pack.answer(item.answer).kind
    for other in item.alternatives:
        by_level.setdefault(other.level, []).append(_range(kind, other))
    parts = (
        _("{values} → {level}").format(values=", ".join(values), level=level_word(level))
        for level, values in by_level.items()
    )
    return Said(_("If “{question}” were different").format(question=item.label), _dots(parts))


def _range(kind: Kind, other: Alternative) -> str:
    words = short_date(other.value) if isinstance(other.value, date) else other.label
    in_time = kind in (Kind.DATE, Kind.YEAR)
    if other.extent is Extent.OR_LESS:
        return (_("{day} or earlier") if in_time else _("{day} or fewer")).format(day=words)
    if other.extent is Extent.OR_MORE:
        return (_("{day} or later") if in_time else _("{day} or more")).format(day=words)
    return words


def _dots(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)

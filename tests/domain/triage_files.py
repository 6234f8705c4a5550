"""The shipped rule pack and ways to draw answers to it, for the tests of triage."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from legalaid_app.domain.triage import Answers, AnswerSpec, Kind, parse_pack
from legalaid_app.domain.triage_examples import parse_examples

FOLDER = Path(__file__).parents[2] / "resources" / "guidance" / "2026-11"
PACK_TEXT = (FOLDER / "triage.toml").read_text(encoding="utf-8")
PACK = parse_pack(PACK_TEXT, "triage.toml")
EXAMPLES_TEXT = (FOLDER / "triage_examples.json").read_text(encoding="utf-8")
EXAMPLES = parse_examples(PACK, EXAMPLES_TEXT, "triage_examples.json")
TODAY = date(2026, 11, 22)


def values_of(spec: AnswerSpec) -> st.SearchStrategy[str | int | date]:
    """Draw any value of an answer, often near the limits of the rules."""
    words = st.sampled_from(["unknown", *(choice.key for choice in spec.choices)])
    if spec.kind is Kind.DATE:
        near = st.sampled_from([TODAY.toordinal(), date(2025, 6, 27).toordinal()])
        days = st.builds(lambda day, step: day + step, near, st.integers(-200, 200))
        return words | days.map(date.fromordinal) | st.dates()
    if spec.kind is Kind.YEAR:
        return words | st.integers(2015, 2030) | st.integers(1900, 2200)
    return words | st.integers(0, 6) | st.integers(0, 100) if spec.kind is Kind.COUNT else words


def some_answers() -> st.SearchStrategy[Answers]:
    """Draw answers to any of the questions; the rest is not asked."""
    return st.fixed_dictionaries({}, optional={s.key: values_of(s) for s in PACK.answers})

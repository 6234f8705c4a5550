"""Letter templates: load one, and write a letter from it."""

from .compose import BLANK, Composed, compose, statement_runs
from .facts import EarlierLetter, LetterFacts, OfficeFacts
from .template_structure import BlockKind, Template, load_template

__all__ = [
    "BLANK",
    "BlockKind",
    "Composed",
    "EarlierLetter",
    "LetterFacts",
    "OfficeFacts",
    "Template",
    "compose",
    "load_template",
    "statement_runs",
]

"""Names of languages for the screen. No Qt."""

from __future__ import annotations

from legalaid_app.domain.choices import Language
from legalaid_app.domain.words import gettext as _


def language_name(code: str) -> str:
    """The name of a language by its tag; the tag itself where the list has none."""
    try:
        return _(Language(code).label)
    except ValueError:
        return code

"""The words of an expected error in the language of the interface. No Qt."""

from __future__ import annotations

from datetime import date

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_text import short_date


def words_of(error: AppError) -> str:
    """Return the sentence for the screen; labels and problems in it are translated too."""
    return _(error.message).format(**{name: _shown(v) for name, v in error.params.items()})


def _shown(value: object) -> object:
    if isinstance(value, date):
        return short_date(value)
    return _(value) if isinstance(value, str) and value else value

"""The words of an expected error in the language of the interface. No Qt."""

from __future__ import annotations

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _


def words_of(error: AppError) -> str:
    """Return the sentence for the screen; labels and problems in it are translated too."""
    params = {k: _(v) if isinstance(v, str) and v else v for k, v in error.params.items()}
    return _(error.message).format(**params)

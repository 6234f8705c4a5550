"""The columns of the re-issue page."""

from __future__ import annotations

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.table_model import Column
from legalaid_app.ui.reissue.presenter import HolderRow, ResultRow


def _client(row: HolderRow | ResultRow) -> str:
    return row.client


def _letter(row: HolderRow | ResultRow) -> str:
    return row.letter


def _issued(row: HolderRow) -> str:
    return row.issued


def _language(row: ResultRow) -> str:
    return row.language


def _hand_over(row: HolderRow) -> str:
    return _("By hand") if row.by_hand else _("Mail")


def _hand_over_state(row: HolderRow) -> str:
    return "not_safe" if row.by_hand else "safe"


def _outcome(row: ResultRow) -> str:
    return _("Issued") if row.issued else _("Left out")


def _outcome_state(row: ResultRow) -> str:
    return "sealed" if row.issued else "stale"


def _remark(row: ResultRow) -> str:
    return row.remark


def holder_columns() -> list[Column]:
    """The clients who hold an outdated letter."""
    return [
        Column(_("Client"), _client),
        Column(_("Letter"), _letter, width=6.5),
        Column(_("Issued"), _issued, width=6.5),
        Column(_("Goes out"), _hand_over, state=_hand_over_state, width=6),
    ]


def result_columns() -> list[Column]:
    """What came of a run."""
    return [
        Column(_("Client"), _client),
        Column(_("Letter"), _letter, width=6.5),
        Column(_("Language"), _language, width=5.5),
        Column(_("Outcome"), _outcome, state=_outcome_state, width=6.5),
        Column(_("Why"), _remark),
    ]

"""Earlier assessments, newest first, with an attorney's level beside the computed one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from legalaid_app.domain.assessment import Assessment
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.buttons import link
from legalaid_app.ui.kit.cards import Card, clear
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.labels import body, muted, rule, small
from legalaid_app.ui.kit.levels import level_badge, level_word


class EarlierCard(Card):
    """`override_requested(assessment id)`, offered at the newest."""

    override_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Earlier assessments"), icon="history")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.add_layout(self._lines)

    def show_assessments(self, found: Sequence[Assessment], page: ClientPage) -> None:
        """List them."""
        clear(self._lines)
        if not found:
            self._lines.addWidget(muted(_("None yet.")))
        for place, assessment in enumerate(found):
            if place:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._row(assessment, page, newest=place == 0))

    def _row(self, assessment: Assessment, page: ClientPage, *, newest: bool) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        day = short_date(assessment.on) if assessment.on else ""
        column.addWidget(body(day))
        column.addWidget(Badge(*level_badge(assessment.level)))
        below = (page.name_of(assessment.assessed_by), assessment.pack)
        column.addWidget(small(" · ".join(part for part in below if part)))
        if assessment.override:
            column.addWidget(Badge(*level_badge(assessment.override)))
            column.addWidget(small(_override_words(assessment, page)))
        row.setAccessibleName(
            _("{day}, {level}").format(day=day, level=level_word(assessment.effective))
        )
        if newest:
            act = link(_("Set another level …"), name=_("Set the level of {day}").format(day=day))
            act.clicked.connect(partial(self.override_requested.emit, assessment.id))
            column.addWidget(act, 0, Qt.AlignmentFlag.AlignLeading)
        return row


def _override_words(assessment: Assessment, page: ClientPage) -> str:
    """Who set the level, when and why."""
    at = assessment.override_at.astimezone() if assessment.override_at else None
    return _("Set by {name}, {when}: {reason}").format(
        name=page.name_of(assessment.override_by),
        when=f"{short_date(at.date())} {at:%H:%M}" if at else "",
        reason=assessment.override_reason,
    )

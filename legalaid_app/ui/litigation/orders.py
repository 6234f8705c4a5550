"""Entering an order: what the form offers, and what the order would change. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from legalaid_app.domain.ids import DocketId, OrderId
from legalaid_app.domain.lawsuit import Order
from legalaid_app.domain.letter import Statement
from legalaid_app.domain.litigation import Litigation
from legalaid_app.domain.protection import Protections
from legalaid_app.domain.statement import is_true
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services.letters import statement_text
from legalaid_app.services.litigation import Impact
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.letters.words import language_name
from legalaid_app.ui.litigation.words import docket_name, order_choice


@dataclass(frozen=True, slots=True)
class OrderChoices:
    """What the form offers.

    Attributes:
        dockets: (id, words), lawsuit by lawsuit.
        reviewed: per docket, the orders of its lawsuit that a decision can review.
    """

    dockets: tuple[tuple[DocketId, str], ...]
    reviewed: Mapping[DocketId, tuple[tuple[OrderId | None, str], ...]]
    today: date


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """What was typed: the fields of the order, how far the docket was read, and whether all were."""

    fields: Mapping[str, Any]
    read_through: date | None
    all_read: bool = False


@dataclass(frozen=True, slots=True)
class ActChange:
    """One act before and after: (state, word) each, and whether they differ."""

    act: str
    before: tuple[str, str]
    after: tuple[str, str]

    @property
    def changed(self) -> bool:
        """Does the decision make a difference to this act?"""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ImpactPage:
    """What a decision would change, in words.

    Attributes:
        statements: (sentence, does it become true).
        letters: a line for each letter that goes stale.
    """

    order: str
    invented: bool
    acts: tuple[ActChange, ...]
    statements: tuple[tuple[str, bool], ...]
    letters: tuple[str, ...]
    summary: str


def order_choices(known: Litigation, today: date) -> OrderChoices:
    """Return what the form offers for the record as it is."""
    dockets: list[tuple[DocketId, str]] = []
    reviewed: dict[DocketId, tuple[tuple[OrderId | None, str], ...]] = {}
    for lawsuit in known.lawsuits:
        own = [docket for docket in known.dockets if docket.lawsuit_id == lawsuit.id]
        ids = {docket.id for docket in own}
        orders = [order for order in known.orders if order.docket_id in ids]
        offered: list[tuple[OrderId | None, str]] = [(None, _("No other order"))]
        offered += [(order.id, order_choice(order, known)) for order in orders]
        for docket in own:
            words = _("{docket} — {caption}")
            dockets.append(
                (docket.id, words.format(docket=docket_name(docket), caption=lawsuit.caption))
            )
            reviewed[docket.id] = tuple(offered)
    return OrderChoices(tuple(dockets), reviewed, today)


def impact_page(found: Impact, order: Order, title: str) -> ImpactPage:
    """Say what *found* means."""
    return ImpactPage(
        order=title,
        invented=order.invented,
        acts=_changes(found.before, found.after),
        statements=tuple(_statement(each, found.after) for each in found.statements),
        letters=tuple(
            _("{number}, issued {day}, {language}").format(
                number=stale.letter.number,
                day=short_date(stale.letter.issued_on or found.after.on),
                language=language_name(stale.letter.language),
            )
            for stale in found.stale
        ),
        summary=_summary(found),
    )


def _changes(before: Protections, after: Protections) -> tuple[ActChange, ...]:
    return tuple(
        ActChange(
            act=_(each.act.label),
            before=(each.known.value, _(each.known.label)),
            after=(after.of(each.act).known.value, _(after.of(each.act).known.label)),
        )
        for each in before.acts
    )


def _statement(statement: Statement, after: Protections) -> tuple[str, bool]:
    return statement_text(statement), is_true(statement, after.known)


def _summary(found: Impact) -> str:
    if not found.stale:
        return _("No letter goes out of date.")
    letters = ngettext(
        "{n} letter goes out of date", "{n} letters go out of date", len(found.stale)
    )
    clients = ngettext("{n} client holds it", "{n} clients hold them", found.clients)
    return _("{letters}; {clients}.").format(
        letters=letters.format(n=len(found.stale)), clients=clients.format(n=found.clients)
    )

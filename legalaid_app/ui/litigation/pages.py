"""What the litigation screen shows, worked out from the record. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from legalaid_app.domain.ids import DocketId, LawsuitId, OrderId
from legalaid_app.domain.lawsuit import Docket, Lawsuit, Order
from legalaid_app.domain.litigation import Litigation
from legalaid_app.domain.protection import ActProtection, State
from legalaid_app.domain.verification import needed_dockets, newest
from legalaid_app.domain.words import gettext as _
from legalaid_app.services.litigation import Standing
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.litigation.ended import ended_orders
from legalaid_app.ui.litigation.words import (
    RESTRAINS,
    check_words,
    court_name,
    day_or_unknown,
    docket_name,
    ground_words,
    order_title,
)


@dataclass(frozen=True, slots=True)
class LawsuitLine:
    """A lawsuit in the list; *badges* are (state, word)."""

    id: LawsuitId
    caption: str
    dockets: str
    badges: tuple[tuple[str, str], ...]
    verified: str


@dataclass(frozen=True, slots=True)
class ActCard:
    """The answer for one act: state and word, what it rests on, who read which docket."""

    title: str
    state: str
    word: str
    last_known: str
    grounds: tuple[str, ...]
    checks: tuple[str, ...]
    invented: bool


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """An order with what became of it."""

    title: str
    lines: tuple[str, ...]
    invented: bool


@dataclass(frozen=True, slots=True)
class DocketEntry:
    """A docket with its orders."""

    title: str
    facts: tuple[tuple[str, str], ...]
    orders: tuple[OrderEntry, ...]


@dataclass(frozen=True, slots=True)
class LawsuitPage:
    """Everything on record about one lawsuit."""

    caption: str
    facts: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    dockets: tuple[DocketEntry, ...]


@dataclass(frozen=True, slots=True)
class ToVerify:
    """A docket that an attorney can verify."""

    id: DocketId
    title: str
    recorded: str
    last: str
    needed: bool


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """The agreement: facts by name, and its history as (day, what, source)."""

    title: str
    facts: tuple[tuple[str, str], ...]
    history: tuple[tuple[str, str, str], ...]


def in_order(known: Litigation) -> Litigation:
    """The same record with lawsuits by caption, dockets by lawsuit and age."""
    captions = {lawsuit.id: lawsuit.caption.casefold() for lawsuit in known.lawsuits}
    return replace(
        known,
        lawsuits=tuple(sorted(known.lawsuits, key=lambda each: captions[each.id])),
        dockets=tuple(
            sorted(
                known.dockets,
                key=lambda d: (captions[d.lawsuit_id], d.filed_on or date.max, d.number),
            )
        ),
    )


def lawsuit_lines(standing: Standing) -> tuple[LawsuitLine, ...]:
    """The lawsuits, in the order given."""
    known = standing.litigation
    return tuple(_line(lawsuit, known, standing) for lawsuit in known.lawsuits)


def _line(lawsuit: Lawsuit, known: Litigation, standing: Standing) -> LawsuitLine:
    dockets = _dockets(lawsuit.id, known)
    badges = []
    for each in standing.protections.acts:
        if any(ground.lawsuit_id == lawsuit.id for ground in each.grounds):
            sure = each.state is not State.UNVERIFIED
            badges.append(("barred" if sure else "unknown", _(RESTRAINS[each.act])))
            badges += [] if sure else [(each.state.value, _(each.state.label))]
    days = [found.through_on for d in dockets if (found := newest(known, d)) and found.through_on]
    verified = _("Last verified {day}").format(day=short_date(min(days)))
    return LawsuitLine(
        id=lawsuit.id,
        caption=lawsuit.caption,
        dockets=" · ".join(docket_name(docket) for docket in dockets),
        badges=tuple(badges) or (("nobody", _("Restrains nobody")),),
        verified=verified if len(days) == len(dockets) and days else _("Never verified"),
    )


def act_card(answer: ActProtection, known_orders: Litigation, on: date) -> ActCard:
    """The card of one act: what bars it, and what barred it until it ended."""
    known = ""
    if answer.state is State.UNVERIFIED:
        known = _("Last known: {state}, as of {day}").format(
            state=_(answer.known.label).lower(), day=day_or_unknown(answer.as_of)
        )
    none = _("No order on record bars it.")
    ended = ended_orders(answer.act, known_orders, on)
    return ActCard(
        title=_(answer.act.label),
        state=answer.state.value,
        word=_(answer.state.label),
        last_known=known,
        grounds=(
            *(tuple(ground_words(ground) for ground in answer.grounds) or (none,)),
            *(each.words for each in ended),
        ),
        checks=tuple(check_words(check) for check in answer.checks),
        invented=any(each.invented for each in (*answer.grounds, *ended)),
    )


def lawsuit_page(lawsuit: Lawsuit, known: Litigation) -> LawsuitPage:
    """The page of one lawsuit."""
    return LawsuitPage(
        caption=lawsuit.caption,
        facts=(
            (_("Why it matters"), lawsuit.why_it_matters),
            (_("Plaintiffs"), "\n".join(lawsuit.plaintiffs)),
            (_("Counsel"), "\n".join(lawsuit.counsel)),
            (_("Claims"), "\n".join(lawsuit.claims)),
            (_("What it can bar"), "\n".join(_(act.label) for act in lawsuit.at_stake)),
            (_("Source"), lawsuit.source),
        ),
        unknown=lawsuit.unknown,
        dockets=tuple(_docket_entry(docket, known) for docket in _dockets(lawsuit.id, known)),
    )


def _docket_entry(docket: Docket, known: Litigation) -> DocketEntry:
    last = newest(known, docket)
    by = _("{day}, by {who}").format(day=short_date(last.through_on), who=last.verified_by) if (
        last and last.through_on
    ) else _("Never")  # fmt: skip
    orders = sorted(
        (order for order in known.orders if order.docket_id == docket.id),
        key=lambda order: (order.decided_on or date.max, order.id),
    )
    return DocketEntry(
        title=docket_name(docket),
        facts=(
            (_("Judges"), ", ".join(docket.judges) or _("Not known")),
            (_("Filed on"), day_or_unknown(docket.filed_on) if docket.filed_on else ""),
            (_("Appeal from"), docket.appeal_from),
            (_("Verified through"), by),
        ),
        orders=tuple(_order_entry(order, known) for order in orders),
    )


def _order_entry(order: Order, known: Litigation) -> OrderEntry:
    by_id: Mapping[OrderId, Order] = {each.id: each for each in known.orders}
    reviewed = by_id.get(order.of_order_id) if order.of_order_id else None
    lines = [
        _("Decides on: {order}").format(order=order_title(reviewed)) if reviewed else "",
        _("Binds: {who}").format(who=", ".join(order.binds)) if order.binds else "",
        _("Bars: {what}").format(what=order.bars) if order.bars else "",
        order.note,
        *_events(order, known),
        _("Source: {source} · Confidence: {confidence}").format(
            source=order.source or _("not given"), confidence=_(order.confidence.label).lower()
        ),
    ]
    return OrderEntry(order_title(order), tuple(line for line in lines if line), order.invented)


def _events(order: Order, known: Litigation) -> Iterable[str]:
    own = [event for event in known.events if event.order_id == order.id and event.on]
    for event in sorted(own, key=lambda each: (each.on or date.min, each.id)):
        yield _("{what} on {day}").format(what=_(event.became.label), day=day_or_unknown(event.on))


def to_verify(standing: Standing) -> tuple[ToVerify, ...]:
    """The dockets that answers rest on, those that need an attorney first."""
    known = standing.litigation
    needing = {docket.id for docket in standing.to_verify}
    found = [_to_verify(docket, known, docket.id in needing) for docket in needed_dockets(known)]
    return tuple(sorted(found, key=lambda each: not each.needed))


def _to_verify(docket: Docket, known: Litigation, needed: bool) -> ToVerify:
    caption = next(each.caption for each in known.lawsuits if each.id == docket.lawsuit_id)
    own = [order for order in known.orders if order.docket_id == docket.id]
    orders = [order_title(o) for o in sorted(own, key=lambda o: (o.decided_on or date.max, o.id))]
    last = newest(known, docket)
    return ToVerify(
        id=docket.id,
        title=_("{number}, {court} — {caption}").format(
            number=docket.number, court=court_name(docket.court), caption=caption
        ),
        recorded=_("Recorded: {what}").format(what=" · ".join(orders) or _("nothing")),
        last=_("Last verified {day} by {who}").format(
            day=short_date(last.through_on), who=last.verified_by
        )
        if last and last.through_on
        else _("Never verified"),
        needed=needed,
    )


def _dockets(lawsuit_id: LawsuitId, known: Litigation) -> list[Docket]:
    return [docket for docket in known.dockets if docket.lawsuit_id == lawsuit_id]

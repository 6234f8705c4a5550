"""Records made from the facts of a guidance pack, with ids of the store's own."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from .ids import DocketId, LawsuitId, OrderEventId, OrderId, PolicyId, StatementId, VerificationId
from .lawsuit import Docket, Lawsuit, Order, OrderEvent, Policy, Verification
from .letter import Statement
from .litigation import Litigation
from .order_state import event_of_decision
from .pack_fact_types import DocketFacts, LawsuitFacts, OrderFacts, PackFacts, PolicyFacts

NewId = Callable[[], UUID]


def to_litigation(facts: PackFacts, new_id: NewId) -> Litigation:
    """Return the lawsuits of the pack as records.

    The verifications have no user: a pack says how far its reports go, and
    that is never enough to issue a letter.
    """
    lawsuits: list[Lawsuit] = []
    dockets: list[Docket] = []
    orders: list[Order] = []
    verifications: list[Verification] = []
    for each in facts.litigation.lawsuits:
        lawsuit = _lawsuit(each, LawsuitId(new_id()))
        own = {docket.number: _docket(docket, lawsuit, new_id) for docket in each.dockets}
        made: dict[str, Order] = {}
        for order in each.orders:
            made[order.key] = _order(order, own[order.docket].id, made, new_id)
        lawsuits.append(lawsuit)
        dockets += own.values()
        orders += made.values()
        verifications += [
            _verification(facts, docket, own[docket.number].id, new_id)
            for docket in each.dockets
            if docket.verified_through
        ]
    return Litigation(
        lawsuits=tuple(lawsuits),
        dockets=tuple(dockets),
        orders=tuple(orders),
        events=_events(orders, new_id),
        verifications=tuple(verifications),
        limit_days=facts.info.limit_days,
    )


def to_statements(facts: PackFacts, new_id: NewId) -> tuple[Statement, ...]:
    """Return the statements of the pack as records."""
    return tuple(
        Statement(
            id=StatementId(new_id()),
            key=each.key,
            edition=each.edition,
            condition=each.condition,
            texts=each.texts,
            source=each.source,
            as_of=facts.info.law_checked_on,
        )
        for each in facts.statements
    )


def to_policies(facts: PackFacts, new_id: NewId) -> tuple[Policy, ...]:
    """Return the policies of the pack as records."""
    return tuple(_policy(each, PolicyId(new_id())) for each in facts.litigation.policies)


def _policy(facts: PolicyFacts, made_id: PolicyId) -> Policy:
    history = [
        f"{fact.on.isoformat()}: {fact.what}"
        + (" (to be verified by counsel)" * fact.to_be_verified)
        for fact in facts.history
    ]
    return Policy(
        id=made_id,
        key=facts.key,
        title=facts.title,
        signed_on=facts.signed_on,
        signed_by=facts.signed_by,
        legal_basis=facts.legal_basis,
        facts=tuple(history),
        source=facts.source,
    )


def _lawsuit(facts: LawsuitFacts, made_id: LawsuitId) -> Lawsuit:
    return Lawsuit(
        id=made_id,
        key=facts.key,
        caption=facts.caption,
        why_it_matters=facts.why_it_matters,
        challenges=facts.challenges,
        at_stake=facts.at_stake,
        plaintiffs=facts.plaintiffs,
        counsel=facts.counsel,
        claims=facts.claims,
        unknown=facts.unknown,
        source=facts.source,
    )


def _docket(facts: DocketFacts, lawsuit: Lawsuit, new_id: NewId) -> Docket:
    return Docket(
        id=DocketId(new_id()),
        lawsuit_id=lawsuit.id,
        court=facts.court,
        number=facts.number,
        judges=facts.judges,
        filed_on=facts.filed_on,
        appeal_from=facts.appeal_from,
    )


def _order(facts: OrderFacts, docket: DocketId, made: dict[str, Order], new_id: NewId) -> Order:
    return Order(
        id=OrderId(new_id()),
        docket_id=docket,
        kind=facts.kind,
        result=facts.result,
        decided_on=facts.decided_on,
        binds=facts.binds,
        bars=facts.bars,
        bars_acts=facts.bars_acts,
        of_order_id=made[facts.of].id if facts.of else None,
        note=facts.note,
        source=facts.source,
        confidence=facts.confidence,
        entered_by=None,
    )


def _events(orders: list[Order], new_id: NewId) -> tuple[OrderEvent, ...]:
    made = (event_of_decision(order, OrderEventId(new_id())) for order in orders)
    return tuple(event for event in made if event)


def _verification(
    facts: PackFacts, docket: DocketFacts, docket_id: DocketId, new_id: NewId
) -> Verification:
    return Verification(
        id=VerificationId(new_id()),
        docket_id=docket_id,
        through_on=docket.verified_through,
        user_id=None,
        verified_by=facts.litigation.verified_by,
        at=None,
        source=facts.litigation.verified_source,
    )

"""Courts, orders and protections in words. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from legalaid_app.domain.lawsuit import Act, Docket, Order
from legalaid_app.domain.litigation import Litigation
from legalaid_app.domain.protection import Check, Ground
from legalaid_app.domain.protection_view import why
from legalaid_app.domain.words import N_
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_text import short_date

COURTS = {
    "dcd": N_("D.D.C."),
    "cadc": N_("D.C. Circuit"),
    "mad": N_("D. Mass."),
    "ca1": N_("1st Circuit"),
    "scotus": N_("Supreme Court"),
}
RESTRAINS = {Act.IRS_MAY_SHARE: N_("Restrains the IRS"), Act.ICE_MAY_USE: N_("Restrains ICE")}


def court_name(code: str) -> str:
    """The short name of a court; its code where we have no other."""
    return _(COURTS[code]) if code in COURTS else code


def docket_name(docket: Docket | Check) -> str:
    """“1:25-cv-00457, D.D.C.”"""
    return _("{number}, {court}").format(number=docket.number, court=court_name(docket.court))


def day_or_unknown(day: date | None) -> str:
    """A date for lists; “not known” where there is none."""
    return short_date(day) if day else _("not known")


def ground_words(ground: Ground) -> str:
    """Why an order is in force, with the court by name."""
    said = why(replace(ground, court=court_name(ground.court)), short_date)
    return f"{said} {_('It bars {what}.').format(what=ground.bars)}" if ground.bars else said


def check_words(check: Check) -> str:
    """How far a docket was read, and by whom."""
    if check.through_on is None:
        return _("{docket}: never verified").format(docket=docket_name(check))
    return _("{docket}: through {day}, by {who}").format(
        docket=docket_name(check), day=short_date(check.through_on), who=check.verified_by
    )


def order_title(order: Order) -> str:
    """“Section 705 stay: granted, 21 Nov 2025”."""
    return _("{kind}: {result}, {day}").format(
        kind=_(order.kind.label),
        result=_(order.result.label).lower(),
        day=day_or_unknown(order.decided_on),
    )


def order_choice(order: Order, known: Litigation) -> str:
    """An order in a list of orders to choose from: with its docket."""
    docket = next((d for d in known.dockets if d.id == order.docket_id), None)
    return _("{order} · {number}").format(
        order=order_title(order), number=docket.number if docket else ""
    )

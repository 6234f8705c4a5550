"""What to say of an order that is over. No Qt."""

from __future__ import annotations

from legalaid_app.domain.ended_orders import EndedOrder
from legalaid_app.domain.litigation import Litigation
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.litigation.words import docket_name, order_title


def ended_words(ended: EndedOrder, known: Litigation) -> str:
    """“Section 705 stay: granted, 21 Nov 2025 in 1:25-cv-00457, D.D.C.: reversed on 2 Dec 2026.”"""
    docket = next((d for d in known.dockets if d.id == ended.order.docket_id), None)
    said = _("{order} in {docket}: {what} on {day}.").format(
        order=order_title(ended.order),
        docket=docket_name(docket) if docket else _("not known"),
        what=_(ended.became.label).lower(),
        day=short_date(ended.on),
    )
    return f"{said} {_('Invented for a demonstration.')}" if ended.invented else said

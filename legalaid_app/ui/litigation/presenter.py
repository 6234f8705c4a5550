"""Decides what the litigation screen shows. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Protocol
from uuid import UUID

from legalaid_app.domain.errors import AppError, InvalidField
from legalaid_app.domain.ids import DocketId, LawsuitId, OrderId
from legalaid_app.domain.lawsuit import Order, Verification
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services import litigation
from legalaid_app.services.litigation import Impact, Standing
from legalaid_app.services.office import Changes
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.litigation.chart_data import Chart, ChartRow, chart, chart_rows
from legalaid_app.ui.litigation.orders import (
    ImpactPage,
    OrderChoices,
    OrderDraft,
    impact_page,
    order_choices,
)
from legalaid_app.ui.litigation.pages import (
    ActCard,
    LawsuitLine,
    LawsuitPage,
    PolicyPage,
    ToVerify,
    act_card,
    in_order,
    lawsuit_lines,
    lawsuit_page,
    to_verify,
)
from legalaid_app.ui.litigation.policy import policy_page
from legalaid_app.ui.litigation.words import order_title

_TABLES = frozenset(
    {"policy", "lawsuit", "docket", "order", "order_event", "verification", "office_profile"}
)
_NOBODY = UUID(int=0)


class LitigationView(Protocol):
    """What the presenter tells the screen."""

    def show_lawsuits(self, lines: Sequence[LawsuitLine]) -> None: ...
    def show_acts(self, on: date, today: date, acts: Sequence[ActCard], needing: int) -> None: ...
    def show_chart(self, drawn: Chart, rows: Sequence[ChartRow]) -> None: ...
    def show_lawsuit(self, page: LawsuitPage) -> None: ...
    def show_policies(self, pages: Sequence[PolicyPage]) -> None: ...
    def allow_attorney_acts(self, allowed: bool) -> None: ...
    def open_verify(self, rows: Sequence[ToVerify], today: date) -> None: ...
    def show_verify_problem(self, error: AppError) -> None: ...
    def close_verify(self) -> None: ...
    def open_order(self, choices: OrderChoices) -> None: ...
    def show_order_problem(self, error: AppError) -> None: ...
    def show_impact(self, page: ImpactPage) -> None: ...
    def close_order(self) -> None: ...
    def say(self, words: str, action: str = "", tone: str = "info") -> None: ...


class LitigationPresenter:
    """Lawsuits on the left, what is barred on a day on top, the acts of an attorney."""

    def __init__(self, view: LitigationView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._latest = Latest(desk.run)
        self._on: date | None = None
        self._chosen: LawsuitId | None = None
        self._standing: Standing | None = None
        self._draft: tuple[Order, OrderDraft] | None = None
        self._found: Impact | None = None
        self._saving = False

    @property
    def is_attorney(self) -> bool:
        """May the signed-in person verify orders and enter them?"""
        return self._desk.office.user.is_attorney

    def reload(self) -> None:
        """Show everything anew."""
        self._view.allow_attorney_acts(self.is_attorney)
        self._latest(
            partial(litigation.standing, self._desk.office, self._on), self._show, self._failed
        )

    def changed(self, touched: Changes) -> None:
        """Reload where a commit touched what is shown."""
        if any(table in _TABLES for table, _id in touched):
            self.reload()

    def choose_day(self, day: date | None) -> None:
        """Ask for another day; None is today."""
        self._on = day
        self.reload()

    def choose_lawsuit(self, lawsuit_id: LawsuitId) -> None:
        """Show one lawsuit."""
        self._chosen = lawsuit_id
        self._show_lawsuit()

    def ask_verify(self) -> None:
        """Offer the dockets that an attorney can verify."""
        if not self.is_attorney:
            self._view.say(_("Only an attorney may verify orders."), tone="medium")
            return
        self._desk.run(
            partial(litigation.standing, self._desk.office), self._open_verify, self._failed
        )

    def verify(self, dockets: Sequence[DocketId], through_on: date | None, source: str) -> None:
        """Record that the attorney read these dockets."""
        if self._saving:
            return
        if not dockets:
            self._view.show_verify_problem(
                InvalidField("dockets", _("Dockets"), _("Tick the dockets that you read"))
            )
            return
        if through_on is None:
            self._view.show_verify_problem(
                InvalidField("through_on", _("Checked through"), _("Enter the day"))
            )
            return
        self._saving = True
        job = partial(
            litigation.verify_dockets, self._desk.office, dockets, through_on, source.strip()
        )
        self._desk.run(job, self._verified, self._not_verified)

    def ask_order(self) -> None:
        """Open the form for a decision."""
        if not self.is_attorney:
            self._view.say(_("Only an attorney may enter an order."), tone="medium")
            return
        if self._standing:
            today = self._desk.office.today()
            self._view.open_order(order_choices(self._standing.litigation, today))

    def check_order(self, draft: OrderDraft) -> None:
        """Show what the decision would change, before it is entered."""
        today = self._desk.office.today()
        try:
            order = Order(id=OrderId(_NOBODY), **draft.fields)
            if order.decided_on and order.decided_on > today:
                raise InvalidField(
                    "decided_on", _("Decided on"), _("Enter today or an earlier day")
                )
            if draft.read_through and draft.read_through > today:
                problem = _("Enter today or an earlier day")
                raise InvalidField("read_through", _("I read the docket through"), problem)
        except InvalidField as error:
            self._view.show_order_problem(error)
            return
        order = replace(order, id=OrderId(self._desk.office.new_id()))
        self._draft = (order, draft)
        self._desk.run(
            partial(litigation.impact, self._desk.office, order, today),
            partial(self._show_impact, order),
            self._order_failed,
        )

    def save_order(self) -> None:
        """Enter the decision whose effect was shown."""
        if self._draft is None or self._saving:
            return
        self._saving = True
        order, draft = self._draft
        others = self._standing.litigation.dockets if draft.all_read and self._standing else ()
        job = partial(
            litigation.enter_order,
            self._desk.office,
            order,
            read_through=draft.read_through,
            also_read=[docket.id for docket in others],
        )
        self._desk.run(job, self._entered, self._order_failed)

    def go_on(self) -> None:
        """Follow the link of the last notice: to the letters that went out of date."""
        self._desk.shell.show_reissue()

    def _show(self, standing: Standing) -> None:
        standing = replace(standing, litigation=in_order(standing.litigation))
        self._standing = standing
        today = self._desk.office.today()
        on = standing.protections.on
        self._view.show_lawsuits(lawsuit_lines(standing))
        self._view.show_acts(
            on,
            today,
            [act_card(each, standing.litigation, on) for each in standing.protections.acts],
            len(standing.to_verify),
        )
        self._view.show_chart(chart(standing.litigation, on), chart_rows(standing.litigation, on))
        pack = self._desk.office.guidance.facts
        self._view.show_policies([policy_page(each, pack) for each in standing.policies])
        if self._chosen is None and standing.litigation.lawsuits:
            self._chosen = standing.litigation.lawsuits[0].id
        self._show_lawsuit()

    def _show_lawsuit(self) -> None:
        known = self._standing.litigation if self._standing else None
        for lawsuit in known.lawsuits if known else ():
            if known and lawsuit.id == self._chosen:
                self._view.show_lawsuit(lawsuit_page(lawsuit, known))

    def _open_verify(self, standing: Standing) -> None:
        standing = replace(standing, litigation=in_order(standing.litigation))
        self._view.open_verify(to_verify(standing), self._desk.office.today())

    def _verified(self, made: tuple[Verification, ...]) -> None:
        self._saving = False
        self._view.close_verify()
        words = ngettext("Recorded for {n} docket.", "Recorded for {n} dockets.", len(made))
        self._view.say(words.format(n=len(made)), tone="low")
        self._desk.shell.saved()
        self.reload()

    def _not_verified(self, error: Exception) -> None:
        self._saving = False
        if not isinstance(error, AppError):
            raise error
        self._view.show_verify_problem(error)

    def _show_impact(self, order: Order, found: Impact) -> None:
        self._found = found
        self._view.show_impact(impact_page(found, order, order_title(order)))

    def _entered(self, order: Order) -> None:
        self._saving, self._draft = False, None
        self._view.close_order()
        count = len(self._found.stale) if self._found else 0
        words = _("The order is entered.")
        if count:
            stale = ngettext(
                "{n} letter is out of date.", "{n} letters are out of date.", count
            ).format(n=count)
            words = _("{entered} {stale}").format(entered=words, stale=stale)
        action = _("Re-issue…") if count else ""
        self._view.say(words, action=action, tone="medium" if count else "low")
        self._desk.shell.saved()
        self.reload()

    def _order_failed(self, error: Exception) -> None:
        self._saving = False
        if not isinstance(error, AppError):
            raise error
        self._view.show_order_problem(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.say(words_of(error), tone="high")

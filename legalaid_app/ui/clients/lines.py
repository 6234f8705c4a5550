"""How the records of a client's file read in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from legalaid_app.domain.choices import Choice, Safety, YesNo
from legalaid_app.domain.client import Address, Contact
from legalaid_app.domain.consent import Consent
from legalaid_app.domain.household import HouseholdMember
from legalaid_app.domain.letter import Letter
from legalaid_app.domain.matter import Matter, MatterState
from legalaid_app.domain.note import Note
from legalaid_app.domain.question import Question
from legalaid_app.domain.task import Task
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.languages import language_name
from legalaid_app.ui.kit.record_list import Line

OPEN_LETTER, FINISH, ANSWER = "open", "finish", "answer"


class Describe:
    """Turns records into lines, knowing the page that they stand on."""

    def __init__(self) -> None:
        self.page: ClientPage | None = None

    def contact(self, each: Contact) -> Line:
        """A way to reach the client; not asked counts as not safe."""
        below = [_(each.kind.label), _until_asked(each.safety)]
        if each.may_leave_message is not None:
            below.append(_("messages: {answer}").format(answer=_(each.may_leave_message.label)))
        if each.code_word:
            below.append(_("code word: {word}").format(word=each.code_word))
        below.append(each.hours)
        if each.confirmed_on:
            below.append(_("confirmed {day}").format(day=short_date(each.confirmed_on)))
        return Line(each.address, _dots(below), *safety_badge(each.safety))

    def address(self, each: Address) -> Line:
        """Where the client lives or lived."""
        below = [each.lines[1], _until_asked(each.mail)]
        if each.irs_has_it is not None:
            below.append(_("the IRS has it: {answer}").format(answer=_(each.irs_has_it.label)))
        if each.from_on:
            below.append(_("since {day}").format(day=short_date(each.from_on)))
        if each.until_on:
            below.append(_("until {day}").format(day=short_date(each.until_on)))
            return Line(each.lines[0], _dots(below), "closed", _("Former address"))
        return Line(each.lines[0], _dots(below), *mail_badge(each.mail))

    def consent(self, each: Consent) -> Line:
        """What the client allowed."""
        below = [_("given {day}").format(day=_day(each.given_on))]
        below.append(_("explained in {language}").format(language=_(each.explained_in.label)))
        if each.revoked_on:
            below.append(_("revoked {day}").format(day=short_date(each.revoked_on)))
        badge = ("closed", _("Revoked")) if each.revoked_on else ("done", _("Given"))
        return Line(_(each.scope.label), _dots([*below, each.note]), *badge)

    def household(self, each: HouseholdMember) -> Line:
        """Somebody at the client's address."""
        below = [_(each.relation.label) if each.relation else _("relation not asked")]
        if each.born_on:
            below.append(_("born {day}").format(day=short_date(each.born_on)))
        order = _(each.order_or_case.label) if each.order_or_case else _("not asked")
        below.append(_("removal order or case: {answer}").format(answer=order))
        badge = ("high", _("Order or case")) if each.order_or_case is YesNo.YES else ("", "")
        return Line(each.name, _dots(below), *badge)

    def question(self, each: Question) -> Line:
        """What the client asks."""
        below = [_("asked {day}").format(day=_day(each.asked_on))]
        if each.answered_on:
            below.append(_("answered {day}").format(day=short_date(each.answered_on)))
            below.append(self.page.name_of(each.answered_by) if self.page else "")
            return Line(each.wording, _dots(below), "done", _("Answered"))
        return Line(each.wording, _dots(below), "open", actions=((ANSWER, _("Mark answered")),))

    def task(self, each: Task) -> Line:
        """Something to do."""
        if each.done_on:
            done = _("done {day}").format(day=short_date(each.done_on))
            return Line(each.title, done, "done")
        late = bool(self.page and each.due_on and each.due_on < self.page.today)
        due = _("due {day}").format(day=short_date(each.due_on)) if each.due_on else _("no date")
        return Line(each.title, due, "overdue" if late else "due", actions=((FINISH, _("Done")),))

    def case(self, each: Matter) -> Line:
        """A file about one legal problem."""
        below = [each.number, _("opened {day}").format(day=_day(each.opened_on))]
        if each.closed_on:
            below.append(_("closed {day}").format(day=short_date(each.closed_on)))
        return Line(
            each.title, _dots(below), "open" if each.state is MatterState.OPEN else "closed"
        )

    def note(self, each: Note) -> Line:
        """What somebody wrote down."""
        name = self.page.name_of(each.written_by) if self.page else ""
        when = each.written_at.astimezone() if each.written_at else None
        at = f"{short_date(when.date())} {when:%H:%M}" if when else ""
        return Line(each.body, _dots([at, name]))

    def letter(self, each: Letter) -> Line:
        """An issued letter, and whether it is still true."""
        below = [
            _(each.kind.label),
            language_name(each.language),
            _("issued {day}").format(day=_day(each.issued_on)),
            ngettext("{n} page", "{n} pages", each.pages).format(n=each.pages),
        ]
        if each.voided_on:
            below.append(each.void_reason)
        badge = letter_badge(each, stale=bool(self.page and each.id in self.page.stale))
        return Line(each.number, _dots(below), *badge, actions=((OPEN_LETTER, _("Open")),))

    def of(self, kind: str) -> Callable[[Any], Line]:
        """The describer of a kind of part."""
        found: Callable[[Any], Line] = getattr(self, kind)
        return found


def safety_badge(safety: Safety | None) -> tuple[str, str]:
    """Word and shape for a way to reach the client."""
    if safety is None:
        return "not_safe", _("Not asked")
    keys = {Safety.SAFE: "safe", Safety.NOT_SAFE: "not_safe", Safety.UNKNOWN: "unknown"}
    return keys[safety], _(safety.label)


def mail_badge(safety: Safety | None) -> tuple[str, str]:
    """The same for mail."""
    if safety is None:
        return "not_safe", _("Mail not asked")
    words = {
        Safety.SAFE: _("Mail is safe"),
        Safety.NOT_SAFE: _("Mail is not safe"),
        Safety.UNKNOWN: _("Mail: not known"),
    }
    return safety_badge(safety)[0], words[safety]


def _until_asked(safety: Safety | None) -> str:
    return _("counts as not safe until asked") if safety is None else ""


def letter_badge(letter: Letter, *, stale: bool) -> tuple[str, str]:
    """Void, out of date, or sealed."""
    if letter.voided_on:
        return "closed", _("Void")
    return ("stale", _("Out of date")) if stale else ("sealed", "")


def choice_words(choice: Choice | None) -> str:
    """The words of a choice that may not have been asked."""
    return _(choice.label) if choice else _("Not asked")


def _day(day: date | None) -> str:
    return short_date(day) if day else _("no day")


def _dots(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)

"""The agreement in plain words. No Qt."""

from __future__ import annotations

from datetime import date

from legalaid_app.domain.lawsuit import Policy
from legalaid_app.domain.pack_facts import PackFacts
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.litigation.pages import PolicyPage
from legalaid_app.ui.litigation.words import day_or_unknown


def policy_page(policy: Policy, pack: PackFacts) -> PolicyPage:
    """The page of a policy: as stored, with the pack's source beside each fact."""
    return PolicyPage(
        title=policy.title,
        facts=(
            (_("Signed on"), day_or_unknown(policy.signed_on)),
            (_("Signed by"), "\n".join(policy.signed_by)),
            (_("Statute relied on"), policy.legal_basis),
            (_("Source"), policy.source),
        ),
        history=tuple(_fact(fact, _sources(policy, pack)) for fact in policy.facts),
    )


def _fact(fact: str, sources: dict[str, str]) -> tuple[str, str, str]:
    day, _colon, what = fact.partition(": ")
    try:
        shown = short_date(date.fromisoformat(day))
    except ValueError:
        return "", fact, ""
    return shown, what, sources.get(day, "")


def _sources(policy: Policy, pack: PackFacts) -> dict[str, str]:
    facts = next((each for each in pack.litigation.policies if each.key == policy.key), None)
    return {each.on.isoformat(): each.source for each in facts.history} if facts else {}

"""The guidance pack: rules, lawsuits, statements and templates, read when they are needed."""

from __future__ import annotations

import random
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ..domain.lawsuit import Lawsuit
from ..domain.letter import Statement
from ..domain.litigation import Litigation
from ..domain.pack_facts import PackFacts
from ..domain.pack_facts_reader import read_pack_facts
from ..domain.pack_records import to_litigation, to_policies, to_statements
from ..domain.triage_pack import TriagePack
from ..domain.triage_reader import parse_pack
from ..domain.words import gettext as _
from ..system.resources import read_text, resource

if TYPE_CHECKING:
    from ..letters.template import Template
    from .office import Office

CURRENT = "2026-11"


class Guidance:
    """A pack in a folder. Each part is read once, at its first use.

    Every part raises BadInput with file, line and what is wrong.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def check(self) -> None:
        """Read what every section needs, so that a damaged pack is told before anything is open."""
        _read = self.triage, self.facts

    @cached_property
    def triage(self) -> TriagePack:
        """The questions and rules of triage."""
        return parse_pack(read_text(self.folder / "triage.toml"), "triage.toml")

    @cached_property
    def facts(self) -> PackFacts:
        """Policies, lawsuits, orders and statements."""
        names = ("pack.toml", "litigation.json", "statements.toml")
        pack, litigation, statements = (read_text(self.folder / name) for name in names)
        return read_pack_facts(pack, litigation, statements)

    @cached_property
    def templates(self) -> dict[str, Template]:
        """The letter templates by name, each with all its languages."""
        from ..letters.template import load_template

        found = {}
        for structure in sorted((self.folder / "letters").glob("*.toml")):
            texts = {
                path.name.split(".")[1]: read_text(path)
                for path in sorted(structure.parent.glob(f"{structure.stem}.*.ftl"))
            }
            found[structure.stem] = load_template(
                structure.stem, read_text(structure), texts, "letters"
            )
        return found


def load_guidance(folder: Path | None = None) -> Guidance:
    """Return the pack in *folder*, or the one that ships with the program."""
    return Guidance(folder or resource("guidance", CURRENT))


def litigation_of(guidance: Guidance) -> Litigation:
    """The lawsuits of a pack as records, without a store."""
    numbers = random.Random(0)  # noqa: S311 - ids that never leave this process
    return to_litigation(guidance.facts, lambda: UUID(int=numbers.getrandbits(128), version=4))


def install(office: Office, guidance: Guidance) -> bool:
    """Put what the store does not have yet of a pack into it; True if something was new.

    What the office entered or changed stays as it is.
    """
    facts = guidance.facts
    with office.unit_of_work(_("Load guidance pack")) as work:
        work.undoable = False
        have = {lawsuit.key for lawsuit in work.find(Lawsuit)}
        known = to_litigation(facts, office.new_id)
        fresh = {lawsuit.id for lawsuit in known.lawsuits if lawsuit.key not in have}
        dockets = [d for d in known.dockets if d.lawsuit_id in fresh]
        docket_ids = {docket.id for docket in dockets}
        orders = [order for order in known.orders if order.docket_id in docket_ids]
        order_ids = {order.id for order in orders}
        refs = {statement.ref for statement in work.find(Statement)}
        added = [
            *(policy for policy in to_policies(facts, office.new_id) if fresh and not have),
            *(lawsuit for lawsuit in known.lawsuits if lawsuit.id in fresh),
            *dockets,
            *orders,
            *(event for event in known.events if event.order_id in order_ids),
            *(v for v in known.verifications if v.docket_id in docket_ids),
            *(s for s in to_statements(facts, office.new_id) if s.ref not in refs),
        ]
        for record in added:
            work.add(record)
    return bool(added)

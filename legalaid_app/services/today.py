"""What waits today: tasks, clients whom nothing is planned for, unfinished input."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ..domain.client import Client
from ..domain.task import Task
from .drafts import Draft, my_drafts
from .letters import stale
from .litigation import Standing, standing
from .office import Office

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task that is not done, and whom it is about ("" for nobody)."""

    task: Task
    client: str


@dataclass(frozen=True, slots=True)
class DraftLine:
    """Something unfinished and the client it belongs to, where it belongs to one."""

    draft: Draft
    client: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits on a day.

    Attributes:
        tasks: those due within a week, oldest due date first.
        idle: (id, name) of clients with an open question and nothing planned.
        stale: how many issued letters are out of date and not replaced.
    """

    on: date
    tasks: tuple[TaskLine, ...]
    idle: tuple[tuple[UUID, str], ...]
    drafts: tuple[DraftLine, ...]
    stale: int
    standing: Standing

    @property
    def due(self) -> int:
        """How many tasks are due today or overdue."""
        return sum(1 for line in self.tasks if line.task.due_on and line.task.due_on <= self.on)


def waiting(office: Office) -> Waiting:
    """Return what waits for the people of the office today."""
    from ..store.queries import clients_without_action, open_tasks

    today = office.today()
    drafts = my_drafts(office)
    with office.reading() as look:
        rows = open_tasks(look.session, today + WEEK)
        tasks = look.get_many(Task, [row.id for row in rows])
        idle = clients_without_action(look.session)
        about = {row.client_id for row in rows if row.client_id}
        names = look.get_many(Client, [*about, *idle, *(draft.record_id for draft in drafts)])
    return Waiting(
        today,
        tuple(TaskLine(tasks[r.id], _name(names, r.client_id)) for r in rows if r.id in tasks),
        tuple((each, _name(names, each)) for each in idle if each in names),
        tuple(DraftLine(draft, _name(names, draft.record_id)) for draft in drafts),
        stale_count(office),
        standing(office),
    )


def stale_count(office: Office) -> int:
    """How many issued letters are out of date and not replaced by another."""
    return sum(1 for each in stale(office) if not each.replaced)


def due_count(office: Office) -> int:
    """How many tasks are due today or overdue."""
    from ..store.queries import open_tasks

    with office.reading() as look:
        return len(open_tasks(look.session, office.today()))


def _name(names: dict[UUID, Client], client_id: UUID | None) -> str:
    return names[client_id].list_name if client_id in names else ""

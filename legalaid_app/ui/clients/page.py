"""Everything that a client's page shows, read in one job. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from legalaid_app.domain.assessment import Assessment
from legalaid_app.domain.ids import ClientId, LetterId
from legalaid_app.domain.task import Task
from legalaid_app.services import clients, drafts, letters, triage, unlock
from legalaid_app.services.office import Office


@dataclass(frozen=True, slots=True)
class ClientPage:
    """One client's file as of one look.

    Attributes:
        assessments: newest first.
        stale: the client's letters that are out of date.
        drafts: what the person at the desk left unfinished, of any client.
        people: names of the office's people.
    """

    file: clients.ClientFile
    assessments: tuple[Assessment, ...]
    stale: frozenset[LetterId]
    drafts: tuple[drafts.Draft, ...]
    people: Mapping[UUID, str]
    today: date

    @property
    def client_id(self) -> ClientId:
        """Whose page it is."""
        return self.file.client.id

    @property
    def newest(self) -> Assessment | None:
        """The assessment that counts."""
        return self.assessments[0] if self.assessments else None

    @property
    def next_task(self) -> Task | None:
        """What is due first; without a date comes last."""
        waiting = [task for task in self.file.tasks if task.done_on is None]
        return min(waiting, key=lambda task: (task.due_on or date.max, task.id), default=None)

    def name_of(self, user_id: UUID | None) -> str:
        """The name of somebody in the office, empty when it is not known."""
        return self.people.get(user_id, "") if user_id else ""


def load_page(office: Office, client_id: UUID) -> ClientPage:
    """Read a client's page. Raises NotFound."""
    client = ClientId(client_id)
    file = clients.open_file(office, client)
    mine = {letter.id for letter in file.letters}
    stale = letters.stale(office) if mine else ()
    return ClientPage(
        file=file,
        assessments=triage.assessments(office, client),
        stale=frozenset(each.letter.id for each in stale if each.letter.id in mine),
        drafts=drafts.my_drafts(office),
        people={user.id: user.name for user in unlock.users(office)},
        today=office.today(),
    )


def stale_clients(office: Office) -> frozenset[ClientId]:
    """The clients who hold a letter that is out of date."""
    return frozenset(each.letter.client_id for each in letters.stale(office))

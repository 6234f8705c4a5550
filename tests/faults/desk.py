"""Work at a desk that can be cut off anywhere, and what was promised to the person there.

`Desk` works through the real services and says a line for each change when the
service has returned; from then on the change must survive. `Promises` collects
these lines and compares them with a store.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from legalaid_app.domain.account import OfficeProfile, Role, User
from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import WrongSecret
from legalaid_app.domain.ids import ClientId, NoteId, OfficeProfileId, UserId
from legalaid_app.domain.note import Note
from legalaid_app.domain.question import Question
from legalaid_app.services import clients, drafts
from legalaid_app.services.guidance import Guidance, load_guidance
from legalaid_app.services.office import Office
from legalaid_app.services.unlock import close_office, create_office, open_office
from legalaid_app.services.verify import verify_store
from legalaid_app.vault.vault import change_passphrase
from tests.tests_support import LUZ, QUICK

from .forks import Say

DRAFT_OF = UUID(int=77)
PROFILE = OfficeProfile(id=OfficeProfileId(UUID(int=0)), name="Riverside Legal Aid")
PERSON = User(id=UserId(UUID(int=0)), name="Luz Ejemplo", role=Role.ATTORNEY)
_guidance: list[Guidance] = []


def guidance() -> Guidance:
    """What ships with the program, read once in a process and inherited by its forks."""
    if not _guidance:
        _guidance.append(load_guidance())
    return _guidance[0]


def passphrase(number: int) -> str:
    """The passphrase after *number* changes of it."""
    return LUZ if number == 0 else f"{LUZ} {number}"


def make(folder: Path) -> Office:
    """Make the store that the tests cut, fill up and kill."""
    return create_office(
        folder, PROFILE, PERSON, LUZ, policy=QUICK, guidance=guidance(), data=folder / "data"
    )


def open_with(folder: Path, number: int) -> Office:
    """Open with the passphrase of that number."""
    return open_office(
        folder, passphrase(number), policy=QUICK, guidance=guidance(), data=folder / "data"
    )


def change(folder: Path, number: int) -> None:
    """Change the passphrase of that number into the next one."""
    change_passphrase(folder, passphrase(number), passphrase(number + 1), datetime.now(UTC), QUICK)


def warm() -> None:
    """Import and prepare everything, in the process that will fork, by a day in a small store.

    It is closed again: nothing of a store is open when the process forks.
    """
    with tempfile.TemporaryDirectory() as folder:
        office = make(Path(folder) / "store")
        desk = Desk(office, lambda line: None, word=0, seed=0)
        for act in (desk.add, desk.edit, desk.note, desk.type, desk.change_passphrase):
            act()
        close_office(office)
        Promises(word=1).of(Path(folder) / "store", whole=True)


@dataclass
class Promises:
    """What was acknowledged, from the lines of `Desk`.

    Attributes:
        clients: the last acknowledged edit of each; 0 when just added.
        word: how often the passphrase was changed.
    """

    clients: dict[str, int] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    draft: int = 0
    word: int = 0
    count: int = 0

    def hear(self, lines: list[str]) -> None:
        """Take what the desk said."""
        for line in lines:
            what, *said = line.split(" ")
            match what:
                case "client":
                    self.clients[said[0]] = int(said[1])
                case "note":
                    self.notes.add(said[0])
                case "draft":
                    self.draft = int(said[0])
                case "word":
                    self.word = int(said[0])
                case "failed":
                    raise AssertionError(line)
                case _:
                    continue
            self.count += 1

    def open(self, folder: Path) -> Office:
        """Open by the acknowledged passphrase, or by the next: that change was under way.

        Raises:
            WrongSecret: neither opens, so nobody would get in.
        """
        try:
            return open_with(folder, self.word)
        except WrongSecret:
            return open_with(folder, self.word + 1)

    def broken(self, office: Office) -> list[str]:
        """Return what the store does not keep of the promises; half changes too."""
        with office.reading() as look:
            kept = {str(one.id): int(one.given_name) for one in look.find(Client)}
            asked_by = [str(one.client_id) for one in look.find(Question)]
            notes = {str(one.id) for one in look.find(Note)}
        found = [
            f"client at {kept.get(one)} instead of {edit}"
            for one, edit in self.clients.items()
            if kept.get(one, -1) < edit
        ]
        found += ["note lost" for one in self.notes if one not in notes]
        found += ["half a client" for _ in set(kept) ^ set(asked_by)]
        found += ["a question twice"] * (len(asked_by) - len(set(asked_by)))
        drafted = [one.content["n"] for one in drafts.my_drafts(office)]
        if max(drafted, default=0) < self.draft:
            found.append("draft lost")
        return found

    def of(self, folder: Path, *, whole: bool) -> list[str]:
        """Open the store as its user would and return everything that is wrong; with
        *whole*, by every check of the program.
        """
        office = self.open(folder)
        try:
            found = [f"lost: {each}" for each in self.broken(office)]
            if whole:
                found += [f"{one.name}: {one.detail}" for one in verify_store(office) if not one.ok]
        finally:
            close_office(office)
        return found


class Desk:
    """A person who works in a store; *say* is called when a change is done."""

    def __init__(self, office: Office, say: Say, word: int, seed: int) -> None:
        self._office, self._say, self.word = office, say, word
        self._random = random.Random(seed)

    def work(self) -> None:
        """Do one thing."""
        acts: tuple[Callable[[], None], ...] = (
            self.add, self.edit, self.edit, self.edit, self.note, self.note, self.type, self.type,
        )  # fmt: skip
        self._random.choice(acts)()

    def _somebody(self) -> Client | None:
        ids = clients.list_clients(self._office)
        if not ids:
            return None
        return clients.get_client(self._office, ClientId(self._random.choice(ids)))

    def add(self) -> None:
        """A new client and what he asks: two records, one change."""
        made = clients.add_client(
            self._office,
            Client(id=ClientId(self._office.new_id()), given_name="0", surname="Kill"),
            question="Should I file?",
        )
        self._say(f"client {made.id} 0")

    def edit(self) -> None:
        """Count a client on by one."""
        if (seen := self._somebody()) is None:
            self.add()
            return
        edit = int(seen.given_name) + 1
        clients.update_client(self._office, seen, {"given_name": str(edit)})
        self._say(f"client {seen.id} {edit}")

    def note(self) -> None:
        """Write something down about a client."""
        if (seen := self._somebody()) is None:
            self.add()
            return
        body = "x" * self._random.choice((10, 300, 9000))
        made = clients.add_part(
            self._office, Note(id=NoteId(self._office.new_id()), client_id=seen.id, body=body)
        )
        self._say(f"note {made.id}")

    def type(self) -> None:
        """Type on in a form that is not saved yet."""
        known = [one.content["n"] for one in drafts.my_drafts(self._office)]
        number = max(known, default=0) + 1
        drafts.keep_draft(self._office, "client", DRAFT_OF, {"n": number})
        self._say(f"draft {number}")

    def change_passphrase(self) -> None:
        """Change the passphrase, with the store open."""
        change(self._office.folder, self.word)
        self.word += 1
        self._say(f"word {self.word}")

"""What the first window does: open a store, or make the first one. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from legalaid_app.domain.account import OfficeProfile, Role, User
from legalaid_app.domain.errors import (
    AppError,
    InvalidField,
    MistypedCode,
    NotAStore,
    WaitBeforeNextTry,
    WeakPassphrase,
    WrongSecret,
)
from legalaid_app.domain.ids import OfficeProfileId, UserId
from legalaid_app.domain.words import gettext as _
from legalaid_app.services import unlock
from legalaid_app.services.office import Office
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Run

_NEW = UUID(int=0)  # the services give the ids
_TRY_AGAIN = (WrongSecret, MistypedCode, WaitBeforeNextTry)
Opener = Callable[[Path, str, str | None], Office]
Maker = Callable[[Path, OfficeProfile, User, str], Office]


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the first window asks for."""

    office: str
    name: str
    role: Role
    passphrase: str
    again: str
    folder: str
    language: str = "en"


class UnlockView(Protocol):
    """The page that opens a store."""

    def show_store(self, folder: str, people: Sequence[str]) -> None:
        """Show where the store is and whose passphrases open it."""

    def show_problem(self, words: str, *, again: bool) -> None:
        """Say why it is not open; with *again*, another try may help."""

    def show_busy(self, words: str) -> None:
        """Say what is under way; "" when nothing is."""


class FirstStartView(Protocol):
    """The page that makes the first store."""

    def show_field_problem(self, field: str, words: str) -> None:
        """Say what to mend; "" for no field in particular."""

    def show_busy(self, words: str) -> None:
        """Say what is under way; "" when nothing is."""


def open_store(
    folder: Path,
    passphrase: str,
    label: str | None,
    *,
    now: Callable[[], datetime] = unlock.utc_now,
    data: Path | None = None,
) -> Office:
    """Open the store; as the person with this label, or as whoever the passphrase fits."""
    return unlock.open_office(folder, passphrase, label=label, now=now, data=data)


class UnlockPresenter:
    """`start(folder)`, then `unlock(…)`; *opened* is called with the office."""

    def __init__(
        self,
        view: UnlockView,
        run: Run,
        opened: Callable[[Office], None],
        open_office: Opener = open_store,
    ) -> None:
        self._view, self._run, self._opened, self._open = view, run, opened, open_office
        self._folder = Path()
        self._busy = False

    def start(self, folder: Path) -> None:
        """Look at the key file of a store and offer the people in it."""
        self._folder = folder
        self._run(partial(_people, folder), self._offer, self._fail)

    def unlock(self, label: str | None, passphrase: str) -> None:
        """Try a passphrase."""
        if self._busy:
            return
        self._set_busy(_("Unlocking… this takes about a second."))
        self._run(partial(self._open, self._folder, passphrase, label), self._done, self._fail)

    def _offer(self, people: tuple[str, ...]) -> None:
        self._view.show_store(str(self._folder), people)

    def _done(self, office: Office) -> None:
        self._set_busy("")
        self._opened(office)

    def _fail(self, error: Exception) -> None:
        self._set_busy("")
        if not isinstance(error, AppError):
            raise error
        self._view.show_problem(words_of(error), again=isinstance(error, _TRY_AGAIN))

    def _set_busy(self, words: str) -> None:
        self._busy = bool(words)
        self._view.show_busy(words)


def _people(folder: Path) -> tuple[str, ...]:
    if not unlock.holds_store(folder):
        raise NotAStore
    return unlock.people(folder)


class FirstStartPresenter:
    """Checks what was entered, then makes the office."""

    def __init__(
        self,
        view: FirstStartView,
        run: Run,
        opened: Callable[[Office], None],
        create_office: Maker = unlock.create_office,
    ) -> None:
        self._view, self._run, self._opened, self._create = view, run, opened, create_office
        self._busy = False

    def create(self, entered: NewOffice) -> None:
        """Make the store, unless something is to be mended first."""
        if self._busy or not self._is_whole(entered):
            return
        profile = OfficeProfile(
            id=OfficeProfileId(_NEW), name=entered.office, interface_language=entered.language
        )
        user = User(id=UserId(_NEW), name=entered.name, role=entered.role)
        self._set_busy(_("Making the key and the encrypted store. This takes a few seconds…"))
        folder = Path(entered.folder).expanduser()
        self._run(
            partial(self._create, folder, profile, user, entered.passphrase),
            self._done,
            self._fail,
        )

    def _is_whole(self, entered: NewOffice) -> bool:
        for field, content in (
            ("office", entered.office),
            ("name", entered.name),
            ("passphrase", entered.passphrase),
            ("folder", entered.folder),
        ):
            if not content.strip():
                self._view.show_field_problem(field, _("Enter this field."))
                return False
        if entered.passphrase != entered.again:
            self._view.show_field_problem(
                "again", _("The two passphrases differ. Type the same one twice.")
            )
            return False
        return True

    def _done(self, office: Office) -> None:
        self._set_busy("")
        self._opened(office)

    def _fail(self, error: Exception) -> None:
        self._set_busy("")
        match error:
            case WeakPassphrase():
                self._view.show_field_problem("passphrase", words_of(error))
            case InvalidField():
                field = {"name": "office", "label": "name"}.get(error.field, "")
                self._view.show_field_problem(field, words_of(error))
            case AppError():
                self._view.show_field_problem("folder", words_of(error))
            case _other:
                raise error

    def _set_busy(self, words: str) -> None:
        self._busy = bool(words)
        self._view.show_busy(words)

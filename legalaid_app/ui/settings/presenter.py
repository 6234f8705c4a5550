"""The office's profile and its people. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from legalaid_app.domain.account import OfficeProfile, Role, User
from legalaid_app.domain.errors import AppError, InvalidField, WeakPassphrase, WrongSecret
from legalaid_app.domain.ids import UserId
from legalaid_app.domain.words import gettext as _
from legalaid_app.services import backups, settings, unlock
from legalaid_app.services.backups import BackedUp
from legalaid_app.services.office import Office
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Run

_NEW = UUID(int=0)  # the service gives the id
AddUser = Callable[[Office, User, str, str], User]


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What the dialog asks for."""

    name: str
    role: Role
    bar_number: str
    passphrase: str
    again: str
    own: str


class SettingsView(Protocol):
    """The two dialogs."""

    def edit_profile(self, profile: OfficeProfile) -> None:
        """Open the form of the profile."""

    def profile_stored(self) -> None:
        """Close it."""

    def profile_problem(self, error: AppError) -> None:
        """Say in it why it was not stored."""

    def show_people(self, people: Sequence[User]) -> None:
        """Open the list of people, or bring it up to date."""

    def person_problem(self, field: str, words: str) -> None:
        """Say what to mend; "" for no field in particular."""

    def person_added(self) -> None:
        """Empty the form."""

    def show_busy(self, words: str) -> None:
        """Say what is under way; "" when nothing is."""

    def backed_up(self) -> None:
        """A backup outside was made."""

    def say(self, words: str, *, tone: str = "info") -> None:
        """Say something on the window."""


class SettingsPresenter:
    """What the File menu's settings do."""

    def __init__(
        self, view: SettingsView, office: Office, run: Run, add_user: AddUser = unlock.add_user
    ) -> None:
        self._view, self._office, self._run, self._add_user = view, office, run, add_user
        self._seen: OfficeProfile | None = None
        self._busy = False

    def open_profile(self) -> None:
        """Read the profile and open its form."""
        self._run(self._office.profile, self._edit, self._fail)

    def save_profile(self, changes: Mapping[str, Any]) -> None:
        """Store what was changed."""
        if self._seen is not None:
            job = partial(settings.save_profile, self._office, self._seen, changes)
            self._run(job, self._profile_stored, self._profile_failed)

    def back_up_to(self, folder: Path) -> None:
        """Use *folder* for backups from now on, and make the first one there."""
        self._run(partial(_back_up_to, self._office, folder), self._backed_up, self._fail)

    def _backed_up(self, made: BackedUp) -> None:
        if made.problem is not None:
            self._fail(made.problem)
        else:
            self._view.say(_("The backup is made, opened again and checked whole."))
            self._view.backed_up()

    def open_people(self) -> None:
        """Read the people and show them."""
        self._run(partial(unlock.users, self._office), self._view.show_people, self._fail)

    def add_person(self, entered: NewPerson) -> None:
        """Give a person a passphrase, unless something is to be mended first."""
        if self._busy or not self._is_whole(entered):
            return
        user = User(
            id=UserId(_NEW), name=entered.name, role=entered.role, bar_number=entered.bar_number
        )
        job = partial(self._add_user, self._office, user, entered.passphrase, entered.own)
        self._set_busy(_("Making a key for this person. This takes a few seconds…"))
        self._run(job, self._added, self._not_added)

    def _edit(self, profile: OfficeProfile) -> None:
        self._seen = profile
        self._view.edit_profile(profile)

    def _profile_stored(self, profile: OfficeProfile) -> None:
        self._seen = profile
        self._view.profile_stored()
        self._view.say(_("The office profile is saved. Letters use it from now on."))

    def _profile_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.profile_problem(error)

    def _is_whole(self, entered: NewPerson) -> bool:
        for field in ("name", "passphrase", "own"):
            if not getattr(entered, field).strip():
                self._view.person_problem(field, _("Enter this field."))
                return False
        if entered.passphrase != entered.again:
            words = _("The two passphrases differ. Type the same one twice.")
            self._view.person_problem("again", words)
            return False
        return True

    def _added(self, user: User) -> None:
        self._set_busy("")
        self._view.person_added()
        self._view.say(
            _("{name} can sign in now, with the passphrase you agreed on.").format(name=user.name)
        )
        self.open_people()

    def _not_added(self, error: Exception) -> None:
        self._set_busy("")
        match error:
            case WeakPassphrase():
                self._view.person_problem("passphrase", words_of(error))
            case WrongSecret():
                self._view.person_problem("own", _("This is not your passphrase. Try again."))
            case InvalidField():
                field = {"label": "name"}.get(error.field, error.field)
                self._view.person_problem(field, words_of(error))
            case AppError():
                self._view.person_problem("", words_of(error))
            case _other:
                raise error

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.say(words_of(error), tone="medium")

    def _set_busy(self, words: str) -> None:
        self._busy = bool(words)
        self._view.show_busy(words)


def _back_up_to(office: Office, folder: Path) -> BackedUp:
    backups.choose_folder(office, folder)
    return backups.back_up(office)

"""The settings in the File menu: the office's profile and its people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from legalaid_app.domain.account import OfficeProfile, User
from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import N_
from legalaid_app.domain.words import gettext as _
from legalaid_app.services import unlock
from legalaid_app.services.office import Office
from legalaid_app.ui.actions import Act
from legalaid_app.ui.kit.record_dialog import RecordDialog
from legalaid_app.ui.kit.run import Run
from legalaid_app.ui.main_window import MainWindow
from legalaid_app.ui.settings.people_dialog import PeopleDialog
from legalaid_app.ui.settings.presenter import AddUser, SettingsPresenter

ACTS = (
    Act("profile", N_("Office profile…"), "file", ("Ctrl+,",), new_group=True, before="lock"),
    Act("people", N_("People of the office…"), "file", before="lock"),
    Act("backup", N_("Back up to a folder…"), "file", before="lock"),
)


class SettingsActs(QObject):
    """Puts its acts into the menu and opens the dialogs, each made at its first use."""

    backup_made = Signal()

    def __init__(
        self, office: Office, run: Run, window: MainWindow, add_user: AddUser = unlock.add_user
    ) -> None:
        super().__init__(window)
        self._window = window
        self._profile: RecordDialog | None = None
        self._people: PeopleDialog | None = None
        self.presenter = SettingsPresenter(self, office, run, add_user)
        for act in ACTS:
            window.add_act(act)
        window.act_requested.connect(self._do)

    @Slot(str)
    def _do(self, key: str) -> None:
        if key == "profile":
            self.presenter.open_profile()
        elif key == "people":
            self.presenter.open_people()
        elif key == "backup":
            self.choose_backup_folder()

    @Slot()
    def choose_backup_folder(self) -> None:
        """Ask for a stick or a second disk, and back up to it from now on."""
        chosen = QFileDialog.getExistingDirectory(self._window, _("Folder for backups"))
        if chosen:
            self.presenter.back_up_to(Path(chosen))

    # ---- what the presenter shows ----

    def edit_profile(self, profile: OfficeProfile) -> None:
        """Open the form of the profile."""
        if self._profile is None:
            self._profile = RecordDialog(
                OfficeProfile,
                _("Office profile"),
                parent=self._window,
                helps={
                    "address": _("As on the letterhead, one line below the other."),
                    "attorney_name": _("Who signs the guidance letters."),
                    "verification_limit_days": _(
                        "After this many days an attorney must verify the orders again before letters go out."
                    ),
                },
            )
            self._profile.submitted.connect(self.presenter.save_profile)
        self._profile.edit(profile)

    def profile_stored(self) -> None:
        """Close it."""
        if self._profile is not None:
            self._profile.finish()

    def profile_problem(self, error: AppError) -> None:
        """Say in it why it was not stored."""
        if self._profile is not None:
            self._profile.show_problem(error)

    def show_people(self, people: Sequence[User]) -> None:
        """Open the list of people, or bring it up to date."""
        if self._people is None:
            self._people = PeopleDialog(self._window)
            self._people.add_requested.connect(self.presenter.add_person)
        self._people.show_people(people)

    def person_problem(self, field: str, words: str) -> None:
        """Say what to mend."""
        if self._people is not None:
            self._people.show_problem(field, words)

    def person_added(self) -> None:
        """Empty the form."""
        if self._people is not None:
            self._people.clear()

    def show_busy(self, words: str) -> None:
        """Say what is under way."""
        if self._people is not None:
            self._people.show_busy(words)

    def backed_up(self) -> None:
        """Tell the frame, which asks for backups."""
        self.backup_made.emit()

    def say(self, words: str, *, tone: str = "info") -> None:
        """Say something where it is seen: in the dialog while it is open."""
        if self._people is not None and self._people.isVisible():
            self._people.notice.say(words, tone=tone)
        else:
            self._window.say(words, tone=tone)

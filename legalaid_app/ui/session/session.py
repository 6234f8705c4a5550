"""One person at the desk with an open store: the window, its screens, and their way back to the lock."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from legalaid_app import __version__
from legalaid_app.domain.words import gettext as _
from legalaid_app.services.closing import leave_office
from legalaid_app.services.office import Changes, Office
from legalaid_app.ui.kit.lanes import PaperLane, StoreLane
from legalaid_app.ui.kit.run import Run
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.main_window import Bar, MainWindow
from legalaid_app.ui.places import Place
from legalaid_app.ui.session.auto_lock import AutoLock
from legalaid_app.ui.session.backup_watch import BackupWatch
from legalaid_app.ui.session.clipboard import clear_own_clipboard
from legalaid_app.ui.session.office_signal import OfficeSignal
from legalaid_app.ui.session.presenter import FramePresenter, LastingState
from legalaid_app.ui.session.rooms import Rooms
from legalaid_app.ui.settings.acts import SettingsActs

FIRST = "today"


class Session(QObject):
    """The Shell of the screens. `end()` puts everything away and closes the store.

    Args:
        lane: the thread in which *office* was opened; the session ends it.
    """

    lock_requested = Signal()
    quit_requested = Signal()
    ended = Signal()  # the store is closed and the key is gone

    def __init__(self, office: Office, lane: StoreLane, app: QApplication) -> None:
        super().__init__(app)
        self.office: Office | None = office
        self.user_id = office.user.id
        self.window = MainWindow(__version__)
        self._lane, self._paper = lane, PaperLane(self)
        lane.setParent(self)
        self._run, self._paper_run = lane.owned_by(self.window), self._paper.owned_by(self.window)
        self._ending = False
        self._signal = OfficeSignal(office, self)
        self.frame = FramePresenter(self, office, self._run)
        self.backups = BackupWatch(office, self._run, self)
        self.settings = SettingsActs(office, self._run, self.window)
        self.rooms = Rooms(Desk(office, self._run, self._paper_run, self), self.window)
        self.window.set_office("", office.user.name)
        self.window.set_new(_("New client"))
        self.window.menus.action("help").setVisible(False)  # there are no pages of help yet
        self.auto_lock = AutoLock(app, self)  # last: until now nobody could touch anything
        self._connect()

    def show(self, place: Place | None = None, geometry: QByteArray | None = None) -> None:
        """Show the window, at *place* and as large as before, where there was a before."""
        if not geometry or not self.window.restoreGeometry(geometry):
            room = self.window.screen().availableSize() - QSize(8, 40)
            self.window.resize(self.window.sizeHint().boundedTo(room))
        section = place.section if place and place.section in self.rooms else FIRST
        if self.window.section != section:
            self.window.show_section(section)
        else:
            self._shown(section)
        if place and place.record is not None:
            self._open_record(place)
        self.window.show()
        self.window.activateWindow()
        self.frame.refresh()
        self.rooms.make_the_others()

    @property
    def run(self) -> Run:
        """Starts a job in the store lane, as the screens do."""
        return self._run

    @property
    def is_busy(self) -> bool:
        """Is a job under way in one of the lanes?"""
        return self._lane.is_busy or self._paper.is_busy

    @property
    def place(self) -> Place:
        """Where the person is, to come back to after the lock."""
        section = self.window.section
        presenter = self._presenter(section)
        here = self.window.places.here
        record = here.record if here and here.section == section else None
        return Place(section, getattr(presenter, "record_id", None) or record)

    # ---- what screens may ask (Shell) ----

    def open_client(self, client_id: UUID) -> None:
        """Show this client in the clients section."""
        self._open_at("clients", client_id)

    def open_letter(self, letter_id: UUID) -> None:
        """Show this issued letter in the letters section."""
        self._open_at("letters", letter_id)

    def write_letter(self, client_id: UUID) -> None:
        """Open the preview of a new guidance letter for this client."""
        self.go("letters")
        self._presenter("letters").write_letter(client_id)

    def show_reissue(self) -> None:
        """Show who holds outdated letters, in the letters section."""
        self.go("letters")
        self._presenter("letters").show_reissue()

    @Slot(str)
    def go(self, section: str) -> None:
        """Show a section."""
        self.window.show_section(section)

    def notice(self, words: str) -> None:
        """Say something that needs no answer."""
        self.window.say(words)

    def saved(self) -> None:
        """Say in the status bar when something was last stored."""
        if self.office is not None:
            self.window.set_saved(f"{self.office.now().astimezone():%H:%M:%S}")

    # ---- what the frame's presenter shows ----

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Offer what can be taken back and done again."""
        self.window.set_undo(undo)
        self.window.set_redo(redo)

    def show_bars(self, bars: Sequence[LastingState]) -> None:
        """Show lasting states."""
        self.window.set_bars([Bar(bar.key, bar.text, bar.action, bar.tone) for bar in bars])

    def show_count(self, section: str, n: int) -> None:
        """Show how much waits in a section."""
        self.window.set_count(section, n)

    def show_office(self, name: str) -> None:
        """Say whose office it is and who is signed in."""
        if self.office is not None:
            user = self.office.user
            self.window.set_office(name, f"{user.name} · {_(user.role.label)}")

    def say(self, words: str, *, tone: str = "info") -> None:
        """Say what just happened."""
        self.window.say(words, tone=tone)

    # ---- the end ----

    def hide_everything(self) -> None:
        """Put away every window, dialog, menu and tool tip of the program, now."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                widget.hide()

    def end(self) -> None:
        """Hide everything, keep what is being typed, close the store; `ended` follows."""
        if self._ending:
            return
        self._put_away()
        office, self.office = self.office, None
        if office is not None:
            self._lane(partial(leave_office, office), self._closed, self._closed)

    def end_now(self) -> None:
        """The same, before this returns: the program is going."""
        if self._ending:
            self._lane.finish()
            return
        self._put_away()
        office, self.office = self.office, None
        if office is not None:
            self._lane(partial(leave_office, office), _ignore, _ignore)
        self._lane.finish()
        self._paper.shutdown()

    def _put_away(self) -> None:
        self._ending = True
        self.backups.stop()
        self.auto_lock.stop()
        self.hide_everything()
        clear_own_clipboard()
        for screen in self.rooms.made:
            screen.flush()
        self._signal.stop()
        self._run.close()
        self._paper_run.close()

    def _closed(self, outcome: object) -> None:
        self._lane.shutdown()
        self._paper.shutdown()
        self.rooms.close()
        self.window.deleteLater()
        self.ended.emit()
        if isinstance(outcome, Exception):
            raise outcome

    @Slot(str)
    def _not_backed_up(self, why: str) -> None:
        self.say(_("No backup could be made. {why}").format(why=why), tone="medium")

    # ---- wiring ----

    def _connect(self) -> None:
        window, queued = self.window, Qt.ConnectionType.QueuedConnection
        self._signal.changed.connect(self._changed)
        self.auto_lock.lock_requested.connect(self._ask_for_lock, queued)
        self._lane.busy_changed.connect(window.set_busy)
        window.lock_requested.connect(self.lock_requested, queued)
        window.about_to_close.connect(self.quit_requested, queued)
        window.undo_requested.connect(self.frame.undo)
        window.redo_requested.connect(self.frame.redo)
        window.new_requested.connect(self._new_client)
        window.edit_requested.connect(self._edit)
        window.print_requested.connect(self._print)
        window.section_changed.connect(self._shown)
        window.place_requested.connect(self._open_record)
        window.bar_action.connect(self._act_on_bar)
        self.backups.problem.connect(self._not_backed_up)
        self.settings.backup_made.connect(self.frame.refresh)

    @Slot(object)
    def _changed(self, touched: Changes) -> None:
        """A commit happened."""
        self.saved()
        for screen in self.rooms.made:
            screen.changed(touched)
        self.frame.changed(touched)

    @Slot(str)
    def _ask_for_lock(self, _why: str) -> None:
        self.lock_requested.emit()

    @Slot(str)
    def _act_on_bar(self, key: str) -> None:
        if key == "letters":
            self.show_reissue()
        elif key == "backup":
            self.settings.choose_backup_folder()
        else:
            self.go(key)

    @Slot()
    def _new_client(self) -> None:
        self.go("clients")
        primary = self.rooms.get("clients").primary
        if primary is not None:
            primary()

    @Slot()
    def _edit(self) -> None:
        self._presenter("clients").edit_client()

    @Slot()
    def _print(self) -> None:
        self._presenter("letters").print_letter()

    @Slot(str)
    def _shown(self, section: str) -> None:
        self.window.enable("edit", section == "clients")
        self.window.enable("print", section == "letters")
        if section in self.rooms:
            self.rooms.get(section).shown()

    @Slot(object)
    def _open_record(self, place: Place) -> None:
        """Show the record of a place in a section that is shown already."""
        if place.record is None:
            return
        if place.section == "clients":
            self._presenter("clients").open_client(place.record)
        elif place.section == "letters":
            self._presenter("letters").open_letter(place.record)

    def _open_at(self, section: str, record: UUID) -> None:
        self.window.show_section(section, record)
        self._open_record(Place(section, record))

    def _presenter(self, section: str) -> Any:
        return self.rooms.get(section).presenter


def _ignore(_outcome: object) -> None:
    """The program is going: there is nobody to tell."""

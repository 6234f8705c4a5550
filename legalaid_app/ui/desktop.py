"""From the unlock window to an open office and back, as often as somebody locks."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from legalaid_app import __version__
from legalaid_app.domain.words import gettext as _
from legalaid_app.services.office import Office
from legalaid_app.services.unlock import close_office, create_office, holds_store
from legalaid_app.system.logs import event
from legalaid_app.system.preferences import Preferences, save_preferences
from legalaid_app.ui.kit.lanes import StoreLane
from legalaid_app.ui.kit.language import install_language, offered
from legalaid_app.ui.looks import Looks
from legalaid_app.ui.places import Place
from legalaid_app.ui.session.session import Session
from legalaid_app.ui.unlock.first_start_page import FirstStartPage
from legalaid_app.ui.unlock.presenter import (
    FirstStartPresenter,
    Maker,
    Opener,
    UnlockPresenter,
    open_store,
)
from legalaid_app.ui.unlock.unlock_page import UnlockPage
from legalaid_app.ui.unlock.window import UnlockWindow

log = logging.getLogger(__name__)


class Desktop(QObject):
    """`start()` shows the first window; `first_painted` and `finished` tell of both ends.

    Args:
        home: where the preferences are kept, and where a first store goes.
        store: a store to open instead of the last one; it is not remembered.
        hint: a sentence for the unlock window, such as that of a demonstration.
        open_office, create_office: how stores are opened and made.
    """

    first_painted = Signal()
    finished = Signal()

    def __init__(
        self,
        app: QApplication,
        home: Path,
        preferences: Preferences,
        *,
        store: Path | None = None,
        hint: str = "",
        open_office: Opener = open_store,
        create_office: Maker = create_office,
    ) -> None:
        super().__init__(app)
        self._app, self._home, self._hint = app, home, hint
        self._open, self._create = open_office, create_office
        self.preferences = preferences
        self._given = store
        self.store = store or (Path(preferences.store) if preferences.store else None)
        self.looks = Looks(app, self)
        self.looks.apply(preferences)
        self._lane = StoreLane(self)
        self._places: dict[UUID, Place] = {}
        self._geometry = QByteArray()
        self._person = ""
        self._leaving = False
        self._presenter: UnlockPresenter | FirstStartPresenter | None = None
        self.session: Session | None = None
        self.window = self._new_window()
        self.window.first_painted.connect(self.first_painted)

    def start(self) -> None:
        """Show the page that fits: unlock the store that is known, or make the first one."""
        self._show_page()
        self.window.resize(self.window.sizeHint())
        self.window.show()

    def ask_for_passphrase(self, store: Path) -> None:
        """Show the page that unlocks *store*."""
        self.store = store
        self._show_unlock()

    @property
    def page(self) -> UnlockPage | FirstStartPage | None:
        """The page of the unlock window."""
        page = self.window.page
        return page if isinstance(page, UnlockPage | FirstStartPage) else None

    def say(self, words: str) -> None:
        """Say something where the person looks: for errors that nobody caught."""
        if self.session is not None:
            self.session.say(words, tone="high")
        elif isinstance(self.page, UnlockPage):
            self.page.show_problem(words, again=False)
        elif self.page is not None:
            self.page.show_field_problem("", words)

    @Slot()
    def lock(self) -> None:
        """Hide everything at once, close the store and ask for the passphrase."""
        if self.session is None or self._leaving:
            return
        event(log, "session.locked")
        self._remember_place()
        self.session.end()
        QTimer.singleShot(0, self, self._show_closing)

    @Slot()
    def leave(self) -> None:
        """Close the store and end the program."""
        if self._leaving:
            return
        self._leaving = True
        if self.session is not None:
            self.session.end()
        else:
            self.finished.emit()

    def close_now(self) -> None:
        """Keep what is being typed and close the store, before this returns."""
        if self.session is not None:
            self.session.end_now()
            self.session = None
        self._lane.finish()

    # ---- before a store is open ----

    def _show_page(self) -> None:
        if self.store is not None:
            self._show_unlock()
        else:
            self._show_first_start()

    def _show_unlock(self) -> None:
        page = UnlockPage(self._hint)
        presenter = UnlockPresenter(page, self._lane.owned_by(page), self._opened, self._open)
        self._presenter = presenter
        page.unlock_requested.connect(presenter.unlock)
        page.other_store_requested.connect(self._choose_store)
        page.new_store_requested.connect(self._show_first_start)
        page.people_shown.connect(self._offer_person)
        self.window.show_page(page, 30)
        page.passphrase.setFocus()
        if self.store is not None:
            presenter.start(self.store)

    @Slot()
    def _offer_person(self) -> None:
        if isinstance(self.page, UnlockPage):
            self.page.choose(self._person)

    @Slot()
    def _show_first_start(self) -> None:
        folder = self._home if not holds_store(self._home) else self._home / "new-store"
        page = FirstStartPage(offered(), self.preferences.language, folder)
        presenter = FirstStartPresenter(page, self._lane.owned_by(page), self._opened, self._create)
        self._presenter = presenter
        page.create_requested.connect(presenter.create)
        page.other_store_requested.connect(self._choose_store)
        page.language_chosen.connect(self._speak)
        self.window.show_page(page, 44)
        page.office.setFocus()

    @Slot()
    def _show_closing(self) -> None:
        """Something is there to look at while a long job comes to its end."""
        if self.session is not None and not self._leaving:
            page = UnlockPage(self._hint)
            self.window.show_page(page, 30)
            page.show_busy(_("Closing the store…"))
            self.window.show()

    @Slot()
    def _choose_store(self) -> None:
        start = str((self.store or self._home).parent)
        chosen = QFileDialog.getExistingDirectory(
            self.window, _("Folder of the store to open"), start
        )
        if chosen:
            self.store = Path(chosen)
            self._show_unlock()

    @Slot(str)
    def _speak(self, language: str) -> None:
        """Another language of the program: build the window again in it."""
        self._prefer(replace(self.preferences, language=language))
        install_language(self._app, language)
        former, self.window = self.window, self._new_window()
        self._show_first_start()
        self.window.setGeometry(former.geometry())
        self.window.show()
        former.hide()
        former.deleteLater()

    def _new_window(self) -> UnlockWindow:
        window = UnlockWindow(__version__)
        window.closed.connect(self.leave)
        return window

    # ---- with an open office ----

    def _opened(self, office: Office) -> None:
        """A store was opened, or made."""
        if self._leaving:
            close_office(office)
            return
        event(log, "session.unlocked")
        self.store, self._person = office.folder, office.user.name
        if office.folder != self._given:
            self._prefer(replace(self.preferences, store=str(office.folder)))
        session = Session(office, self._lane, self._app)
        self._lane = StoreLane(self)
        self.session = session
        session.lock_requested.connect(self.lock)
        session.quit_requested.connect(self._quit_by_window)
        session.ended.connect(self._ended)
        self.looks.add_to(session.window, self._prefer, lambda: self.preferences)
        session.show(self._places.get(office.user.id), self._geometry)
        self.window.hide()
        if self.page is not None:
            self.page.forget()

    @Slot()
    def _quit_by_window(self) -> None:
        self.leave()

    @Slot()
    def _ended(self) -> None:
        """The store is closed."""
        former, self.session = self.session, None
        if former is not None:
            former.deleteLater()
        if self._leaving:
            self.finished.emit()
            return
        self._show_unlock()
        self.window.show()
        self.window.activateWindow()

    def _remember_place(self) -> None:
        if self.session is not None:
            self._places = {self.session.user_id: self.session.place}
            self._geometry = self.session.window.saveGeometry()

    def _prefer(self, chosen: Preferences) -> None:
        self.preferences = chosen
        save_preferences(self._home, chosen)

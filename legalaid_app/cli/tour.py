"""The demonstration without a display: the real windows, step by step, each with a picture."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ..app import make_application
from ..domain.letter import Letter
from ..domain.words import gettext as _
from ..services import demo, letters, reissue
from ..services.demo import PASSPHRASE, DemoClock, Story
from ..services.unlock import close_office, create_office, open_office
from ..system.files import atomic_write
from ..system.preferences import Preferences
from ..ui.desktop import Desktop
from ..ui.kit.language import install_language
from ..ui.qt_log import log_qt

SIZE = (1366, 768)
PATIENCE = 60.0  # seconds that one step may take


def walk(out: Path, say: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Walk the whole story; write a picture of each screen and every letter to *out*.

    Returns:
        the names of pictures and letters, and how many letters were out of date
        before the ruling, after it, and after the re-issue.
    """
    app = make_application()
    log_qt()  # the offscreen platform has remarks of its own, which help nobody
    install_language(app, "en")
    with tempfile.TemporaryDirectory(prefix="legalaid-demo-") as temporary:
        return Tour(app, out, Path(temporary), say or _nothing).walk()


def _nothing(_words: str) -> None:
    """Nobody listens."""


class Tour:
    """One walk; pictures are numbered in the order of the story."""

    def __init__(
        self, app: QApplication, out: Path, home: Path, say: Callable[[str], None]
    ) -> None:
        self._app, self._out, self._say = app, out, say
        self._clock = DemoClock()
        self._screens: list[str] = []
        self._letters: list[str] = []
        self._folder = home / "store"
        for folder in (out / "screens", out / "letters"):
            folder.mkdir(parents=True, exist_ok=True)
        self._desktop = Desktop(
            app,
            home,
            Preferences(theme="light"),
            create_office=partial(create_office, now=self._clock),
            open_office=lambda folder, said, label: open_office(
                folder, said, label=label, now=self._clock, data=folder / "data"
            ),
        )

    def walk(self) -> dict[str, Any]:
        """The story of the README."""
        self._first_start()
        story = self._fill()
        self._unlock()
        self._clients(story)
        self._litigation(story)
        before = self._issue(story)
        after = self._ruling(story)
        issued = self._reissue(story)
        left = demo.stale_count(self._office)
        self._looks(story)
        self._desktop.close_now()
        self._settle()
        return {
            "screens": self._screens,
            "letters": self._letters,
            "stale_before": before,
            "stale_after_ruling": after,
            "reissued": issued,
            "stale_after_reissue": left,
        }

    # ---- the steps ----

    def _first_start(self) -> None:
        self._desktop.start()
        page: Any = self._desktop.page
        page.office.setText("Riverside Legal Aid (demonstration)")
        page.name.setText("Luz Ejemplo")
        page.role.setCurrentIndex(1)
        for line in (page.passphrase, page.again):
            line.line.setText(PASSPHRASE)
        self._shoot("first-start", self._desktop.window)
        page.forget()

    def _fill(self) -> Story:
        self._say(_("Making an encrypted store with fictional people …"))
        office = demo.make_office(self._folder, self._clock)
        story = demo.add_people(office, self._clock)
        close_office(office)
        return story

    def _unlock(self) -> None:
        self._desktop.ask_for_passphrase(self._folder)
        page: Any = self._desktop.page
        shown: list[bool] = []
        page.people_shown.connect(partial(shown.append, True))
        self._wait(lambda: bool(shown))
        self._shoot("unlock", self._desktop.window)
        page.unlock_requested.emit("Luz Ejemplo", PASSPHRASE)
        self._wait(lambda: self._desktop.session is not None)
        self._window.resize(*SIZE)
        self._settle()
        self._shoot("today-not-verified")

    def _clients(self, story: Story) -> None:
        self._session.open_client(story.maria)
        self._settle()
        self._shoot("client")
        clients = self._session.rooms.get("clients")
        for tab in ("household", "triage", "history"):
            clients.widget.show_tab(tab)
            self._settle()
            self._shoot(f"client-{tab}")
        clients.widget.show_tab("overview")
        clients.presenter.new_client()
        self._settle()
        self._shoot("new-client", self._front())
        self._close_front()

    def _litigation(self, story: Story) -> None:
        self._session.go("litigation")
        self._settle()
        self._shoot("litigation-not-verified")
        self._session.write_letter(story.maria)
        self._settle()
        self._shoot("letter-draft-not-verified", self._front())
        self._close_front()
        self._session.go("litigation")
        self._session.rooms.get("litigation").presenter.ask_verify()
        self._settle()
        self._shoot("verify-orders", self._front())
        self._close_front()
        self._in_lane(partial(demo.verify_orders, self._own(story)))
        self._shoot("litigation-verified")

    def _issue(self, story: Story) -> int:
        self._say(_("Writing and sealing letters …"))
        issued = self._in_lane(partial(demo.issue_letters, self._own(story)))
        for letter in issued:
            self._keep(letter)
        self._session.open_letter(issued[1].id)
        self._settle()
        self._shoot("letter-issued")
        return demo.stale_count(self._office)

    def _ruling(self, story: Story) -> int:
        self._say(_("An invented ruling of 2 December 2026 …"))
        self._clock.stand_on(demo.RULING_DAY)
        self._session.go("litigation")
        self._in_lane(partial(demo.enter_ruling, self._own(story)))
        self._shoot("ruling")
        self._session.go("today")
        self._settle()
        self._shoot("today-out-of-date")
        self._session.show_reissue()
        self._settle()
        self._shoot("re-issue")
        return demo.stale_count(self._office)

    def _reissue(self, story: Story) -> int:
        done = self._in_lane(partial(reissue.reissue, self._office))
        for letter in done.issued:
            self._keep(letter)
        self._shoot("re-issued")
        self._session.open_client(story.maria)
        self._session.rooms.get("clients").widget.show_tab("letters")
        self._settle()
        self._shoot("client-letters")
        self._session.go("history")
        self._settle()
        self._shoot("history")
        return len(done.issued)

    def _looks(self, story: Story) -> None:
        """The same screens dark, and with text twice as large."""
        for name, theme, scale in (("dark", "dark", 1.0), ("large-text", "light", 2.0)):
            self._desktop.looks.apply(Preferences(theme=theme, text_scale=scale))
            self._session.open_client(story.maria)
            self._session.rooms.get("clients").widget.show_tab("overview")
            self._settle()
            self._shoot(f"client-{name}")
            self._session.go("litigation")
            self._settle()
            self._shoot(f"litigation-{name}")
        self._desktop.looks.apply(Preferences(theme="light"))

    # ---- the means ----

    @property
    def _session(self) -> Any:
        return self._desktop.session

    @property
    def _window(self) -> QWidget:
        window: QWidget = self._session.window
        return window

    @property
    def _office(self) -> Any:
        return self._session.office

    def _own(self, story: Story) -> Story:
        """The story in the office that the window has open."""
        return Story(self._office, story.clock, story.maria, story.holders)

    def _in_lane(self, job: Callable[[], Any]) -> Any:
        """Run *job* as the window would, and wait for it and for what it changed."""
        outcome: list[Any] = []
        self._session.run(job, outcome.append, outcome.append)
        self._wait(lambda: bool(outcome))
        if isinstance(outcome[0], Exception):
            raise outcome[0]
        self._settle()
        return outcome[0]

    def _settle(self) -> None:
        """Let every job come back and every window paint."""
        for _round in range(4):
            self._wait(lambda: self._session is None or not self._session.is_busy)
            for _turn in range(5):
                self._app.processEvents()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.02)

    def _wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError("a step of the demonstration did not come to its end")
            self._app.processEvents()
            time.sleep(0.005)

    def _front(self) -> QWidget:
        """The dialog in front, else the window."""
        return self._app.activeModalWidget() or next(
            (w for w in self._app.topLevelWidgets() if w.isVisible() and w is not self._window),
            self._window,
        )

    def _close_front(self) -> None:
        front = self._front()
        if front is not self._window:
            front.close()
        self._settle()

    def _shoot(self, name: str, widget: QWidget | None = None) -> None:
        file = f"screens/{len(self._screens) + 1:02d}-{name}.png"
        target = widget or self._window
        self._app.processEvents()
        target.grab().save(str(self._out / file))
        self._screens.append(file)
        self._say(f"  {file}")

    def _keep(self, letter: Letter) -> None:
        """Write the sealed PDF, byte for byte, under the letter's number."""
        file = f"letters/{letter.number}-{letter.kind.value}-{letter.language}.pdf"
        atomic_write(self._out / file, letters.sealed_pdf(self._office, letter.id))
        self._letters.append(file)
        self._say(f"  {file}")

"""The page of the day over a real store."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from legalaid_app.domain.client import Client
from legalaid_app.domain.ids import ClientId, TaskId
from legalaid_app.domain.lawsuit import Docket
from legalaid_app.domain.task import Task
from legalaid_app.services import clients, drafts, litigation
from legalaid_app.services.today import waiting
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.today.screen import make_screen
from tests.drivers.screen_driver import ScreenDriver


class Frame:
    """The frame around the page: remembers where it was asked to go."""

    def __init__(self):
        self.went, self.said = [], []

    def open_client(self, client_id):
        self.went.append(("client", client_id))

    def open_letter(self, letter_id):
        self.went.append(("letter", letter_id))

    def write_letter(self, client_id):
        self.went.append(("write", client_id))

    def show_reissue(self):
        self.went.append(("reissue", None))

    def go(self, section):
        self.went.append(("section", section))

    def notice(self, words):
        self.said.append(words)

    def saved(self):
        pass


@pytest.fixture
def frame():
    return Frame()


@pytest.fixture
def rosa(office):
    made = Client(id=ClientId(uuid4()), given_name="Rosa", surname="Diaz")
    return clients.add_client(office, made, question="Should I file this year?")


@pytest.fixture
def page(qtbot, office, frame):
    screen = make_screen(Desk(office, run_now, run_now, frame))
    office.listeners.append(screen.changed)
    driver = ScreenDriver(qtbot, screen.widget)
    driver.made = screen
    screen.shown()
    return driver


def task(office, title, days, client=None):
    return clients.add_part(
        office,
        Task(
            id=TaskId(office.new_id()),
            title=title,
            due_on=office.today() + timedelta(days=days),
            client_id=client.id if client else None,
        ),
    )


def test_tasks_stand_in_the_order_of_their_days(page, office, rosa):
    task(office, "Send the form", 3, rosa)
    task(office, "Call about the refund", -2, rosa)
    task(office, "Read the docket", 0)
    task(office, "Next month", 30)
    assert page.rows("Tasks") == [
        "Call about the refund, Diaz, Rosa · 2 days overdue",
        "Read the docket, Due today",
        "Send the form, Diaz, Rosa · Due 27 Nov 2026",
    ]


def test_enter_opens_whom_a_task_is_about(page, office, rosa, frame):
    task(office, "Call about the refund", 0, rosa)
    page.select_row("Tasks", "Call about the refund")
    page.key(Qt.Key.Key_Return, "Tasks")
    assert frame.went == [("client", rosa.id)]


def test_d_ticks_a_task_off(page, office, rosa, frame):
    made = task(office, "Call about the refund", 0, rosa)
    page.select_row("Tasks", "Call about the refund")
    page.key(Qt.Key.Key_D, "Tasks")
    assert frame.said == ["Done: Call about the refund"]
    assert clients.open_file(office, rosa.id).tasks[0].done_on == office.today()
    assert made.done_on is None
    assert page.shows("Nothing is due within a week.")


def test_the_button_ticks_off_as_well(page, office, rosa):
    task(office, "Call about the refund", 0, rosa)
    page.select_row("Tasks", "Call about the refund")
    page.press("Done")
    assert page.shows("Nothing is due within a week.")


def test_a_client_with_a_question_and_no_plan_is_listed(page, office, rosa, frame):
    assert page.shows("Diaz, Rosa")
    page.press("Open: Diaz, Rosa")
    assert frame.went == [("client", rosa.id)]
    task(office, "Call", 5, rosa)
    assert page.shows("Every client with an open question has something planned.")


def test_a_draft_can_be_resumed(page, office, rosa, frame):
    drafts.keep_draft(office, "client", rosa.id, {"surname": "Dia"})
    page.made.shown()
    assert page.shows("not saved yet")
    page.press("Open: Diaz, Rosa")
    assert ("client", rosa.id) in frame.went


def test_a_draft_of_a_new_client_leads_to_the_clients(page, office, frame):
    drafts.keep_draft(office, "new_client", uuid4(), {"surname": "Dia"})
    page.made.shown()
    page.press("Open: New client")
    assert frame.went == [("section", "clients")]


def test_what_nobody_verified_is_said_with_its_source(page, frame):
    assert page.shows("Unverified")
    assert page.shows("Last known: barred")
    assert page.shows("As of 3 Aug 2026 · according to")
    assert not page.shows("verified by")
    page.press("Open litigation")
    assert frame.went == [("section", "litigation")]


def test_what_an_attorney_verified_names_the_attorney(page, office):
    with office.reading() as look:
        dockets = [docket.id for docket in look.find(Docket)]
    litigation.verify_dockets(office, dockets, office.today())
    assert page.shows("As of 24 Nov 2026 · verified by Luz Ejemplo")
    assert page.shows("Barred")
    assert not page.shows("Unverified")


def test_letters_out_of_date_lead_to_the_reissue(page, frame):
    assert page.shows("no letter on file says what no longer holds")
    page.press("Review")
    assert frame.went == [("reissue", None)]


def test_a_task_that_somebody_ticked_off_meanwhile_is_said_and_read_again(
    page, office, rosa, frame
):
    made = task(office, "Call", 0, rosa)
    office.listeners.clear()
    clients.finish_task(office, made)
    page.select_row("Tasks", "Call")
    page.press("Done")
    assert "changed while you were editing" in frame.said[0]
    assert page.shows("Nothing is due within a week.")


def test_every_control_has_a_name(page, office, rosa):
    task(office, "Call about the refund", 0, rosa)
    assert audit(page.screen) == []


def test_the_service_counts_what_is_due(office, rosa):
    task(office, "Call", 0, rosa)
    task(office, "Write", -1, rosa)
    task(office, "Later", 2, rosa)
    assert waiting(office).due == 2

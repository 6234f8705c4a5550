"""Backups that the program makes by itself, and the one that a person asks for."""

import shutil

import pytest
from PySide6.QtWidgets import QFileDialog

from legalaid_app.domain.client import Client
from legalaid_app.domain.errors import DiskFull
from legalaid_app.services import backups, clients
from legalaid_app.services.closing import back_up_when_due, leave_office
from legalaid_app.services.unlock import open_office
from tests.tests_support import LUZ, QUICK
from tests.ui.desk_support import unlocked


def made_in(folder):
    return sorted(folder.rglob("*.labackup"))


def add(office, name="Rosa"):
    return clients.add_client(office, Client(id=office.new_id(), given_name=name))


def test_leaving_backs_up_what_changed_and_nothing_twice(store, clock, guidance):
    for given, expected in (("Rosa", 1), ("", 1), ("Ana", 2)):
        office = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
        if given:
            add(office, given)
        leave_office(office)
        clock.forward(hours=2)
        assert len(made_in(store)) == expected


def test_a_backup_that_cannot_be_made_keeps_nobody_from_leaving(
    store, clock, guidance, monkeypatch
):
    office = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    made = add(office)

    def full(*_given):
        raise DiskFull

    monkeypatch.setattr(backups, "back_up_on_close", full)
    leave_office(office)
    again = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    assert clients.get_client(again, made.id) == made
    leave_office(again)


def test_a_backup_is_due_half_an_hour_after_the_last_when_something_changed(office, clock):
    add(office)
    assert back_up_when_due(office) and not back_up_when_due(office)
    add(office, "Ana")
    assert not back_up_when_due(office)
    clock.forward(minutes=31)
    assert back_up_when_due(office) and not back_up_when_due(office)


@pytest.fixture
def main(desktop, qtbot):
    driver = unlocked(desktop, qtbot)
    driver.wait_for("Riverside Legal Aid")
    return driver


def test_the_bar_asks_for_a_backup_outside_and_the_button_makes_one(
    main, desktop, qtbot, tmp_path, monkeypatch
):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(stick))
    main.wait_for("No backup outside this computer in the last 7 days")
    main.press("Back up…")
    main.wait_for("The backup is made, opened again and checked whole.")
    assert len(made_in(stick)) == 1
    assert not backups.backup_state(desktop.session.office).outside_overdue
    main.wait_gone("No backup outside this computer in the last 7 days")


def test_a_stick_that_is_gone_is_said(main, desktop, qtbot, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(stick))
    main.wait_for("Back up…")
    shutil.rmtree(stick)
    main.press("Back up…")
    qtbot.waitUntil(lambda: not desktop.session.is_busy, timeout=20_000)
    assert not main.shows("The backup is made")


def test_locking_backs_up_before_the_store_is_closed(main, desktop, qtbot, store):
    desktop.lock()
    qtbot.waitUntil(lambda: desktop.session is None, timeout=20_000)
    assert len(made_in(store)) == 1

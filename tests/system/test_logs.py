"""The log tells what happened and where, and never about whom."""

import logging
import stat
import sys
import threading
from datetime import timedelta
from enum import Enum
from uuid import UUID

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError

from legalaid_app.domain.errors import InvalidField
from legalaid_app.system import logs
from legalaid_app.system.logs import event, failure, log_escaped_errors, start_logs, stop_logs

CANARY = "Zenaida Quetzalcoatl"
log = logging.getLogger("legalaid_app.tests")


class Colour(Enum):
    RED = "crimson"


@pytest.fixture
def written(tmp_path):
    handler = start_logs(tmp_path / "logs")
    yield lambda: (tmp_path / "logs" / logs.LOG_FILE).read_text(encoding="utf-8")
    stop_logs(handler)


def test_an_event_is_one_line_with_its_facts(written):
    event(log, "letter.sealed", pages=2, took=timedelta(seconds=3), id=UUID(int=7), kind=Colour.RED)
    line = written().strip()
    assert "\n" not in line
    assert line.endswith(
        "INFO legalaid_app.tests letter.sealed pages=2 took=0:00:03 "
        "id=00000000-0000-0000-0000-000000000007 kind=RED"
    )


def test_text_cannot_be_logged():
    with pytest.raises(TypeError):
        event(log, "client.opened", name=CANARY)


def test_of_an_error_the_type_and_the_frames_are_written_and_not_the_message(written):
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        failure(log, "import.failed", error, row=3)
    text = written()
    assert "import.failed row=3\nValueError\n" in text
    assert "test_logs.py" in text
    assert CANARY not in text


def test_the_cause_of_an_error_is_written_as_well(written):
    try:
        try:
            raise KeyError(CANARY)
        except KeyError as cause:
            raise InvalidField("name", CANARY, CANARY) from cause
    except InvalidField as error:
        failure(log, "form.failed", error)
    text = written()
    assert "field.invalid" in text
    assert "KeyError" in text
    assert CANARY not in text


def test_what_another_part_logs_with_text_keeps_the_place_and_loses_the_text(written):
    logging.getLogger("legalaid_app.other").warning("cannot open %s", CANARY)
    text = written()
    assert "WARNING legalaid_app.other (from test_logs:" in text
    assert CANARY not in text


def test_an_error_of_the_store_does_not_bring_its_parameters(written, office):
    query = sql("SELECT no_such_column FROM client WHERE surname = :n")
    with office.engines.reader.connect() as connection, pytest.raises(OperationalError) as caught:
        connection.execute(query, {"n": CANARY})
    failure(log, "store.failed", caught.value)
    assert "OperationalError" in written()
    assert CANARY not in written()


def test_what_nobody_caught_is_logged_from_every_thread(written, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *found: None)
    monkeypatch.setattr(threading, "excepthook", lambda found: None)
    log_escaped_errors()

    def fail():
        raise ValueError(CANARY)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    text = written()
    assert text.count("ValueError") == 2
    assert "error.escaped_in_thread" in text
    assert CANARY not in text


def test_the_log_never_takes_more_than_three_files(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "LARGEST", 2000)
    handler = start_logs(tmp_path / "logs")
    for number in range(300):
        event(log, "something.happened", number=number)
    stop_logs(handler)
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == logs.FILES
    assert all(file.stat().st_size <= 2000 for file in files)


def test_the_folder_is_its_owners_only(tmp_path):
    handler = start_logs(tmp_path / "logs")
    stop_logs(handler)
    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700

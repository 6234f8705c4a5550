"""The lanes: one worker each, outcomes on the main thread, nothing for the dead."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from shiboken6 import delete

from legalaid_app.ui.kit.lanes import PaperLane, StoreLane


@pytest.fixture(params=[StoreLane, PaperLane])
def lane(request, qapp):
    made = request.param()
    yield made
    made.shutdown()


def broken():
    raise ValueError("value")


def test_a_job_runs_elsewhere_and_comes_back_here(lane, qtbot):
    seen = []
    lane(
        threading.get_ident, lambda where: seen.append((where, threading.get_ident())), seen.append
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, here = seen[0]
    assert worker != here == threading.get_ident()


def test_jobs_run_in_the_order_they_were_started_on_one_thread(lane, qtbot):
    seen, threads = [], set()
    for n in range(50):
        lane(lambda n=n: threads.add(threading.get_ident()) or n, seen.append, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))
    assert len(threads) == 1


def test_an_error_of_a_job_comes_back_as_an_error(lane, qtbot):
    seen = []
    lane(broken, seen.append, lambda error: seen.append(type(error)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [ValueError]


def test_an_error_of_a_callback_reaches_the_hook(lane, qtbot):
    with qtbot.captureExceptions() as caught:
        lane(lambda: 1, lambda _: broken(), lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ValueError


def test_a_deleted_widget_is_not_called(lane, qtbot):
    label, seen, gate = QLabel(), [], threading.Event()
    run = lane.owned_by(label)
    run(gate.wait, lambda _: seen.append(label.text()), seen.append)
    delete(label)
    gate.set()
    lane(lambda: "end", seen.append, seen.append)
    qtbot.waitUntil(lambda: "end" in seen)
    assert seen == ["end"]


def test_a_closed_run_delivers_nothing_and_starts_nothing(lane, qtbot):
    owner, seen, ran = QObject(), [], []
    run = lane.owned_by(owner)
    run(lambda: ran.append(1), seen.append, seen.append)
    run.close()
    run(lambda: ran.append(2), seen.append, seen.append)
    lane(lambda: "end", seen.append, seen.append)
    qtbot.waitUntil(lambda: "end" in seen)
    assert seen == ["end"]
    assert ran == [1], "a job that was started is finished: it may be a save"


def test_a_lane_says_when_it_is_busy(lane, qtbot):
    heard, done = [], []
    lane.busy_changed.connect(heard.append)
    lane(lambda: 1, done.append, done.append)
    lane(lambda: 2, done.append, done.append)
    assert lane.is_busy
    qtbot.waitUntil(lambda: len(done) == 2)
    assert heard == [True, False]
    assert not lane.is_busy


def test_after_shutdown_nothing_is_delivered(qtbot):
    lane, seen = StoreLane(), []
    gate = threading.Event()
    lane(gate.wait, seen.append, seen.append)
    gate.set()
    lane.shutdown()
    lane(lambda: 1, seen.append, seen.append)
    qtbot.wait(20)
    assert seen == []


def test_the_worker_never_holds_the_last_reference_to_a_callback(lane, qtbot):
    """A widget that dies on the worker's thread takes the program with it."""
    died_on = []

    class Holder:
        def __del__(self):
            died_on.append(threading.get_ident())

        def done(self, _result):
            pass

    for _ in range(200):
        holder = Holder()
        lane(lambda: None, holder.done, holder.done)
        del holder
    qtbot.waitUntil(lambda: len(died_on) == 200)
    gc.collect()
    assert set(died_on) == {threading.get_ident()}

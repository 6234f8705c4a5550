"""Starting jobs, in place and through `Latest`."""

from legalaid_app.ui.kit.run import Latest, run_now


def broken():
    raise ValueError("value")


def test_a_result_goes_to_done():
    seen = []
    run_now(lambda: 3, seen.append, lambda error: seen.append("failed"))
    assert seen == [3]


def test_an_error_goes_to_failed():
    seen = []
    run_now(broken, seen.append, lambda error: seen.append(type(error)))
    assert seen == [ValueError]


def test_only_the_job_started_last_is_delivered():
    waiting, seen = [], []
    latest = Latest(lambda job, done, failed: waiting.append((job, done)))
    for word in ("g", "ga", "gar"):
        latest(lambda word=word: word, seen.append, seen.append)
    for job, done in waiting:
        done(job())
    assert seen == ["gar"]


def test_what_is_forgotten_is_not_delivered():
    waiting, seen = [], []
    latest = Latest(lambda job, done, failed: waiting.append((done, failed)))
    latest(lambda: 1, seen.append, seen.append)
    latest.forget()
    waiting[0][0](1)
    waiting[0][1](ValueError())
    assert seen == []

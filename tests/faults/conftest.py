"""Faults need forks and, some of them, strace; what cannot run here is named, not skipped in silence."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .figures import LINES, LONG
from .tracing import untraceable

_NEEDS_FORK = ("test_kills.py", "test_races.py")
_NEEDS_STRACE = ("test_injections.py", "test_steps.py")
_REASONS: dict[str, str] = {}
if not hasattr(os, "fork"):
    _REASONS |= dict.fromkeys(_NEEDS_FORK, "this system has no fork")
if _why := untraceable():
    _REASONS |= dict.fromkeys(_NEEDS_STRACE, _why)

collect_ignore = list(_REASONS)


@pytest.fixture
def fast_folder() -> Iterator[Path]:
    """A folder in memory where there is one, for what does not depend on a real disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the faults came to."""
    if not LINES and not _REASONS:
        return
    terminalreporter.section("faults, long run" if LONG else "faults, quick run")
    for line in sorted(LINES):
        terminalreporter.write_line(f"faults: {line}")
    for name, reason in _REASONS.items():
        terminalreporter.write_line(f"faults: {name} is not collected here: {reason}")

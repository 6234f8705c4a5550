"""Children that can be killed at any instant, forked from a process that has imported everything.

A fresh Python needs a second to start; a fork is at work after a few milliseconds.
The process that forks never opens a store itself, and has one thread.

A child talks through a socket, not a file: what it said before it was killed can
still be read, and faults injected into its writes to files do not hit it.
"""

from __future__ import annotations

import os
import signal
import socket
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Say = Callable[[str], None]


class Child:
    """A forked process, what it said so far, and how it ended."""

    def __init__(self, work: Callable[[Say, Callable[[], str]], None]) -> None:
        """Fork; the child runs ``work(say, hear)`` and ends."""
        self._socket, theirs = socket.socketpair()
        self.pid = os.fork()
        if self.pid == 0:
            self._socket.close()
            _be_the_child(theirs, work)
        theirs.close()
        self._pending = b""
        self.ended = False

    def say(self, line: str) -> None:
        """Tell the child something; it may be dead."""
        try:
            self._socket.sendall(line.encode() + b"\n")
        except OSError:
            pass

    def hear(self, patience: float = 60.0) -> str:
        """Return the next line of the child; "" when it has ended."""
        self._socket.settimeout(patience)
        while b"\n" not in self._pending:
            try:
                more = self._socket.recv(65536)
            except ConnectionResetError:
                more = b""
            if not more:
                return ""
            self._pending += more
        line, self._pending = self._pending.split(b"\n", 1)
        return line.decode()

    def rest(self) -> list[str]:
        """Return what it says until it ends. A line that death cut off was never said."""
        return list(iter(self.hear, ""))

    def kill(self) -> None:
        """Kill it as the system would: nothing in it runs any more."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for the end and return the exit code; minus the signal if it was killed."""
        _pid, status = os.waitpid(self.pid, 0)
        self.ended = True
        self._socket.close()
        return os.waitstatus_to_exitcode(status)


@contextmanager
def forked(work: Callable[[Say, Callable[[], str]], None]) -> Iterator[Child]:
    """A child for a while; it is gone afterwards, whatever happens."""
    child = Child(work)
    try:
        yield child
    finally:
        if not child.ended:
            child.kill()
            child.wait()


def asked(work: Callable[[], list[str]]) -> list[str]:
    """Run *work* in a child of its own and return the lines that it returns.

    Raises:
        RuntimeError: it failed; the text says where.
    """

    def answer(say: Say, _hear: Callable[[], str]) -> None:
        for line in work():
            say(line)

    with forked(answer) as child:
        lines = child.rest()
        if child.wait() or any(line.startswith("failed ") for line in lines):
            raise RuntimeError("\n".join(lines))
    return lines


def _be_the_child(theirs: socket.socket, work: Callable[[Say, Callable[[], str]], None]) -> None:
    code = 1
    stream = theirs.makefile("r")

    def say(line: str) -> None:
        theirs.sendall(line.encode() + b"\n")

    try:
        work(say, lambda: stream.readline().rstrip("\n"))
        code = 0
    except BaseException:  # noqa: BLE001 - it is told to the parent
        where = traceback.format_exc().strip().replace("\n", " | ")
        try:
            say(f"failed {where}")
        except OSError:
            pass
    finally:
        os._exit(code)


def patient(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until *condition* holds; tell whether it did."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.001)
    return condition()

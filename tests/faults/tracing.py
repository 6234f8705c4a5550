"""strace around a forked child: recording its writes, failing them, killing it between them."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .forks import Child, Say, forked, patient

_ANY_TRACER = (0x59616D61, ctypes.c_ulong(-1))
WRITES = "pwrite64"
FILE_WRITES = "write"
SYNCS = "fsync,fdatasync"
TRUNCATIONS = "ftruncate"
RENAMES = "?rename,?renameat,?renameat2"
REMOVALS = "?unlink,?unlinkat"


def untraceable() -> str:
    """Say why nothing can be traced here; "" where it can."""
    if sys.platform != "linux":
        return "strace is for Linux"
    if shutil.which("strace") is None:
        return "strace is not installed"
    probe = subprocess.run(
        ["strace", "-o", "/dev/null", "-e", "trace=none", "true"], capture_output=True, check=False
    )
    return "" if probe.returncode == 0 else "this system does not let strace trace"


@contextmanager
def traced(work: Callable[[Say], None], arguments: Sequence[str], log: Path) -> Iterator[Child]:
    """Fork *work* and let it start when strace, given *arguments*, has taken hold of it."""

    def when_told(say: Say, hear: Callable[[], str]) -> None:
        ctypes.CDLL(None).prctl(*_ANY_TRACER, 0, 0, 0)
        say("ready")
        hear()
        work(say)

    with forked(when_told) as child:
        if child.hear() != "ready":
            raise RuntimeError("the child did not come up")
        command = ["strace", "-qq", "-o", str(log), *arguments, "-p", str(child.pid)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as strace:
            status = Path(f"/proc/{child.pid}/status")
            if not patient(lambda: "TracerPid:\t0\n" not in status.read_text()):
                raise RuntimeError("strace did not take hold")
            child.say("go")
            try:
                yield child
            finally:
                if not child.ended:
                    child.kill()
                    child.wait()
                strace.wait(60)


def injecting(calls: str, what: str, when: str) -> list[str]:
    """Return strace's arguments to do *what* at some of these calls: "error=EIO", "signal=KILL"."""
    return ["-e", f"trace={calls}", "-e", f"inject={calls}:{what}:when={when}"]


def was_injected(log: Path) -> bool:
    """Did the fault come up, or was the work done before?"""
    content = log.read_text(errors="replace")
    return "(INJECTED)" in content or "killed by SIGKILL" in content

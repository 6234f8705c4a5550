"""Python 3.11 with PySide6 6.12: keep None, True and False alive. No Qt.

The wheels of PySide6 are built as if these could never die, which is so from
Python 3.12 on. Before, every call that returns nothing and every signal takes
one reference too many, and after some thousand of them the program is aborted
("deallocating None"). So their counts are set far beyond what a day can use.
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 40


def keep_singletons() -> None:
    """Make the singletons of Python 3.11 as good as immortal; harmless when repeated."""
    if sys.version_info >= (3, 12):
        return
    for one in (None, True, False, NotImplemented, ...):
        if sys.getrefcount(one) < ENOUGH // 2:
            ctypes.c_ssize_t.from_address(id(one)).value += ENOUGH

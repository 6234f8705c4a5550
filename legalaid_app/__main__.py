"""`legalaid` alone opens the desktop app; with a command it is a command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what was asked for and return the exit code."""
    if len(sys.argv) > 1:
        from .cli import main as command

        return command(sys.argv[1:])
    from .app import main as desktop

    return desktop()


if __name__ == "__main__":
    sys.exit(main())

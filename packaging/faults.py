#!/usr/bin/env python3
"""Run the fault tests: kills, refusals of the disk, races.

    python packaging/faults.py           the quick counts, as in the ordinary tests
    python packaging/faults.py --long    the long counts; takes a good part of an hour

The figures stand at the end of the output. Set the program up first, with `packaging/dev.py setup`.
"""

from __future__ import annotations

import os
import subprocess
import sys

from environment import PYTHON, ROOT


def main() -> int:
    """Run them and return pytest's exit code."""
    environment = dict(os.environ)
    if "--long" in sys.argv[1:]:
        environment["LEGALAID_FAULTS"] = "long"
    command = [str(PYTHON), "-m", "pytest", "tests/faults", "-q"]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

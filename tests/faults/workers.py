"""Starting the programs of this folder, each in a Python of its own, and reading their figures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def figures_of(program: str, *told: object) -> dict[str, Any]:
    """Run ``python -m tests.faults.PROGRAM`` and return the JSON on its last line."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{program}", *(str(each) for each in told)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1]) if done.stdout else {}
    return found

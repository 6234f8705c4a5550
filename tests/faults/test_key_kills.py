"""Every step of changing the keys is one at which the program may be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

STRIDE = 1 if os.environ.get("LEGALAID_TEST_KILLS") == "all" else 4


def test_a_kill_at_any_step_of_changing_the_keys_leaves_every_way_in(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.key_kills", str(tmp_path), str(STRIDE)]
    done = subprocess.run(command, cwd=Path.cwd(), capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    kills = json.loads(done.stdout)
    print("kills at steps:", kills)
    assert set(kills) == {"new_slot", "new_kit", "passphrase", "device", "no_device", "rotation"}
    assert min(kills.values()) * STRIDE >= 15 and kills["rotation"] * STRIDE >= 50

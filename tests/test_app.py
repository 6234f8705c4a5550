"""The program as it is started: in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAVY = ["sqlalchemy", "reportlab", "keyring", "alembic", "sqlcipher3", "argon2", "uharfbuzz"]

FIRST_PAINT = """
import json, sys
from pathlib import Path
from legalaid_app import app

heavy = json.loads(sys.argv[2])
def note():
    print(json.dumps([name for name in heavy if name in sys.modules]))
app.warm_up = note
from PySide6.QtCore import QTimer
made = app.make_application()
QTimer.singleShot(3000, made.quit)
sys.exit(app.main(Path(sys.argv[3]) if len(sys.argv) > 3 else None, home=Path(sys.argv[1])))
"""

WARMED = """
import sys
from legalaid_app import app
app._import_all()
assert all(name in sys.modules for name in ("sqlalchemy", "sqlcipher3", "argon2"))
"""

CRASH = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from legalaid_app import app

made = app.make_application()
def fail():
    name = "Zenaida Quetzalcoatl"
    qWarning(name)
    raise ValueError(name)
QTimer.singleShot(500, fail)
QTimer.singleShot(1500, made.quit)
sys.exit(app.main(home=Path(sys.argv[1])))
"""


def run(script, *arguments):
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_heavy_is_loaded_when_the_first_window_is_painted(tmp_path):
    done = run(FIRST_PAINT, tmp_path, json.dumps(HEAVY))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_nothing_heavy_is_loaded_before_a_known_store_is_unlocked(tmp_path, store):
    done = run(FIRST_PAINT, tmp_path, json.dumps(HEAVY), store)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_what_is_warmed_can_be_imported():
    assert run(WARMED).returncode == 0


def test_a_crash_leaves_type_and_place_in_the_log_and_no_name_anywhere(tmp_path):
    done = run(CRASH, tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "logs" / "legalaid.log").read_text()
    assert "error.escaped\nValueError\n" in text
    assert "qt.complained kind=QtWarningMsg" in text
    everything = text + done.stdout + done.stderr
    assert "Zenaida" not in everything

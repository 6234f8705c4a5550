"""The first window is on the screen before the heavy libraries are read."""

import subprocess
import sys

PROGRAM = """
import sys
import legalaid_app.ui.main_window
import legalaid_app.ui.kit.card_list, legalaid_app.ui.kit.table, legalaid_app.ui.kit.record_dialog
import legalaid_app.ui.kit.lanes, legalaid_app.ui.kit.messages, legalaid_app.ui.kit.language
import legalaid_app.ui.kit.record_list, legalaid_app.ui.kit.timeline, legalaid_app.ui.kit.accessible
print(sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[1:])))
"""
HEAVY = ["sqlalchemy", "alembic", "reportlab", "keyring", "sqlcipher3", "pikepdf", "uharfbuzz"]
QT_FREE = ["run", "date_text", "paged_rows", "error_words", "tokens", "crash_report", "singletons"]


def run(program, *words):
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_kit_and_the_frame_bring_no_heavy_library():
    assert run(PROGRAM, *HEAVY) == "[]"


def test_what_presenters_use_of_the_kit_brings_no_qt():
    names = ", ".join(f"legalaid_app.ui.kit.{name}" for name in QT_FREE)
    program = f"import sys, {names}, legalaid_app.ui.places, legalaid_app.ui.actions\nprint('PySide6' in sys.modules)"
    assert run(program) == "False"

import subprocess
import sys
from pathlib import Path

from legalaid_app.system.paths import data_folder, log_folder


def test_the_chosen_folder_is_taken(tmp_path):
    assert data_folder(tmp_path) == tmp_path
    assert log_folder(tmp_path) == tmp_path / "logs"


def test_the_usual_folders_carry_the_name_of_the_program_once():
    for folder in (data_folder(), log_folder()):
        assert folder.is_absolute()
        assert folder.parts.count("LegalAid") == 1


def test_data_and_logs_are_kept_apart():
    assert data_folder() != log_folder()


def test_asking_creates_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    data_folder()
    log_folder()
    assert list(tmp_path.iterdir()) == []


def test_the_library_for_folders_is_loaded_only_when_it_is_asked():
    code = "import sys, legalaid_app.system.paths; sys.exit('platformdirs' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0

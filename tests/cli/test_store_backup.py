"""`legalaid store backup | restore | rehearse`: their forms and exit codes."""

from __future__ import annotations

import io
import json
import sys

import pytest

from legalaid_app.cli import main

SAYS = "lantern orchard copper violin"


@pytest.fixture
def say(monkeypatch, capsys):
    def run(*arguments, stdin=SAYS):
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin + "\n"))
        code = main([*(str(a) for a in arguments), "--passphrase-stdin"])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def folder(say, tmp_path):
    code, _out, _err = say("store", "create", tmp_path / "s", "--office", "R", "--user", "Luz")
    assert code == 0
    return tmp_path / "s"


def test_a_backup_is_written_rehearsed_and_restored(say, folder, tmp_path):
    code, out, err = say("store", "backup", tmp_path, "--store", folder, "--json")
    made = json.loads(out)
    assert (code, err) == (0, "")
    assert (made["clients"], made["verified"]) == (0, True) and made["file"].endswith(".labackup")
    code, out, _err = say("store", "rehearse", made["file"], "--json")
    assert (code, json.loads(out)) == (0, {"file": made["file"], "clients": 0, "verified": True})
    code, out, _err = say("store", "restore", made["file"], folder, "--json")
    done = json.loads(out)
    assert (code, done["clients"], done["verified"]) == (0, 0, True)
    assert done["set_aside"].startswith(str(folder))
    code, out, _err = say("store", "verify", "--store", folder, "--json")
    assert code == 0 and json.loads(out)["ok"]
    code, out, _err = say("store", "restore", made["file"], tmp_path / "new")
    assert code == 0 and "restored" in out


def test_a_file_that_is_no_backup_and_a_wrong_passphrase_are_refused_in_one_line(
    say, folder, tmp_path
):
    code, out, _err = say("store", "backup", tmp_path / "b.labackup", "--store", folder, "--json")
    assert code == 0
    (tmp_path / "photo.labackup").write_bytes(b"x" * 10_000)
    for arguments, says in (
        (("rehearse", tmp_path / "photo.labackup"), SAYS),
        (("rehearse", tmp_path / "b.labackup"), "not the passphrase at all"),
        (("restore", tmp_path / "photo.labackup", tmp_path / "new"), SAYS),
        (("rehearse", tmp_path / "nothing.labackup"), SAYS),
    ):
        code, out, err = say("store", *arguments, stdin=says)
        assert (code, out, err.count("\n")) == (3, "", 1)
        assert err.startswith("legalaid: ")
    code, _out, _err = say("store", "backup", tmp_path / "b.labackup", "--store", folder)
    assert code == 2  # a file of that name is there

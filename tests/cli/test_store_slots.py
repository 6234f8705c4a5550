"""`legalaid store slots`: list, add, change, remove, test; secrets from standard input only."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys

import pypdfium2
import pytest

from legalaid_app.cli import main
from legalaid_app.vault import kdf
from tests.tests_support import QUICK

LUZ = "lantern orchard copper violin"
ANA = "meadow thunder pocket saffron"
NEW = "harbor willow copper basket lantern"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(kdf, "standard_policy", lambda: QUICK)


@pytest.fixture
def say(monkeypatch, capsys):
    """Run a command below `store`, with lines of standard input; return (code, out, err)."""

    def run(*arguments, lines=()):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = main(
            ["store", *(str(a) for a in arguments), *(["--passphrase-stdin"] if lines else [])]
        )
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def kit(tmp_path):
    return tmp_path / "kit.pdf"


@pytest.fixture
def folder(say, tmp_path, kit):
    made = tmp_path / "store"
    code, _out, err = say(
        "create", made, "--office", "Riverside", "--user", "Luz", "--role", "attorney",
        "--recovery-kit", kit, lines=[LUZ],
    )  # fmt: skip
    assert code == 0 and "Print it, then delete the file" in err
    return made


def code_on(pdf):
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    groups = dict(re.findall(r"(?m)\b([1-8])\s+([0-9A-Z]{5})\b", text))
    return "-".join(groups[str(number)] for number in range(1, 9))


def labels(say, folder):
    return [
        slot["label"] for slot in json.loads(say("slots", "--store", folder, "--json")[1])["slots"]
    ]


def test_the_ways_are_listed_without_a_key(say, folder):
    code, out, _err = say("slots", "--store", folder)
    assert code == 0 and "Luz" in out and "recovery" in out

    code, out, _err = say("slots", "list", "--store", folder, "--json")
    luz, kit = json.loads(out)["slots"]
    assert (luz["kind"], luz["kdf"]["name"], luz["device"]) == ("passphrase", "argon2id", False)
    assert (kit["kind"], kit["kdf"]) == ("recovery", {"name": "hkdf"})
    assert set(luz) == {"id", "kind", "label", "created", "device", "kdf"}
    assert say("info", folder)[0] == 0


def test_the_printed_code_is_typed_back_and_opens(say, folder, kit):
    code, out, _err = say("slots", "test", "--store", folder, lines=[code_on(kit).lower()])
    assert code == 0 and "Recovery kit" in out

    mistyped = code_on(kit)[:-1] + "*"
    code, out, err = say("slots", "test", "--store", folder, lines=[mistyped])
    assert (code, out) == (2, "") and "recovery.mistyped" in err and "8" in err
    assert say("slots", "test", "--store", folder, lines=[NEW])[0] == 3


def test_a_person_is_added_changed_and_removed(say, folder):
    code, out, _ = say(
        "slots", "add", "--store", folder, "--label", "Ana", "--json", lines=[LUZ, ANA]
    )
    assert code == 0 and json.loads(out)["added"]["label"] == "Ana"
    assert say("slots", "change", "--store", folder, lines=[ANA, NEW])[0] == 0
    assert say("slots", "test", "--store", folder, lines=[ANA])[0] == 3
    assert say("slots", "change", "--store", folder, "--label", "Ana", lines=[LUZ, ANA])[0] == 0
    assert say("slots", "test", "--store", folder, lines=[ANA])[0] == 0

    code, out, _ = say("slots", "remove", "Ana", "--store", folder, lines=[LUZ])
    assert code == 0 and "does not take back" in out
    assert labels(say, folder) == ["Luz", "Recovery kit"]


def test_the_last_way_and_ones_own_stay(say, folder):
    for name in ("Luz", "Recovery kit"):
        code, out, err = say("slots", "remove", name, "--store", folder, lines=[LUZ])
        assert (code, out) == (4, "") and "slot.last_way" in err
    assert say("slots", "remove", "Nobody", "--store", folder, lines=[LUZ])[0] == 1


def test_a_new_kit_and_shares_are_written_to_print(say, folder, tmp_path):
    for kind, pages in (("recovery", 1), ("shares", 3)):
        out = tmp_path / f"{kind}.pdf"
        assert (
            say("slots", "add", "--store", folder, "--kind", kind, "--out", out, lines=[LUZ])[0]
            == 0
        )
        assert len(pypdfium2.PdfDocument(out)) == pages
    assert labels(say, folder) == ["Luz", "Recovery kit", "Recovery kit 2", "Shares"]

    code = code_on(tmp_path / "recovery.pdf")
    assert say("slots", "test", "--store", folder, lines=[code])[0] == 0
    assert labels(say, folder) == ["Luz", "Recovery kit 2", "Shares"]


@pytest.mark.parametrize(
    ("arguments", "lines", "where"),
    [
        (["add"], [LUZ, ANA], "--label"),
        (["add", "--kind", "recovery"], [LUZ], "--out"),
        (["change"], [LUZ, "short"], "passphrase.weak"),
    ],
)
def test_what_is_missing_or_weak_is_said(say, folder, arguments, lines, where):
    code, out, err = say("slots", *arguments, "--store", folder, lines=lines)
    assert (code, out) == (2, "") and where in err and err.count("\n") == 1


def test_wrong_passphrases_have_to_wait_from_one_command_to_the_next(say, folder):
    answers = [say("slots", "test", "--store", folder, lines=[NEW])[2] for _ in range(4)]
    assert [answer.split(": ")[1] for answer in answers] == ["store.wrong_passphrase"] * 3 + [
        "store.wait"
    ]


def test_no_store_is_made_where_its_kit_could_not_be_written(say, tmp_path):
    code, _out, err = say(
        "create", tmp_path / "other", "--office", "O", "--user", "Luz",
        "--recovery-kit", tmp_path / "gone" / "kit.pdf", lines=[LUZ],
    )  # fmt: skip
    assert code == 2 and "--recovery-kit" in err and not (tmp_path / "other").exists()


def test_a_store_that_was_made_without_a_kit_says_nothing_of_one(say, tmp_path):
    code, out, err = say(
        "create", tmp_path / "other", "--office", "O", "--user", "Luz", "--json", lines=[LUZ]
    )
    assert (code, err) == (0, "") and json.loads(out)["slots"] == ["Luz"]
    shutil.rmtree(tmp_path / "other")
    assert say("slots", "--store", tmp_path / "other")[0] == 3

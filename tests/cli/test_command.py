"""The command: its forms, its exit codes, one line for an error."""

from __future__ import annotations

import io
import json
import shutil
import sys

import pypdfium2
import pytest

from legalaid_app.cli import main
from legalaid_app.system.resources import resource

SAYS = "lantern orchard copper violin"
PACK = resource("guidance", "2026-11")
DATA = {
    "client": {
        "name": "María José García López",
        "preferred_name": "Majo",
        "address": ["12 Sample Lane", "Springfield, IL 62701"],
        "language": "es",
    },
    "answers": {
        "immigration_status": "no_status",
        "removal_order": "yes",
        "removal_order_date": "2019-03-14",
    },
    "today": "2026-11-24",
    "verified_on": "2026-11-23",
    "office": {
        "name": "Riverside Legal Aid",
        "address": ["200 Example Street", "Springfield, IL 62701"],
        "phone": "(217) 555-0100",
        "attorney": "Luz Ejemplo",
        "bar_number": "IL 0000000",
    },
}


@pytest.fixture
def say(monkeypatch, capsys):
    """Run a command with something on standard input; return (code, out, err)."""

    def run(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = main([str(a) for a in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture(scope="module")
def cli_store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli") / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO(SAYS + "\n"))
        code = main(
            [
                "store",
                "create",
                str(folder),
                "--office",
                "Riverside",
                "--user",
                "Luz",
                "--role",
                "attorney",
                "--passphrase-stdin",
            ]
        )
    assert code == 0
    return folder


def one_line(err):
    return err.startswith("legalaid: ") and err.count("\n") == 1


def test_worked_cases_come_out_of_the_batch_in_order(say, tmp_path):
    examples = json.loads((PACK / "triage_examples.json").read_text(encoding="utf-8"))
    cases = examples["scenarios"]
    batch = tmp_path / "batch.json"
    batch.write_text(json.dumps([{"today": c["today"], "answers": c["answers"]} for c in cases]))
    code, out, _ = say("triage", "--batch", batch)
    assert code == 0
    got = [(r["level"], [(x["code"], x["level"]) for x in r["reasons"]]) for r in json.loads(out)]
    want = [
        (c["expect"]["level"], [(x["code"], x["level"]) for x in c["expect"]["reasons"]])
        for c in cases
    ]
    assert got == want and len(got) == 8


@pytest.mark.parametrize(
    "item",
    [
        {"today": "2026-01-01", "answers": {"immigration_status": "martian"}},
        {"today": "2026-01-01", "answers": {"shoe_size": "9"}},
        {"today": "someday", "answers": {}},
        {"today": "2026-01-01"},
        17,
    ],
)
def test_a_bad_item_of_a_batch_is_named_by_its_number(say, tmp_path, item):
    batch = tmp_path / "batch.json"
    batch.write_text(json.dumps([{"today": "2026-01-01", "answers": {}}, item]))
    code, out, err = say("triage", "--batch", batch)
    assert (code, out) == (2, "") and one_line(err) and "item 2" in err


def test_one_set_of_answers_is_explained_for_people(say, tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"immigration_status": "no_status", "removal_order": "unknown"}))
    code, out, _ = say("triage", answers, "--today", "2026-11-24")
    assert code == 0 and "Level: Elevated" in out and "Not known" in out


def test_protections_of_the_pack_come_out_as_its_examples_say(say, tmp_path):
    expected = json.loads((PACK / "litigation.json").read_text(encoding="utf-8"))["expected_state"]
    days = tmp_path / "days.json"
    days.write_text(json.dumps([e["on"] for e in expected]))
    code, out, _ = say("protections", "--batch", days)
    assert code == 0
    for got, want in zip(json.loads(out), expected, strict=True):
        assert {k: got[k] for k in ("on", "irs_may_share", "ice_may_use")} == {
            k: want[k] for k in ("on", "irs_may_share", "ice_may_use")
        }
        assert got.get("last_known") == want.get("last_known")


def test_protections_for_people_name_the_orders(say):
    code, out, _ = say("protections", "--on", "2026-03-01")
    assert (
        code == 0 and "1:25-cv-00457" in out and "1:25-cv-12822" in out and out.count("Barred") == 2
    )
    code, out, _ = say("protections", "--on", "2026-11-22")
    assert out.count("Not verified") == 2 and "2026-08-03" in out


@pytest.mark.parametrize(("language", "word"), [("en", "Draft"), ("es", "Borrador")])
def test_a_letter_from_a_file_is_a_draft_with_its_account(say, tmp_path, language, word):
    data, out_file = tmp_path / "data.json", tmp_path / "out.pdf"
    data.write_text(json.dumps(DATA), encoding="utf-8")
    code, out, _ = say(
        "letter", "render", "guidance", "--lang", language, "--data", data, "-o", out_file, "--json"
    )
    assert code == 0
    account = json.loads(out)
    assert account["missing"] == [] and account["pages"] >= 2
    assert {s["key"] for s in account["statements"]} >= {"irs-share.barred", "ice-use.barred"}
    with pypdfium2.PdfDocument(out_file) as document:
        assert len(document) == account["pages"]
        page = document[0]
        words = page.get_textpage()
        assert word in words.get_text_range()
        words.close()
        page.close()


def test_large_print_takes_more_pages_and_a4_is_a4(say, tmp_path):
    data = tmp_path / "data.json"
    data.write_text(json.dumps(DATA), encoding="utf-8")
    pages = []
    for extra in ([], ["--large-print", "--paper", "a4"]):
        code, out, _ = say(
            "letter",
            "render",
            "guidance",
            "--data",
            data,
            "-o",
            tmp_path / "o.pdf",
            "--json",
            *extra,
        )
        pages.append(json.loads(out)["pages"])
    assert code == 0 and pages[1] > pages[0]
    with pypdfium2.PdfDocument(tmp_path / "o.pdf") as document:
        assert [round(x) for x in document.get_page_size(0)] == [595, 842]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("{", "line 1"),
        ("[]", "data.json"),
        ('{"client": {"address": "one line"}}', "address"),
        ('{"today": "tomorrow"}', "today"),
        ('{"answers": {"immigration_status": "martian"}}', "immigration_status"),
    ],
)
def test_a_bad_data_file_is_refused_with_the_place_and_writes_nothing(
    say, tmp_path, content, place
):
    data = tmp_path / "data.json"
    data.write_text(content)
    code, out, err = say("letter", "render", "guidance", "--data", data, "-o", tmp_path / "o.pdf")
    assert (code, out) == (2, "") and one_line(err) and place in err
    assert not (tmp_path / "o.pdf").exists()


def test_a_letter_that_does_not_exist_is_refused_naming_those_that_do(say, tmp_path):
    data = tmp_path / "data.json"
    data.write_text(json.dumps(DATA), encoding="utf-8")
    code, _, err = say("letter", "render", "ransom", "--data", data, "-o", tmp_path / "o.pdf")
    assert code == 2 and "guidance" in err


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("triage.toml", "\n[[rule]]", "\n[[rule"),
        ("litigation.json", '"lawsuits"', '"lawsuit"'),
        ("statements.toml", "edition = 1", 'edition = "one"'),
        ("letters/guidance.toml", 'kind = "title"', 'kind = "banner"'),
        ("letters/guidance.es.ftl", "salutation =", "salutacion ="),
    ],
)
def test_an_unreadable_pack_says_file_line_and_what_is_wrong(say, tmp_path, name, old, new):
    pack = shutil.copytree(PACK, tmp_path / "pack")
    text = (pack / name).read_text(encoding="utf-8")
    assert old in text
    (pack / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    data = tmp_path / "data.json"
    data.write_text(json.dumps(DATA), encoding="utf-8")
    code, out, err = say(
        "letter", "render", "guidance", "--data", data, "-o", tmp_path / "o.pdf", "--pack", pack
    )
    assert (code, out) == (2, "") and one_line(err)
    assert name.rpartition("/")[2] in err and "Traceback" not in err


def test_a_store_is_made_described_and_verified(say, cli_store):
    code, out, _ = say("store", "info", cli_store, "--json")
    assert code == 0
    assert json.loads(out)["slots"][0] | {"kdf": None} == {
        "kind": "passphrase",
        "label": "Luz",
        "kdf": None,
    }
    code, out, _ = say(
        "store", "verify", "--store", cli_store, "--passphrase-stdin", "--json", stdin=SAYS
    )
    assert code == 0 and json.loads(out)["ok"] is True


def test_the_store_answers_for_its_own_litigation(say, cli_store):
    code, out, _ = say(
        "protections",
        "--on",
        "2026-03-01",
        "--store",
        cli_store,
        "--passphrase-stdin",
        "--json",
        stdin=SAYS,
    )
    assert code == 0 and json.loads(out)["irs_may_share"] == "barred"


def test_nobody_holds_a_letter_in_a_new_store(say, cli_store):
    code, out, _ = say(
        "letters", "stale", "--store", cli_store, "--passphrase-stdin", "--json", stdin=SAYS
    )
    assert (code, json.loads(out)) == (0, {"stale": []})
    code, out, _ = say(
        "letters",
        "reissue",
        "--dry-run",
        "--store",
        cli_store,
        "--passphrase-stdin",
        "--json",
        stdin=SAYS,
    )
    assert (code, json.loads(out)["issued"]) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "words"),
    [
        (
            ("store", "verify", "--store", "{store}", "--passphrase-stdin"),
            "wrong wrong wrong wrong",
            3,
            "passphrase",
        ),
        (
            ("store", "verify", "--store", "{nowhere}", "--passphrase-stdin"),
            SAYS,
            3,
            "no Legal Aid Desk store",
        ),
        (("store", "verify", "--store", "{store}"), "", 2, "--passphrase-stdin"),
        (("store", "info", "{nowhere}"), "", 3, "no Legal Aid Desk store"),
        (
            ("store", "create", "{store}", "--office", "X", "--user", "Y", "--passphrase-stdin"),
            SAYS,
            3,
            "already a store",
        ),
        (
            ("store", "create", "{nowhere}", "--office", "X", "--user", "Y", "--passphrase-stdin"),
            "short",
            2,
            "15",
        ),
        (("triage", "{nowhere}"), "", 2, "missing"),
    ],
)
def test_each_refusal_is_one_line_with_its_exit_code(
    say, cli_store, tmp_path, arguments, stdin, code, words
):
    filled = [a.format(store=cli_store, nowhere=tmp_path / "nowhere") for a in arguments]
    got, out, err = say(*filled, stdin=stdin)
    assert (got, out) == (code, "") and one_line(err) and words in err
    assert not (tmp_path / "nowhere").exists()


def test_wrong_usage_ends_with_2(say):
    with pytest.raises(SystemExit) as ended:
        say("protections", "--on", "yesterday")
    assert ended.value.code == 2

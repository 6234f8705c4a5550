"""The demonstration and the benchmarks, as commands in a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pypdfium2
import pytest


def command(*arguments, folder):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "legalaid_app", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"HOME": str(folder)},
        timeout=300,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demonstration, walked once: (what it printed, its folder, its home)."""
    folder = tmp_path_factory.mktemp("demo")
    done = command("demo", "--out", str(folder / "out"), "--json", folder=folder)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout), folder / "out", folder


def test_the_ruling_makes_letters_stale_and_the_reissue_clears_them(demo):
    told, _out, _home = demo
    assert told["stale_before"] == 0
    assert told["stale_after_ruling"] == told["reissued"] > 0
    assert told["stale_after_reissue"] == 0


def test_every_picture_and_every_letter_is_there(demo):
    told, out, _home = demo
    assert len(told["screens"]) >= 20 and len(told["letters"]) == 2 * told["reissued"]
    for name in told["screens"]:
        assert (out / name).read_bytes().startswith(b"\x89PNG")
    for name in told["letters"]:
        with pypdfium2.PdfDocument(out / name) as letter:
            assert len(letter) >= 2
    kinds = {tuple(name.rpartition(".")[0].split("-")[-2:]) for name in told["letters"]}
    assert kinds >= {
        ("guidance", "en"),
        ("guidance", "es"),
        ("correction", "en"),
        ("correction", "es"),
    }


def test_the_throw_away_store_is_thrown_away(demo):
    _told, out, home = demo
    assert not [path for path in home.rglob("*") if path.name.startswith("store.")]
    assert {path.name for path in out.iterdir()} == {"screens", "letters"}


def test_a_benchmark_gives_its_baseline_and_their_ratio(tmp_path):
    done = command("bench", "letter", "--rounds", "2", "--json", folder=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    figure = json.loads(done.stdout)["one letter"]
    assert set(figure) == {"median", "p99", "unit", "n", "baseline", "ratio"}
    assert figure["ratio"] > 0 and figure["n"] == 10


def test_an_unknown_benchmark_is_refused_naming_those_there_are(tmp_path):
    done = command("bench", "speed", folder=tmp_path)
    assert done.returncode == 2 and "start, unlock, letter" in done.stderr

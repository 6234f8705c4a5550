import ast
import sys

import dev
import pytest

PARTS = ["dev.py", "environment.py", "debian_packages.py"]


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, True),
        ("linux", {"DISPLAY": ""}, True),
        ("linux", {"DISPLAY": ":0"}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("win32", {}, False),
        ("darwin", {}, False),
    ],
)
def test_only_linux_can_be_without_a_screen(platform, variables, expected):
    assert dev.headless(platform, variables) is expected


@pytest.fixture
def calls(monkeypatch):
    """What would have been started, and with which platform of Qt."""
    made: list[tuple[list[str], str | None]] = []

    def call(arguments, **variables):
        made.append((list(arguments), variables.get("QT_QPA_PLATFORM")))
        return int("mypy" in arguments)

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    return made


def test_on_a_screen_the_program_is_started(calls, monkeypatch):
    monkeypatch.setattr(dev, "no_screen", lambda: False)
    assert dev.run(["store", "info", "DIR"]) == 0
    assert calls == [(["-m", "legalaid_app", "store", "info", "DIR"], None)]


def test_without_a_screen_the_demonstration_is_played(calls, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(dev, "no_screen", lambda: True)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    (tmp_path / "build" / "demo" / "screens").mkdir(parents=True)
    for name in ("screens/today.png", "screens/client.png", "letter.pdf"):
        (tmp_path / "build" / "demo" / name).touch()
    assert dev.run([]) == 0
    assert calls == [(["-m", "legalaid_app", "demo", "--out", "build/demo"], "offscreen")]
    assert "2 pictures of screens and 1 letters are in build/demo" in capsys.readouterr().err


def test_without_a_screen_a_command_keeps_its_own_arguments(calls, monkeypatch, capsys):
    monkeypatch.setattr(dev, "no_screen", lambda: True)
    dev.run(["triage", "answers.json", "--json"])
    assert calls == [(["-m", "legalaid_app", "triage", "answers.json", "--json"], "offscreen")]
    assert capsys.readouterr().out == ""  # standard output belongs to the program


def test_a_failing_check_stops_nothing_and_is_named_last(calls, capsys):
    assert dev.test(["-k", "money"]) == 1
    assert len(calls) == len(dev.CHECKS) + 1
    assert calls[-1][0][-2:] == ["-k", "money"]
    assert "FAILED: Types." in capsys.readouterr().err.splitlines()[-1]


def test_when_all_is_well_the_summary_of_the_tests_stands_last(calls, monkeypatch, capsys):
    monkeypatch.setattr(dev, "call", lambda *_arguments, **_variables: 0)
    assert dev.test([]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[-1].startswith("== Tests ")
    assert captured.err == ""


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["fly"], 2), (["--help"], 0)])
def test_an_unknown_command_shows_the_known_ones(arguments, code, capsys):
    assert dev.main(arguments) == code
    assert "packaging/dev.py test" in capsys.readouterr().out


def test_libraries_that_may_not_be_installed_are_named_in_one_command(monkeypatch, capsys):
    monkeypatch.setattr(dev.debian_packages, "essential_packages", lambda: ["libgl1"])
    monkeypatch.setattr(dev.debian_packages, "window_packages", lambda _headless: ["xvfb"])
    monkeypatch.setattr(dev.debian_packages, "permission", lambda: None)
    assert not dev.install_system_packages()
    command = "sudo apt-get install -y -q --no-install-recommends libgl1 xvfb"
    assert command in capsys.readouterr().err


def test_without_libraries_for_a_window_the_work_goes_on(monkeypatch):
    monkeypatch.setattr(dev.debian_packages, "essential_packages", list)
    monkeypatch.setattr(dev.debian_packages, "window_packages", lambda _headless: ["xvfb"])
    monkeypatch.setattr(dev.debian_packages, "permission", lambda: None)
    assert dev.install_system_packages()


@pytest.mark.parametrize("name", PARTS)
def test_the_set_up_needs_nothing_but_python(name):
    tree = ast.parse((dev.ROOT / "packaging" / name).read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module]
        )
    }
    ours = {part.removesuffix(".py") for part in PARTS}
    assert imported <= ours | set(sys.stdlib_module_names)


def test_an_old_python_can_still_read_what_it_is_told():
    source = (dev.ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_the_folder_is_no_package_and_hides_none():
    assert not (dev.ROOT / "packaging" / "__init__.py").exists()

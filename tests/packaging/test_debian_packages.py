import debian_packages
import pytest


def test_only_what_cannot_be_loaded_is_missing():
    libraries = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
    assert debian_packages.missing(libraries, lambda name: name == "libGL.so.1") == {
        "libEGL.so.1": "libegl1"
    }


def test_a_library_that_does_not_exist_cannot_be_loaded():
    assert not debian_packages.can_load("libthere-is-no-such-thing.so.9")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_need_no_packages(monkeypatch, platform):
    monkeypatch.setattr(debian_packages.sys, "platform", platform)
    monkeypatch.setattr(debian_packages, "can_load", lambda _name: False)
    assert debian_packages.essential_packages() == []
    assert debian_packages.window_packages(headless=True) == []


def test_a_virtual_screen_is_wanted_only_where_there_is_no_screen(monkeypatch):
    monkeypatch.setattr(debian_packages.sys, "platform", "linux")
    monkeypatch.setattr(debian_packages, "missing", lambda _libraries: {})
    monkeypatch.setattr(debian_packages.shutil, "which", lambda _name: None)
    assert debian_packages.window_packages(headless=True) == ["xvfb", "xauth"]
    assert debian_packages.window_packages(headless=False) == []


def test_python_without_its_parts_asks_for_them(monkeypatch):
    monkeypatch.setattr(debian_packages.sys, "platform", "linux")
    monkeypatch.setattr(debian_packages, "missing", lambda _libraries: {})
    monkeypatch.setattr(debian_packages.importlib.util, "find_spec", lambda _name: None)
    assert debian_packages.essential_packages() == ["python3-venv"]


def test_without_apt_nothing_is_installed(monkeypatch):
    monkeypatch.setattr(debian_packages.shutil, "which", lambda _name: None)
    assert debian_packages.permission() is None


def test_the_list_of_packages_is_fetched_when_there_is_none(monkeypatch):
    started: list[list[str]] = []

    def quietly(command, show_errors=False):
        started.append(list(command))
        return True

    monkeypatch.setattr(debian_packages, "_has_package_list", lambda: False)
    monkeypatch.setattr(debian_packages, "_quietly", quietly)
    assert debian_packages.install(["xvfb"], ["sudo", "-n"])
    assert [command[3] for command in started] == ["update", "install"]
    assert all(command[:3] == ["sudo", "-n", "apt-get"] for command in started)

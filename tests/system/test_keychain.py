"""The keychain: the one class of this system, whatever else lies about; and its troubles in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from legalaid_app.domain.errors import KeychainUnavailable
from legalaid_app.system.keychain import Keychain, system_backend

HOSTILE = """
from pathlib import Path
import os
from keyring.backend import KeyringBackend
Path(os.environ["RAN"]).write_text("loaded")
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username):
        Path(os.environ["RAN"]).write_text("asked " + service)
        return "00" * 32
    def set_password(self, service, username, password):
        Path(os.environ["RAN"]).write_text("received " + password)
    def delete_password(self, service, username):
        pass
"""
OURS = """
from legalaid_app.domain.errors import KeychainUnavailable
from legalaid_app.system.keychain import Keychain
for act in (lambda k: k.read("x"), lambda k: k.write("x", b"1" * 32), lambda k: k.delete("x")):
    try:
        print(act(Keychain()))
    except KeychainUnavailable as error:
        print(error.code)
"""
THEIRS = "import keyring; keyring.set_password('service', 'user', 'secret')"


@pytest.fixture
def hostile(tmp_path: Path) -> dict[str, str]:
    """A home with a hostile settings file, hostile variables, and a hostile package installed."""
    code = tmp_path / "site"
    (code / "keyrings" / "alt").mkdir(parents=True)
    (code / "keyrings" / "alt" / "file.py").write_text(HOSTILE)
    (code / "hostile_keyring.py").write_text(HOSTILE)
    info = code / "keyrings_alt-9.9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: keyrings.alt\nVersion: 9.9\n")
    (info / "entry_points.txt").write_text("[keyring.backends]\nfile = keyrings.alt.file\n")
    settings = tmp_path / "home" / ".config" / "python_keyring"
    settings.mkdir(parents=True)
    (settings / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring = hostile_keyring.Keyring\nkeyring-path = {code}\n"
    )
    environment = {
        name: content for name, content in os.environ.items() if not name.startswith("DBUS")
    }
    return environment | {
        "HOME": str(tmp_path / "home"),
        "XDG_CONFIG_HOME": str(tmp_path / "home" / ".config"),
        "XDG_DATA_HOME": str(tmp_path / "home" / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path / "none"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/no-bus",
        "RAN": str(tmp_path / "ran"),
        "PYTHONPATH": str(code),
    }


@pytest.mark.parametrize("way", ["settings file", "variable", "installed package"])
def test_hostile_settings_and_packages_neither_run_nor_receive_anything(
    hostile: dict[str, str], way: str
) -> None:
    settings = Path(hostile["XDG_CONFIG_HOME"]) / "python_keyring" / "keyringrc.cfg"
    if way == "variable":
        hostile["PYTHON_KEYRING_BACKEND"] = "hostile_keyring.Keyring"
        hostile["KEYRING_PROPERTY_PREFERRED_COLLECTION"] = "/hostile"
    elif way == "installed package":
        settings.unlink()
    ran = Path(hostile["RAN"])

    def run(code: str) -> str:
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command, env=hostile, capture_output=True, text=True, check=False, cwd=Path.cwd()
        )
        assert not done.returncode, done.stderr
        return done.stdout

    assert run(OURS).split() == ["keychain.unavailable", "keychain.unavailable", "False"]
    assert not ran.exists()
    assert not (Path(hostile["HOME"]) / "data").exists()

    run(THEIRS)  # the library's own search does run them: the traps are real
    assert ran.read_text() == "received secret"


@pytest.mark.parametrize(
    ("platform", "kind"),
    [
        ("win32", "keyring.backends.Windows.WinVaultKeyring"),
        ("darwin", "keyring.backends.macOS.Keyring"),
        ("linux", "keyring.backends.SecretService.Keyring"),
    ],
)
def test_each_system_has_one_class(
    platform: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if platform == "win32":  # what this library makes of it is only there on Windows
        from types import SimpleNamespace

        from keyring.backends import Windows

        fake = SimpleNamespace(CRED_PERSIST_LOCAL_MACHINE=2, CRED_PERSIST_ENTERPRISE=3)
        monkeypatch.setattr(Windows, "win32cred", fake, raising=False)
    monkeypatch.setenv("KEYRING_PROPERTY_KEYCHAIN", "/hostile")
    monkeypatch.setenv("KEYRING_PROPERTY_PERSIST", "enterprise")

    backend = system_backend(platform)

    assert f"{type(backend).__module__}.{type(backend).__name__}" == kind
    expected = {"win32": {"_persist": 2}, "darwin": {"keychain": None}, "linux": {}}
    assert vars(backend) == expected[platform]


def test_the_library_is_loaded_only_when_a_secret_is_needed() -> None:
    code = (
        "import sys, legalaid_app.system.keychain as k, legalaid_app.vault.vault;"
        "k.Keychain(); print([m for m in ('keyring', 'secretstorage', 'jeepney') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert answer.stdout.strip() == b"[]"


class Backend:
    """A keychain that does as it is told."""

    def __init__(self, answer: object = None) -> None:
        self.answer, self.kept = answer, {}

    def get_password(self, service: str, username: str) -> object:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer if self.answer is not None else self.kept.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        if isinstance(self.answer, Exception):
            raise self.answer
        self.kept[service] = password

    def delete_password(self, service: str, username: str) -> None:
        if isinstance(self.answer, Exception):
            raise self.answer
        del self.kept[service]


def test_a_secret_is_kept_under_a_name_of_its_own() -> None:
    keychain = Keychain(backend := Backend())
    keychain.write("one", b"1" * 32)
    keychain.write("two", b"2" * 32)

    assert (keychain.read("one"), keychain.read("two")) == (b"1" * 32, b"2" * 32)
    assert len(backend.kept) == 2
    assert keychain.delete("one") and not keychain.delete("one")
    with pytest.raises(KeychainUnavailable, match=r"keychain\.unavailable"):
        keychain.read("one")


def _named(name: str) -> Exception:
    return type(name, (Exception,), {})("the user's own words /home/luz")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (_named("KeyringLocked"), "is locked"),
        (_named("PasswordSetError"), "refused"),
        (_named("error"), "refused"),
        (_named("InitError"), "no keychain that answers"),
        (_named("SecretServiceNotAvailableException"), "no keychain that answers"),
        (ImportError("no module"), "no keychain that answers"),
        (OSError(13, "denied"), "no keychain that answers"),
    ],
    ids=str,
)
def test_every_trouble_is_plain_words_and_names_the_recovery_kit(
    error: Exception, words: str
) -> None:
    keychain = Keychain(Backend(error))
    for act in (lambda: keychain.read("x"), lambda: keychain.write("x", b"1")):
        with pytest.raises(KeychainUnavailable) as caught:
            act()
        said = caught.value.user_message()
        assert words in said and "recovery kit" in said and "luz" not in said
    assert keychain.delete("x") is False


@pytest.mark.parametrize("returned", ["00", "not hexadecimal", ""])
def test_what_is_read_back_must_be_what_was_written(returned: str) -> None:
    with pytest.raises(KeychainUnavailable) as caught:
        Keychain(Backend(returned)).write("x", b"1" * 32)
    assert "another secret" in caught.value.user_message()

"""The keychain of the operating system, for one small secret per way to open a store.

The library can look for keychains by itself: by an environment variable, by a file
in the home folder that may name any code, by whatever is installed. Nothing of that
is wanted: a secret must never reach a plain file, nor foreign code run here. So the
one class that is right for this system is named, and made without its constructor,
which would take settings from the environment. Libraries are loaded when needed.

Nothing is ever overwritten. A new secret has a name of its own: write it, read it
back, switch to it, then delete the old one.
"""

from __future__ import annotations

import sys
from typing import Any, Final, Protocol

from legalaid_app.domain.errors import KeychainUnavailable
from legalaid_app.domain.words import gettext as _

_SERVICE: Final = "Legal Aid Desk device secret "
_USER: Final = "Legal Aid Desk"


class Backend(Protocol):
    """What is used of the library's classes."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class Keychain:
    """Secrets by name. Every trouble is one error that says what to do."""

    def __init__(self, backend: Backend | None = None) -> None:
        """Reach the keychain of this system when it is first needed."""
        self._backend = backend

    def read(self, name: str) -> bytes:
        """Return the secret called *name*.

        Raises:
            KeychainUnavailable: there is no keychain, it is locked, it refuses, or it holds
                no such secret.
        """
        try:
            kept = self._reached().get_password(_SERVICE + name, _USER)
        except Exception as error:  # noqa: BLE001 - each system raises errors of its own
            raise _trouble(error) from None
        if kept is None:
            raise KeychainUnavailable(
                why=_("The keychain of this computer does not hold the secret of this store.")
            )
        try:
            return bytes.fromhex(kept)
        except ValueError:
            raise _altered() from None

    def write(self, name: str, secret: bytes) -> None:
        """Keep a new secret, and read it back before saying that it is kept.

        Raises:
            KeychainUnavailable: it could not be kept; nothing was replaced.
        """
        try:
            self._reached().set_password(_SERVICE + name, _USER, secret.hex())
        except Exception as error:  # noqa: BLE001 - as above
            raise _trouble(error) from None
        if self.read(name) != secret:
            raise _altered()

    def delete(self, name: str) -> bool:
        """Remove a secret that nothing needs any more; False where the keychain refuses."""
        try:
            self._reached().delete_password(_SERVICE + name, _USER)
        except Exception:  # noqa: BLE001 - as above; a secret left over opens nothing
            return False
        return True

    def _reached(self) -> Backend:
        if self._backend is None:
            self._backend = system_backend(sys.platform)
        return self._backend


def system_backend(platform: str) -> Backend:
    """Return the one keychain that is used on *platform*, by its class.

    Raises:
        KeychainUnavailable: its library does not work here.
    """
    chosen = {"win32": _windows, "darwin": _macos}.get(platform, _linux)
    try:
        return chosen()
    except KeychainUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - each system raises errors of its own
        raise _trouble(error) from None


def _windows() -> Backend:
    from keyring.backends.Windows import WinVaultKeyring

    vault: Any = _made(WinVaultKeyring)
    vault.persist = "local machine"  # the default would roam to other computers
    backend: Backend = vault
    return backend


def _macos() -> Backend:
    from keyring.backends.macOS import Keyring

    keychain: Any = _made(Keyring)
    keychain.keychain = None  # the default would be taken from the environment
    backend: Backend = keychain
    return backend


def _linux() -> Backend:
    from keyring.backends.SecretService import Keyring

    backend: Backend = _made(Keyring)
    return backend


def _made(kind: Any) -> Any:
    """Make an instance without the constructor, which reads KEYRING_PROPERTY_… variables."""
    return object.__new__(kind)


def _trouble(error: Exception) -> KeychainUnavailable:
    """Say it in words; what the system itself said may hold names and is left out."""
    if isinstance(error, KeychainUnavailable):
        return error
    kind = type(error).__name__
    if kind in {"KeyringLocked", "LockedException", "PromptDismissedException"}:
        return KeychainUnavailable(
            why=_("The keychain of this computer is locked. Unlock it, then try again.")
        )
    if kind in {"PasswordSetError", "KeyringError", "error"}:
        return KeychainUnavailable(why=_("The keychain of this computer refused."))
    return KeychainUnavailable(why=_("This computer has no keychain that answers."))


def _altered() -> KeychainUnavailable:
    return KeychainUnavailable(
        why=_("The keychain of this computer returned another secret than was kept.")
    )

"""Errors that we expect, worded for the person at the desk.

AppError
├── InvalidField      the form can point at it
├── StaleRecord       somebody saved first; reload and try again
├── NotFound
├── Refused           the office's rules say no (not verified, no permission)
├── CannotUndo        something later depends on it
├── BadInput          a file or an argument is wrong; says where
│   └── BadAnswer     an answer or a value that triage does not know
└── StoreUnavailable  the disk, the key or the file is at fault
    ├── WrongSecret, DamagedHeader, NewerStore, NotAStore, StoreInUse, DiskFull,
        DiskTrouble, ReadOnlyStore
    ├── UnsafePlace, OlderStore, NotABackup, DamagedBackup
    ├── WaitBeforeNextTry, WayStopped    too many wrong passphrases in a row
    └── KeychainUnavailable, RolledBack  the device secret or the newest key file is missing

Anything else that escapes is a bug and goes to the crash dialog.
"""

from __future__ import annotations

from collections.abc import Callable


class AppError(Exception):
    """An expected failure with a stable code and a translatable message.

    *params* fill the message on screen only. They may hold personal data, so
    ``str(error)`` and logs give the code and nothing else.
    """

    code = "app.error"
    message = "This did not work."

    def __init__(self, **params: object) -> None:
        super().__init__(self.code)
        self.params = params

    def user_message(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence for the screen, in the translator's language."""
        return translate(self.message).format(**self.params)


class InvalidField(AppError):
    code = "field.invalid"
    message = "{label}: {problem}."

    def __init__(self, field: str, label: str, problem: str) -> None:
        super().__init__(label=label, problem=problem)
        self.field = field


class StaleRecord(AppError):
    code = "record.stale"
    message = "This record was changed while you were editing it. Reload it, then enter your change again."


class NotFound(AppError):
    code = "record.not_found"
    message = "This record no longer exists. Go back to the list and choose another."


class Refused(AppError):
    """The office's own rules say no. Subclasses carry the reason in words."""

    code = "refused"
    message = "{why}"


class NotVerified(Refused):
    code = "litigation.not_verified"
    message = "The litigation was last verified on {as_of}. An attorney must verify the orders before a letter can be issued."


class CannotUndo(AppError):
    code = "undo.refused"
    message = "“{label}” cannot be undone: {why}."


class NothingToUndo(AppError):
    code = "undo.nothing"
    message = "There is nothing to undo."


class BadInput(AppError):
    """A file or an argument is wrong; *where* is a place a person can find."""

    code = "input.bad"
    message = "{where}: {problem}"


class BadAnswer(BadInput):
    """An answer of triage that the rule pack does not know."""

    code = "triage.bad_answer"

    def __init__(self, answer: str, problem: str) -> None:
        super().__init__(where=answer, problem=problem)
        self.answer = answer


class StoreUnavailable(AppError):
    code = "store.unavailable"
    message = "The store cannot be opened: {why}"


class WrongSecret(StoreUnavailable):
    code = "store.wrong_passphrase"
    message = "That passphrase does not open this store. Check Caps Lock and the keyboard layout, then try again."


class DamagedHeader(StoreUnavailable):
    code = "store.damaged_header"
    message = "The key file of this store is damaged. Nothing was changed. Put back the key file from a backup: {why}"


class WaitBeforeNextTry(StoreUnavailable):
    code = "store.wait"
    message = "Several wrong passphrases were entered in a row. Wait {seconds} seconds, then try again. Nothing was deleted."

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds=seconds)
        self.seconds = seconds


class WayStopped(StoreUnavailable):
    code = "store.way_stopped"
    message = "{tries} wrong passphrases in a row stopped this way in. Nothing was deleted. Use the recovery kit, or ask a colleague."

    def __init__(self, tries: int) -> None:
        super().__init__(tries=tries)


class KeychainUnavailable(StoreUnavailable):
    code = "keychain.unavailable"
    message = (
        "{why} The recovery kit opens the store without the keychain: type the code that is on it."
    )


class RolledBack(StoreUnavailable):
    code = "store.rolled_back"
    message = (
        "This key file is older than the newest one of this store: state {found} instead of {newest}. "
        "A passphrase that was taken away since could open it. Put the newest key file back, or type the recovery code."
    )

    def __init__(self, found: int, newest: int) -> None:
        super().__init__(found=found, newest=newest)


class DamagedStore(StoreUnavailable):
    code = "store.damaged"
    message = "The store file is damaged or belongs to another key file. Nothing was changed. Restore a backup."


class NewerStore(StoreUnavailable):
    code = "store.newer"
    message = (
        "This store was made by a newer version of Legal Aid Desk. Install that version to open it."
    )


class NotAStore(StoreUnavailable):
    code = "store.none"
    message = "This folder holds no Legal Aid Desk store. Choose another folder, or create a store."


class StoreInUse(StoreUnavailable):
    code = "store.in_use"
    message = "This store is already open in another window or by another person on this computer. Close it there first."


class StoreExists(StoreUnavailable):
    code = "store.exists"
    message = "There is already a store in this folder. Open it, or choose an empty folder."


class DiskFull(StoreUnavailable):
    code = "store.disk_full"
    message = (
        "The disk is full. What you typed is still on the screen. Free some space, then save again."
    )


class DiskTrouble(StoreUnavailable):
    code = "store.disk_trouble"
    message = "The disk reported an error. What you typed is still on the screen. Check the disk and its free space, then try again."


class ReadOnlyStore(StoreUnavailable):
    code = "store.read_only"
    message = "This folder cannot be written to. Choose a folder of your own, or ask for the right to change this one."


class UnsafePlace(StoreUnavailable):
    code = "store.unsafe_place"
    message = (
        "A store cannot be kept in this folder: {why} Choose a folder on this computer's own disk."
    )


class OlderStore(StoreUnavailable):
    code = "store.older"
    message = (
        "This is an older copy of the store: its newest change is of {here}, but this computer has seen changes up to {seen}. "
        "It is open for reading only. An administrator or an attorney can confirm that the office goes on with this copy."
    )


class OlderKeyFile(OlderStore):
    code = "store.older_key_file"
    message = (
        "The key file of this store is an older copy: a passphrase that was changed or taken away may open it. "
        "The store is open for reading only. An administrator or an attorney can confirm that the office goes on with it."
    )


class NotABackup(StoreUnavailable):
    code = "backup.none"
    message = (
        "This file is no backup of Legal Aid Desk, or its end was cut off. Choose another file."
    )


class DamagedBackup(StoreUnavailable):
    code = "backup.damaged"
    message = "This backup is damaged ({why}). Nothing was changed. Choose another backup."


class UnsafeDriver(StoreUnavailable):
    code = "store.unsafe_driver"
    message = "The encryption library on this computer is not the one that this program relies on ({why}). The store was not opened."


class WeakPassphrase(AppError):
    code = "passphrase.weak"
    message = "Choose another passphrase: {why}"


class MistypedCode(AppError):
    """A recovery code or a share was not typed as it is printed."""

    code = "recovery.mistyped"
    message = "{why}"


class LastWay(Refused):
    code = "slot.last_way"


class HasLetters(Refused):
    code = "client.has_letters"
    message = "Letters were issued to this client, and those are kept. Mark the client as a former client instead."


class AttorneyOnly(Refused):
    code = "permission.attorney"
    message = "Only an attorney may do this. Ask an attorney of the office to sign in."


class RestoreConflict(Refused):
    code = "restore.conflict"
    message = "This client cannot be brought back from the backup: {why}. Nothing was changed."


class AdministratorOnly(Refused):
    code = "permission.administrator"
    message = "Only an administrator or an attorney may do this. Ask one of them to sign in."


class LetterIncomplete(Refused):
    code = "letter.incomplete"
    message = "The letter cannot be issued yet. Still missing: {missing}."


class DamagedLetter(AppError):
    code = "letter.damaged"
    message = "The stored pages of this letter are not those that were sealed. Do not hand it out; restore a backup or issue it anew."


class DamagedFile(AppError):
    code = "file.damaged"
    message = "The stored file is damaged or is not the one that was sealed. Restore a backup to get it back."

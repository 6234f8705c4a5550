"""Bring one client back from a backup, with everything that belongs to the file."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ..domain.words import gettext as _
from .office import Office


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """How many records came back, and how many were there already."""

    added: int
    there: int


def restore_client(office: Office, backup: Office, client_id: UUID) -> BroughtBack:
    """Copy the records of one client from a backup that is looked into; one undoable action.

    Records that are there as in the backup stay; those that are missing come back.

    Raises:
        NotFound: the backup has no such client.
        RestoreConflict: a record was changed since, its number was given to another, or
            something that it refers to is gone. Nothing was changed.
    """
    from ..store.bring_back import bring_back, records_of_client

    with backup.reading() as look:
        records = records_of_client(look, client_id)
    with office.unit_of_work(_("Restore client")) as work:
        return BroughtBack(*bring_back(work, records))

"""Leaving an office: a backup first where something changed, then the store is closed."""

from __future__ import annotations

import logging

from ..domain.errors import AppError
from ..system.logs import event
from .office import Office
from .unlock import close_office

log = logging.getLogger(__name__)


def leave_office(office: Office) -> None:
    """Back up what changed since the last backup, and close the store whatever came of it.

    A backup that cannot be made keeps nobody from locking: the store itself is whole.
    """
    from .backups import back_up_on_close

    try:
        if not office.read_only:
            back_up_on_close(office)
    except AppError:
        event(log, "backup.failed_on_close")
    finally:
        close_office(office)


def back_up_when_due(office: Office) -> bool:
    """Back up where half an hour passed since the last one and something changed; True if it did.

    Raises:
        the errors of `backups.back_up`; the store is whole, and older backups stay.
    """
    from .backups import back_up, due

    if office.read_only or not due(office):
        return False
    back_up(office)
    return True

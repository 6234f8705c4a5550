"""Opening the test store as one of its people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from legalaid_app.services.office import Office
from legalaid_app.services.unlock import close_office, open_office
from legalaid_app.vault.slots import KdfParameters, KdfPolicy

LUZ = "lantern orchard copper violin"
ANA = "meadow thunder pocket saffron"
QUICK = KdfPolicy(
    chosen=KdfParameters(8, passes=1, lanes=1),
    floor=KdfParameters(8, passes=1, lanes=1),
    ceiling=KdfParameters(1024, passes=4, lanes=4),
)


@contextmanager
def opened(store, passphrase, clock, guidance) -> Iterator[Office]:
    """Open the store for a while."""
    office = open_office(store, passphrase, now=clock, policy=QUICK, guidance=guidance)
    try:
        yield office
    finally:
        close_office(office)

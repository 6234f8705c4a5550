"""After a ruling: who holds an outdated letter, and a correction for each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..domain.choices import Safety
from ..domain.client import Client
from ..domain.errors import AppError
from ..domain.letter import Letter
from ..domain.staleness import StaleLetter
from ..domain.words import gettext as _
from .letters import Prepared, check, prepare_in, render, seal, stale
from .office import Office
from .progress import Progress


@dataclass(frozen=True, slots=True)
class Holder:
    """A client with an outdated letter.

    Attributes:
        by_hand: mail to the client's address is not known to be safe.
    """

    stale: StaleLetter
    client: Client
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Excluded:
    """A client who gets no correction in this run, and why."""

    client: Client
    letter: Letter
    why: str


@dataclass(frozen=True, slots=True)
class Reissued:
    """The outcome of a run."""

    issued: tuple[Letter, ...]
    excluded: tuple[Excluded, ...]


def holders(office: Office) -> tuple[Holder, ...]:
    """The clients who hold a letter that is no longer true, with what is untrue in it."""
    from ..domain.client import Address

    outdated = [each for each in stale(office) if not each.replaced]
    with office.reading() as look:
        found = []
        for each in outdated:
            client = look.get(Client, each.letter.client_id)
            living = [a for a in look.find(Address, client_id=client.id) if a.until_on is None]
            by_hand = not living or living[-1].mail is not Safety.SAFE
            found.append(Holder(each, client, by_hand))
    return tuple(found)


def preview(office: Office, holder: Holder) -> Prepared:
    """Write the correction that this client would get, marked as a draft."""
    letter = holder.stale.letter
    with office.reading() as look:
        return prepare_in(
            office, look, letter.client_id, letter.language, draft=True, replaces=holder.stale
        )


def _nobody(letter: Letter) -> None:
    """Tell nobody."""


def reissue(
    office: Office,
    progress: Progress | None = None,
    tell: Callable[[Letter], None] = _nobody,
) -> Reissued:
    """Issue a correction letter to everybody who holds an outdated one.

    Each letter is a transaction of its own: stopping between two keeps those
    that were issued. A letter that cannot be issued is named with its reason.

    Args:
        tell: called with each letter once it is sealed, so that who cancels knows them.

    Raises:
        NotVerified: no attorney verified the orders; then nothing is issued.
    """
    issued: list[Letter] = []
    excluded: list[Excluded] = []
    for holder in (progress or Progress()).track(holders(office)):
        letter = holder.stale.letter
        try:
            with office.reading() as look:
                prepared = prepare_in(
                    office,
                    look,
                    letter.client_id,
                    letter.language,
                    draft=False,
                    replaces=holder.stale,
                )
            check(prepared)
            issued.append(seal(office, prepared, render(prepared)))
            tell(issued[-1])
        except AppError as error:
            from ..domain.errors import NotVerified

            if isinstance(error, NotVerified):
                raise
            excluded.append(Excluded(holder.client, letter, error.user_message(_)))
    return Reissued(tuple(issued), tuple(excluded))

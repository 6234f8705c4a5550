"""Which issued letters are no longer true.

A letter is never changed when the law changes: whether it is outdated is
computed from its statements and the protections of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .ids import LetterId
from .lawsuit import Act
from .letter import Letter, Statement, StatementRef
from .protection import Protections, State
from .protection_view import from_plain
from .statement import by_ref, is_true


@dataclass(frozen=True, slots=True)
class StaleLetter:
    """An outdated letter and why it is.

    Attributes:
        untrue: its statements that are not true now, in the edition it has.
        missing: statements that nobody has any more, so that nobody can vouch for them.
        unverified: its snapshot of the orders was never verified by a person.
        replaced: a later letter took its place and is outdated as well: correct that one.
    """

    letter: Letter
    untrue: tuple[Statement, ...] = ()
    missing: tuple[StatementRef, ...] = ()
    unverified: bool = False
    replaced: bool = False


def stale_letters(
    letters: Sequence[Letter], statements: Iterable[Statement], protections: Protections
) -> tuple[StaleLetter, ...]:
    """Return the letters that are outdated, in the order given.

    What the record says counts, however old it is: that nobody has verified
    the orders lately does not make a letter outdated. A voided letter is not
    outdated, nor one whose place was taken by a letter that is true.
    """
    editions = by_ref(statements)
    standing = [letter for letter in letters if letter.voided_on is None]
    found = {each.letter.id: each for each in _outdated(standing, editions, protections.known)}
    replaced = {letter.replaces_id for letter in standing}
    settled = _settled(standing, found, {letter.id: letter.replaces_id for letter in letters})
    return tuple(
        replace(stale, replaced=letter_id in replaced)
        for letter_id, stale in found.items()
        if letter_id not in settled
    )


def _outdated(
    letters: Iterable[Letter],
    editions: Mapping[StatementRef, Statement],
    known: Mapping[Act, State],
) -> Iterable[StaleLetter]:
    for letter in letters:
        held = [(ref, editions.get(ref)) for ref in letter.statements]
        untrue = tuple(each for _, each in held if each and not is_true(each, known))
        missing = tuple(ref for ref, each in held if each is None)
        unverified = not snapshot_verified(letter)
        if untrue or missing or unverified:
            yield StaleLetter(letter, untrue, missing, unverified)


def _settled(
    standing: Sequence[Letter],
    found: Mapping[LetterId, StaleLetter],
    replaces: Mapping[LetterId, LetterId | None],
) -> frozenset[LetterId]:
    """The letters whose place was taken, in one step or several, by one that is true."""
    settled: set[LetterId] = set()
    for letter in standing:
        step = None if letter.id in found else letter.replaces_id
        while step is not None and step not in settled:
            settled.add(step)
            step = replaces.get(step)
    return frozenset(settled)


def snapshot_verified(letter: Letter) -> bool:
    """Did a person verify the orders that *letter* rested on when it was issued?"""
    try:
        return from_plain(letter.protections).verified_by_person
    except (KeyError, TypeError, ValueError):
        return False  # a snapshot that cannot be read vouches for nothing


def statements_changed(
    before: Protections, after: Protections, statements: Iterable[Statement]
) -> tuple[Statement, ...]:
    """Return the statements that are true in one of the two and not in the other."""
    return tuple(
        each for each in statements if is_true(each, before.known) != is_true(each, after.known)
    )

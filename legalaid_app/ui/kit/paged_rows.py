"""Rows of a long list, fetched in blocks of 64 and forgotten when unused. No Qt."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from legalaid_app.ui.kit.run import Run, run_now

BLOCK = 64
BLOCKS_KEPT = 32

Fetch = Callable[[Sequence[Any]], Iterable[Any]]


class PagedRows:
    """A vector of ids in sort order; `row(i)` brings the row, or None while it is fetched.

    *fetch* gets ids and returns rows in any order. With `run_now` a row is there
    at once; with a lane *on_loaded(first, last)* is called when its block is.
    """

    def __init__(
        self,
        fetch: Fetch | None = None,
        run: Run = run_now,
        row_id: Callable[[Any], Hashable] = attrgetter("id"),
        on_loaded: Callable[[int, int], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.ids: Sequence[Any] = ()
        self._fetch, self._run, self._row_id = fetch, run, row_id
        self._on_loaded, self._on_failed = on_loaded, on_failed
        self._blocks: OrderedDict[int, dict[Hashable, Any]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self._whole: dict[Hashable, Any] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def set_ids(self, ids: Sequence[Any]) -> None:
        """Take another vector; every block is fetched again."""
        self.ids, self._whole = ids, None
        self.forget()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Take rows that are all in memory: nothing is fetched."""
        self.ids = [self._row_id(row) for row in rows]
        self._whole = dict(zip(self.ids, rows, strict=True))
        self.forget()

    def forget(self) -> None:
        """Drop what was fetched, and what is under way."""
        self._blocks.clear()
        self._asked.clear()
        self._generation += 1

    def row(self, place: int) -> Any | None:
        """Return the row at *place*, or None until it is fetched (or when it is gone)."""
        wanted = self.ids[place]
        if self._whole is not None:
            return self._whole[wanted]
        number = place // BLOCK
        if number not in self._blocks and number not in self._asked:
            self._ask(number)
        if number not in self._blocks:
            return None
        self._blocks.move_to_end(number)
        return self._blocks[number].get(wanted)

    def in_memory(self, place: int) -> Any | None:
        """Return the row at *place* if it is there; asks for nothing."""
        if self._whole is not None:
            return self._whole[self.ids[place]]
        return self._blocks.get(place // BLOCK, {}).get(self.ids[place])

    def _ask(self, number: int) -> None:
        if self._fetch is None:
            raise TypeError("set_ids needs a fetch")
        self._asked.add(number)
        ids = list(self.ids[number * BLOCK : (number + 1) * BLOCK])
        mine = self._generation
        self._run(
            partial(_fetched, self._fetch, ids),
            partial(self._keep, number, mine),
            partial(self._failed, number, mine),
        )

    def _keep(self, number: int, generation: int, rows: list[Any]) -> None:
        if generation != self._generation:
            return
        self._asked.discard(number)
        self._blocks[number] = {self._row_id(row): row for row in rows}
        while len(self._blocks) > BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        if self._on_loaded and self._run is not run_now:
            self._on_loaded(number * BLOCK, min((number + 1) * BLOCK, len(self.ids)) - 1)

    def _failed(self, _number: int, generation: int, error: Exception) -> None:
        """The block stays asked for, so that painting does not ask again and again."""
        if generation != self._generation:
            return
        if self._on_failed is None:
            raise error
        self._on_failed(error)


def _fetched(fetch: Fetch, ids: list[Any]) -> list[Any]:
    """In the worker, so that a lazy result is read there."""
    return list(fetch(ids))

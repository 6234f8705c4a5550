from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.letters.canvas import LetterCanvas
from legalaid_app.letters.pages import Page, paginate


@dataclass(frozen=True, slots=True)
class Slab:
    """A block of equal lines, two of which stay on either side of a split."""

    lines: int
    before: float = 0.0
    after: float = 0.0
    with_next: bool = False
    whole: bool = False
    name: str = ""

    @property
    def height(self) -> float:
        return self.lines * 10.0

    def split(self, room: float, forced: bool) -> tuple[Slab, Slab] | None:
        fits = int(room / 10)
        if not forced:
            fits = min(fits, self.lines - 2)
            if self.whole or fits < 2:
                return None
        elif not 0 < fits < self.lines:
            return None
        head = replace(self, lines=fits, with_next=False, after=0.0)
        return head, replace(self, lines=self.lines - fits, before=0.0)

    def draw(self, canvas: LetterCanvas, x: float, top: float) -> None:
        raise AssertionError


def shape(pages: list[Page]) -> list[list[tuple[str, int]]]:
    return [
        [(slab.name, slab.lines) for _, slab in page.placed if isinstance(slab, Slab)]
        for page in pages
    ]


def test_a_heading_is_not_left_at_the_foot_of_a_page() -> None:
    story = [Slab(8, name="p"), Slab(1, with_next=True, name="h"), Slab(3, name="q")]
    assert shape(paginate(story, 100, 100)) == [[("p", 8)], [("h", 1), ("q", 3)]]


def test_a_heading_stays_when_two_lines_of_its_paragraph_fit() -> None:
    story = [Slab(7, name="p"), Slab(1, with_next=True, name="h"), Slab(4, name="q")]
    assert shape(paginate(story, 100, 100)) == [[("p", 7), ("h", 1), ("q", 2)], [("q", 2)]]


def test_a_single_line_is_left_on_neither_side_of_a_page_break() -> None:
    story = [Slab(8, name="p"), Slab(3, name="q")]
    assert shape(paginate(story, 100, 100)) == [[("p", 8)], [("q", 3)]]
    story = [Slab(5, name="p"), Slab(6, name="q")]
    assert shape(paginate(story, 100, 100)) == [[("p", 5), ("q", 4)], [("q", 2)]]


def test_a_whole_block_goes_to_the_next_page_and_is_split_only_if_taller() -> None:
    story = [Slab(5, name="p"), Slab(6, whole=True, name="box")]
    assert shape(paginate(story, 100, 100)) == [[("p", 5)], [("box", 6)]]
    story = [Slab(5, name="p"), Slab(25, whole=True, name="box")]
    assert shape(paginate(story, 100, 100)) == [
        [("p", 5)],
        [("box", 10)],
        [("box", 10)],
        [("box", 5)],
    ]


def test_a_group_taller_than_a_page_comes_apart() -> None:
    story = [Slab(6, with_next=True, whole=True, name=n) for n in "abc"]
    assert shape(paginate(story, 100, 100)) == [[("a", 6)], [("b", 6)], [("c", 6)]]


def test_the_larger_of_two_spaces_counts_and_none_at_the_top() -> None:
    story = [Slab(1, before=7, after=4), Slab(1, before=6)]
    assert [start for start, _ in paginate(story, 100, 100)[0].placed] == [0.0, 16.0]


SLABS = st.builds(
    Slab,
    lines=st.integers(1, 30),
    before=st.sampled_from([0.0, 5.0]),
    after=st.sampled_from([0.0, 7.0]),
    with_next=st.booleans(),
    whole=st.booleans(),
)


@given(st.lists(SLABS, max_size=12))
def test_nothing_is_lost_or_drawn_over_the_edge(story: list[Slab]) -> None:
    story = [replace(slab, name=str(nth)) for nth, slab in enumerate(story)]
    pages = paginate(story, 60, 100)
    drawn: dict[str, int] = {}
    for nth, page in enumerate(pages):
        bottom = 0.0
        for start, slab in page.placed:
            assert start >= bottom
            bottom = start + slab.height
            assert isinstance(slab, Slab)
            drawn[slab.name] = drawn.get(slab.name, 0) + slab.lines
        assert bottom <= (100 if nth else 60) + 0.02
    assert list(drawn) == [slab.name for slab in story]
    assert list(drawn.values()) == [slab.lines for slab in story]

"""The Unicode bidirectional algorithm (UAX 9), on the standard library's character data.

`levels` gives each character its embedding level; `visual_order` puts the
pieces of one line in the order in which they are drawn. Rule names (X1, W4,
N0, L2, …) are those of the standard. Embeddings and overrides (X2 to X5, X7)
are not followed: `text.printable` takes them out of everything that is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

from legalaid_app.letters.bidi_sequence import ISOLATES, RunSequence

_REMOVED = frozenset(("BN", "RLE", "LRE", "RLO", "LRO", "PDF"))  # rule X9
_NEEDS_WORK = ISOLATES | _REMOVED | {"R", "AL", "AN"}
_MAX_DEPTH = 125


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character of one paragraph.

    Args:
        base: 0 for a left-to-right paragraph, 1 for a right-to-left one.
    """
    original = [bidirectional(char) or "L" for char in text]
    if base == 0 and _NEEDS_WORK.isdisjoint(original):
        return [0] * len(text)
    partner = _isolate_partners(original)
    embedded = _explicit(original, base)
    result = list(embedded)
    for sequence in _sequences(text, original, embedded, base, partner):
        for index, level in sequence.resolved():
            result[index] = level
    _reset_trailing_space(original, result, base)
    return result


def visual_order(line_levels: Sequence[int]) -> list[int]:
    """Return the logical indices of one line from left to right (L2)."""
    order = list(range(len(line_levels)))
    odd = [level for level in line_levels if level & 1]
    if not odd:
        return order
    for floor in range(max(line_levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and line_levels[order[end]] >= floor:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _isolate_partners(types: Sequence[str]) -> dict[int, int]:
    """Match each isolate initiator with its PDI, both ways (BD9)."""
    partner: dict[int, int] = {}
    open_isolates: list[int] = []
    for index, kind in enumerate(types):
        if kind in ISOLATES:
            open_isolates.append(index)
        elif kind == "PDI" and open_isolates:
            opener = open_isolates.pop()
            partner[opener], partner[index] = index, opener
    return partner


def _starts_right_to_left(types: Sequence[str], start: int) -> bool:
    """Find the first strong character of the isolate that begins before *start* (P2, P3)."""
    depth = 0
    for kind in types[start:]:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            if not depth:
                return False
            depth -= 1
        elif not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _explicit(original: Sequence[str], base: int) -> list[int]:
    """Return the levels that isolates give (X1, X5a to X6a, X8); deeper ones than 125 are flat."""
    result: list[int] = []
    stack, overflow = [base], 0
    for index, kind in enumerate(original):
        if kind == "PDI":
            if overflow:
                overflow -= 1
            elif len(stack) > 1:
                stack.pop()
        result.append(base if kind == "B" else stack[-1])
        if kind in ISOLATES:
            rtl = kind == "RLI" or (kind == "FSI" and _starts_right_to_left(original, index + 1))
            level = (stack[-1] + 1) | 1 if rtl else (stack[-1] + 2) & ~1
            if overflow or level > _MAX_DEPTH:
                overflow += 1
            else:
                stack.append(level)
    return result


def _sequences(
    text: str,
    original: Sequence[str],
    embedded: Sequence[int],
    base: int,
    partner: dict[int, int],
) -> list[RunSequence]:
    """Cut the paragraph into isolating run sequences (X10)."""
    kept = [index for index, kind in enumerate(original) if kind not in _REMOVED]
    place = {index: nth for nth, index in enumerate(kept)}
    runs: list[list[int]] = []
    for index in kept:
        if runs and embedded[runs[-1][-1]] == embedded[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    run_at = {run[0]: run for run in runs}

    def side(level: int, neighbour: int, outside: bool) -> str:
        beyond = outside or not 0 <= neighbour < len(kept)
        other = base if beyond else embedded[kept[neighbour]]
        return "R" if max(level, other) & 1 else "L"

    result = []
    for run in runs:
        if original[run[0]] == "PDI" and run[0] in partner:
            continue  # continues the sequence that its initiator began
        indices = list(run)
        while original[indices[-1]] in ISOLATES and partner.get(indices[-1]) in run_at:
            indices += run_at[partner[indices[-1]]]
        level, last = embedded[indices[0]], indices[-1]
        before = side(level, place[indices[0]] - 1, outside=False)
        unmatched = original[last] in ISOLATES and last not in partner
        after = side(level, place[last] + 1, outside=unmatched)
        chars = [text[index] for index in indices]
        kinds = [original[index] for index in indices]
        result.append(RunSequence(indices, chars, kinds, level, before, after))
    return result


def _reset_trailing_space(original: Sequence[str], result: list[int], base: int) -> None:
    """Separators, and the space before them or at the end, take the base level (L1)."""
    at_end = True
    for index in range(len(original) - 1, -1, -1):
        kind = original[index]
        if kind in ("B", "S"):
            result[index], at_end = base, True
        elif kind == "WS" or kind in ISOLATES or kind == "PDI" or kind in _REMOVED:
            if at_end:
                result[index] = base
        else:
            at_end = False

"""Adding composite glyphs to a TrueType font: several outlines drawn as one glyph."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Part = tuple[int, int, int]  # glyph, x, y

_ARGS_ARE_WORDS, _ARGS_ARE_OFFSETS, _MORE_PARTS = 0x1, 0x2, 0x20


def add_composites(
    font: bytes, composites: Sequence[Sequence[Part]], advances: Sequence[int]
) -> tuple[bytes, int]:
    """Append *composites* to a font with outlines in "glyf".

    Returns:
        The new font, and the number of the first glyph that was added.
    """
    tables = _read_tables(font)
    first: int = struct.unpack_from(">H", tables["maxp"], 4)[0]
    offsets = _read_loca(tables, first)
    metrics = _full_metrics(tables, first)
    glyf = tables["glyf"]
    for parts, advance in zip(composites, advances, strict=True):
        drawn = [part for part in parts if offsets[part[0]] != offsets[part[0] + 1]]
        record, left = _composite(glyf, offsets, drawn) if drawn else (b"", 0)
        glyf += record
        offsets.append(len(glyf))
        metrics += struct.pack(">Hh", advance, left)
    count = first + len(composites)
    tables["loca"] = bytearray(struct.pack(f">{count + 1}L", *offsets))
    tables["hmtx"] = metrics
    struct.pack_into(">h", tables["head"], 50, 1)  # long offsets
    struct.pack_into(">H", tables["hhea"], 34, count)
    struct.pack_into(">H", tables["maxp"], 4, count)
    if len(tables["maxp"]) >= 32:
        most = max((len(parts) for parts in composites), default=0)
        struct.pack_into(">HH", tables["maxp"], 28, max(8, most), 4)
    return _write_tables(font[:4], tables), first


def _read_tables(font: bytes) -> dict[str, bytearray]:
    count: int = struct.unpack_from(">H", font, 4)[0]
    tables = {}
    for nth in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * nth)
        tables[tag.decode("ascii")] = bytearray(font[start : start + length])
    return tables


def _read_loca(tables: dict[str, bytearray], count: int) -> list[int]:
    """Return where each outline starts; pad "glyf" so that the last one ends at its end."""
    if struct.unpack_from(">h", tables["head"], 50)[0]:
        offsets = list(struct.unpack_from(f">{count + 1}L", tables["loca"]))
    else:
        offsets = [2 * half for half in struct.unpack_from(f">{count + 1}H", tables["loca"])]
    del tables["glyf"][offsets[-1] :]
    return offsets


def _full_metrics(tables: dict[str, bytearray], count: int) -> bytearray:
    """Return "hmtx" with an advance for every glyph."""
    hmtx = tables["hmtx"]
    given: int = struct.unpack_from(">H", tables["hhea"], 34)[0]
    full = bytearray(hmtx[: 4 * given])
    last_advance = hmtx[4 * given - 4 : 4 * given - 2]
    for nth in range(count - given):
        side = 4 * given + 2 * nth
        full += last_advance + hmtx[side : side + 2]
    return full


def _composite(glyf: bytearray, offsets: list[int], parts: Sequence[Part]) -> tuple[bytes, int]:
    """Return the glyph record for *parts* and its left edge."""
    boxes = []
    for glyph, x, y in parts:
        left, low, right, high = struct.unpack_from(">4h", glyf, offsets[glyph] + 2)
        boxes.append((left + x, low + y, right + x, high + y))
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    record = struct.pack(">h4h", -1, min(lefts), min(lows), max(rights), max(highs))
    for nth, (glyph, x, y) in enumerate(parts, 1):
        more = _MORE_PARTS if nth < len(parts) else 0
        record += struct.pack(">HHhh", _ARGS_ARE_WORDS | _ARGS_ARE_OFFSETS | more, glyph, x, y)
    return record + b"\0" * (-len(record) % 4), min(lefts)


def _write_tables(version: bytes, tables: dict[str, bytearray]) -> bytes:
    count = len(tables)
    power = max(1, count.bit_length() - 1)
    span = 16 << power
    directory = bytearray(version + struct.pack(">HHHH", count, span, power, count * 16 - span))
    start, body = 12 + 16 * count, bytearray()
    for tag in sorted(tables):
        table = bytes(tables[tag])
        padded = table + b"\0" * (-len(table) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        place = start + len(body)
        directory += struct.pack(">4sLLL", tag.encode(), checksum, place, len(table))
        body += padded
    return bytes(directory + body)

"""Cut the Inter fonts down to the alphabets that the screens use.

python packaging/cut_inter.py FOLDER    FOLDER holds the static Inter TTF files
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {
    "Regular": "Inter_400Regular.ttf",
    "Medium": "Inter_500Medium.ttf",
    "SemiBold": "Inter_600SemiBold.ttf",
    "Bold": "Inter_700Bold.ttf",
}
ALPHABETS = [
    (0x0020, 0x036F),  # Latin, phonetic letters, combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin of Vietnamese
    (0x2000, 0x214F),  # punctuation, currencies, letter-like signs
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical signs
    (0x25A0, 0x25FF),  # shapes
    (0xFFFD, 0xFFFD),  # the sign for what cannot be shown
]


def cut(source: Path) -> bytes:
    """Return the font in *source* with the alphabets above and every layout feature kept."""
    wanted = hb.SubsetInput()
    for first, last in ALPHABETS:
        wanted.unicode_set.update(range(first, last + 1))
    for kept in (wanted.layout_feature_tag_set, wanted.name_id_set):
        kept.clear()
        kept.invert()  # all of them
    wanted.flags |= hb.SubsetFlags.NO_HINTING
    data: bytes = hb.subset(hb.Face(source.read_bytes()), wanted).blob.data
    return data


def main(folder: Path) -> int:
    """Write the four weights beside their licence."""
    for weight, name in WEIGHTS.items():
        [source] = folder.rglob(name)
        target = FONTS / f"Inter-{weight}.ttf"
        target.write_bytes(cut(source))
        print(f"{target.name}: {target.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))

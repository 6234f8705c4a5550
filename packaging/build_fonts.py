"""Cut the letter fonts out of full Noto fonts: python packaging/build_fonts.py SOURCE_FOLDER

SOURCE_FOLDER is the unpacked npm package "@expo-google-fonts/noto-sans" (fonts: SIL Open Font
License 1.1).
The same source gives the same bytes. To add a script, put its static TrueType files
(`<Name>-Regular.ttf`, `<Name>-Bold.ttf`) beside these and name it in `LetterDocument.fonts`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}
LICENCE = "NotoSans-OFL.txt"

# First and last code points of what people's names, addresses and our languages need.
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x02B0, 0x036F),  # modifier letters, combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional (Vietnamese, Yoruba)
    (0x2000, 0x206F),  # general punctuation
    (0x20A0, 0x20BF),  # currency signs
)
SINGLES = (0x2116, 0x2122, 0x2212, 0x25CC)  # numero, trade mark, minus, dotted circle
UNUSED_TABLES = ("DSIG", "gasp", "STAT", "vhea", "vmtx", "VORG", "BASE")


def code_points() -> set[int]:
    """Return every code point the letter fonts keep, where the source has it."""
    wanted = set(SINGLES)
    for first, last in RANGES:
        wanted.update(range(first, last + 1))
    return wanted


def cut(font: bytes) -> bytes:
    """Return *font* without hints, unused tables and the characters nobody writes with."""
    request = hb.SubsetInput()
    request.sets(hb.SubsetInputSets.UNICODE).update(code_points())
    request.flags = hb.SubsetFlags.NO_HINTING
    request.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in UNUSED_TABLES
    )
    return bytes(hb.subset(hb.Face(font), request).blob.data)


def main(source: Path, target: Path = FONTS) -> None:
    """Write the cut fonts and their licence to *target*."""
    for weight, folder in WEIGHTS.items():
        font = cut((source / folder / f"NotoSans_{folder}.ttf").read_bytes())
        (target / f"NotoSans-{weight}.ttf").write_bytes(font)
    (target / LICENCE).write_bytes((source / "LICENSE_FONT").read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))

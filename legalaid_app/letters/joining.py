"""Several letters as one file, for a print run. The sealed files stay as they are."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf


def join(pdfs: Sequence[bytes]) -> bytes:
    """Return one PDF with the pages of all, in order."""
    with pikepdf.new() as run:
        for pdf in pdfs:
            with pikepdf.open(io.BytesIO(pdf)) as letter:
                run.pages.extend(letter.pages)
        out = io.BytesIO()
        run.save(out, deterministic_id=True)
    return out.getvalue()

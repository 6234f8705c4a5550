"""One way only to write a value as bytes, so that they can be authenticated."""

from __future__ import annotations

import json


def canonical(value: object) -> bytes:
    """Return *value* as JSON with sorted keys and no spaces, in ASCII."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode("ascii")

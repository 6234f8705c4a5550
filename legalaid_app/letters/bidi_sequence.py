"""The part of UAX 9 that looks at one isolating run sequence: rules W, N and I."""

from __future__ import annotations

from unicodedata import bidirectional

ISOLATES = frozenset(("FSI", "LRI", "RLI"))

# Opening and closing brackets (BidiBrackets.txt), in pairs.
_PAIRS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e"
    "\u2308\u2309\u230a\u230b\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d"
    "\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6\u27e7"
    "\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986"
    "\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e\u2991\u2992"
    "\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd"
    "\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58"
    "\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f"
    "\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a"
    "\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60"
    "\uff62\uff63"
)
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_CLOSER = {
    opener: _CANONICAL.get(closer, closer)
    for opener, closer in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)
}
_CLOSERS = frozenset(_PAIRS[1::2])
_MAX_OPEN_BRACKETS = 63

_NEUTRAL = ISOLATES | {"B", "S", "WS", "ON", "PDI"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # how neutrals see their neighbours


class RunSequence:
    """One isolating run sequence, resolved by the rules W, N and I."""

    def __init__(
        self,
        indices: list[int],
        chars: list[str],
        types: list[str],
        level: int,
        before: str,
        after: str,
    ) -> None:
        self.indices, self.chars, self.types = indices, chars, types
        self.level, self.before, self.after = level, before, after
        self.embedding = "R" if level & 1 else "L"

    def resolved(self) -> list[tuple[int, int]]:
        """Return (index, level) pairs (I1, I2)."""
        self._weak_types()
        self._brackets()
        self._neutrals()
        rise = {"L": 1, "EN": 1, "AN": 1} if self.level & 1 else {"R": 1, "AN": 2, "EN": 2}
        return [
            (index, self.level + rise.get(kind, 0))
            for index, kind in zip(self.indices, self.types, strict=True)
        ]

    def _weak_types(self) -> None:
        types, count = self.types, len(self.types)
        previous = strong = self.before
        for i, kind in enumerate(types):  # W1, W2
            if kind == "NSM":
                kind = "ON" if previous in ISOLATES or previous == "PDI" else previous
            previous = kind
            if kind in ("L", "R", "AL"):
                strong = kind
            types[i] = "AN" if kind == "EN" and strong == "AL" else kind
        types[:] = ["R" if kind == "AL" else kind for kind in types]  # W3
        for i in range(1, count - 1):  # W4
            around = types[i - 1] if types[i - 1] == types[i + 1] else None
            if (types[i] == "ES" and around == "EN") or (
                types[i] == "CS" and around in ("EN", "AN")
            ):
                types[i] = around or types[i]
        self._number_signs()
        types[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in types]  # W6
        strong = self.before
        for i, kind in enumerate(types):  # W7
            if kind in ("L", "R"):
                strong = kind
            elif kind == "EN" and strong == "L":
                types[i] = "L"

    def _number_signs(self) -> None:
        """Currency and per cent signs beside a number belong to it (W5)."""
        for start, end in self._stretches(frozenset(("ET",))):
            touches = (start and self.types[start - 1] == "EN") or (
                end < len(self.types) and self.types[end] == "EN"
            )
            if touches:
                self.types[start:end] = ["EN"] * (end - start)

    def _stretches(self, kinds: frozenset[str]) -> list[tuple[int, int]]:
        """Return start and end of each stretch made of *kinds* only."""
        found: list[tuple[int, int]] = []
        for i, kind in enumerate(self.types):
            if kind in kinds:
                if found and found[-1][1] == i:
                    found[-1] = (found[-1][0], i + 1)
                else:
                    found.append((i, i + 1))
        return found

    def _bracket_pairs(self) -> list[tuple[int, int]]:
        pairs: list[tuple[int, int]] = []
        waiting: list[tuple[str, int]] = []
        for i, char in enumerate(self.chars):
            if self.types[i] != "ON":
                continue
            if char in _CLOSER:
                if len(waiting) >= _MAX_OPEN_BRACKETS:
                    return []
                waiting.append((_CLOSER[char], i))
            elif char in _CLOSERS:
                closer = _CANONICAL.get(char, char)
                for depth in range(len(waiting) - 1, -1, -1):
                    if waiting[depth][0] == closer:
                        pairs.append((waiting[depth][1], i))
                        del waiting[depth:]
                        break
        return sorted(pairs)

    def _brackets(self) -> None:
        """Brackets take the direction of what they hold (N0)."""
        for opener, closer in self._bracket_pairs():
            inside = {_STRONG[k] for k in self.types[opener + 1 : closer] if k in _STRONG}
            if not inside:
                continue
            direction = self.embedding
            if direction not in inside:
                context = next(
                    (_STRONG[k] for k in reversed(self.types[:opener]) if k in _STRONG),
                    self.before,
                )
                direction = context if context in inside else direction
            for i in (opener, closer):
                self.types[i] = direction
                for mark in range(i + 1, len(self.types)):
                    if bidirectional(self.chars[mark]) != "NSM":
                        break
                    self.types[mark] = direction

    def _neutrals(self) -> None:
        """Neutrals between equals join them, others follow the embedding (N1, N2)."""
        for start, end in self._stretches(_NEUTRAL):
            left = _STRONG[self.types[start - 1]] if start else self.before
            right = _STRONG[self.types[end]] if end < len(self.types) else self.after
            self.types[start:end] = [left if left == right else self.embedding] * (end - start)

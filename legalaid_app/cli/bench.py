"""`legalaid bench`: how fast it is, each figure beside a baseline of the same run."""

from __future__ import annotations

import argparse
from typing import Any

from ..domain.words import gettext as _
from .common import add_json, give


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    bench = commands.add_parser("bench", help=_("benchmarks, on data made for them"))
    bench.add_argument(
        "names", nargs="*", metavar="NAME", help=_("start, unlock, letter; all where none is given")
    )
    bench.add_argument("--rounds", type=int, default=7, metavar="N")
    add_json(bench)
    bench.set_defaults(run=run_bench)


def run_bench(chosen: argparse.Namespace) -> int:
    """Run the benchmarks that were named."""
    from .benchmarks import run

    figures = run(chosen.names, max(2, chosen.rounds))
    lines = []
    for name, figure in figures.items():
        lines.append(
            _(
                "{name}: {median} {unit} (p99 {p99}, n = {n}), {ratio} times its baseline of {baseline} {unit}"
            ).format(
                name=name,
                **{key: figure[key] for key in ("median", "unit", "p99", "n", "ratio", "baseline")},
            )
        )
    give(chosen, figures, *lines)
    return 0

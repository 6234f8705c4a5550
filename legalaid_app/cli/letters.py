"""`legalaid letter render` and `legalaid letters stale | reissue`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ..domain.staleness import StaleLetter
from ..domain.words import gettext as _
from ..services.office import Office
from .common import add_json, add_store, give, opened, read_json


def add_commands(commands: Any) -> None:
    """Add both groups to the parser."""
    one = commands.add_parser("letter", help=_("a letter from a file; needs no store"))
    acts = one.add_subparsers(dest="act", required=True)
    render = acts.add_parser("render", help=_("a draft, marked as such"))
    render.add_argument("template", metavar="TEMPLATE", help=_("guidance or correction"))
    render.add_argument("--lang", metavar="LANG", help=_("en, es …; the client's where not given"))
    render.add_argument("--data", type=Path, required=True, metavar="FILE")
    render.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.pdf")
    render.add_argument("--large-print", action="store_true")
    render.add_argument("--paper", choices=["letter", "a4"], default="letter")
    render.add_argument("--pack", type=Path, metavar="DIR", help=_("another guidance pack"))
    add_json(render)
    render.set_defaults(run=run_render)

    many = commands.add_parser("letters", help=_("issued letters"))
    acts = many.add_subparsers(dest="act", required=True)
    stale = acts.add_parser("stale", help=_("who holds a letter that is no longer true"))
    add_store(stale)
    add_json(stale)
    stale.set_defaults(run=run_stale)
    reissue = acts.add_parser("reissue", help=_("a sealed correction letter for each of them"))
    reissue.add_argument("--dry-run", action="store_true", help=_("only say what would be done"))
    reissue.add_argument(
        "--print",
        type=Path,
        dest="print_file",
        metavar="FILE.pdf",
        help=_("all new letters in one file"),
    )
    add_store(reissue)
    add_json(reissue)
    reissue.set_defaults(run=run_reissue)


def run_render(chosen: argparse.Namespace) -> int:
    """Write a draft letter to a file."""
    from ..services.guidance import load_guidance
    from ..services.letter_draft import compose_draft, read_draft_data
    from ..services.paper import grade, render_document
    from ..system.files import atomic_write

    guidance = load_guidance(chosen.pack)
    data = read_draft_data(read_json(chosen.data), chosen.data.name)
    language = chosen.lang or data.language or "en"
    composed = compose_draft(guidance, chosen.template, data, language)
    made = render_document(composed.document, large_print=chosen.large_print, paper=chosen.paper)
    atomic_write(chosen.out, made.pdf)
    document = {
        "pages": made.pages,
        "missing": list(composed.missing),
        "statements": [{"key": ref.key, "edition": ref.version} for ref in composed.statements],
        "grade": grade(composed.document),
    }
    lines = [_("A draft of {pages} pages was written.").format(pages=made.pages)]
    if composed.missing:
        lines.append(_("Missing: {names}").format(names=", ".join(composed.missing)))
    give(chosen, document, *lines)
    return 0


def run_stale(chosen: argparse.Namespace) -> int:
    """List the holders of outdated letters."""
    from ..services.letters import stale

    with opened(chosen) as office:
        found = _stale_view(office, [each for each in stale(office) if not each.replaced])
    lines = [
        f"{e['client']}  {e['letter']}  {e['issued_on']}  {', '.join(e['untrue'])}" for e in found
    ]
    give(chosen, {"stale": found}, *(lines or [_("Nobody holds a letter that is out of date.")]))
    return 0


def run_reissue(chosen: argparse.Namespace) -> int:
    """Issue a correction to every holder of an outdated letter."""
    from ..services.letters import sealed_pdf
    from ..services.paper import joined
    from ..services.progress import Progress
    from ..services.reissue import holders, reissue
    from ..system.files import atomic_write

    with opened(chosen) as office:
        if chosen.dry_run:
            planned = _stale_view(office, [holder.stale for holder in holders(office)])
            give(
                chosen,
                {"issued": [], "excluded": [], "planned": planned},
                *(e["client"] for e in planned),
            )
            return 0
        done = reissue(office, Progress(_bar))
        if chosen.print_file is not None and done.issued:
            atomic_write(
                chosen.print_file, joined([sealed_pdf(office, one.id) for one in done.issued])
            )
    document = {
        "issued": [letter.number for letter in done.issued],
        "excluded": [{"client": e.client.number, "why": e.why} for e in done.excluded],
    }
    lines = [_("{n} correction letters were issued.").format(n=len(done.issued))]
    lines += [f"{e.client.number}: {e.why}" for e in done.excluded]
    give(chosen, document, *lines)
    return 0


def _stale_view(office: Office, found: list[StaleLetter]) -> list[dict[str, Any]]:
    """Clients by their number: what a script prints may end up anywhere."""
    from ..domain.client import Client

    with office.reading() as look:
        clients = look.get_many(Client, [each.letter.client_id for each in found])
    return [
        {
            "client": clients[each.letter.client_id].number,
            "letter": each.letter.number,
            "issued_on": each.letter.issued_on.isoformat() if each.letter.issued_on else "",
            "untrue": [statement.key for statement in each.untrue],
        }
        for each in found
    ]


def _bar(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} / {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)

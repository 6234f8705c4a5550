"""Collect the words that people see, and refuse those that could not be translated.

python packaging/check_words.py               check
python packaging/check_words.py --out FILE    check, and write the template for translators

Words are marked in four ways: ``_("…")``, ``ngettext("…", "…", n)`` and ``N_("…")``;
the labels in ``text("…")``, ``value("…")`` and ``link("…")`` of a record; the ``message``
of a class of errors. A name may be translated where it is shown (``_(spec.label)``) if
the words it stands for are marked elsewhere.
"""

from __future__ import annotations

import argparse
import ast
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "legalaid_app"
# Module and name -> how many literals the function takes.
MARKS = {
    ("words", "gettext"): 1,
    ("words", "N_"): 1,
    ("words", "ngettext"): 2,
    ("fields", "text"): 1,
    ("fields", "value"): 1,
    ("fields", "link"): 1,
}


@dataclass(frozen=True)
class Found:
    """One marked text: a sentence, or a sentence and its plural."""

    file: str
    line: int
    texts: tuple[str, ...]


class Trouble(Exception):
    """A marked text that cannot be translated; says where and why."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(f"{file}:{line}: {why}")


def find(source: str, file: str) -> Iterator[Found | Trouble]:
    """Yield every marked text of a module, or what is wrong with it."""
    tree = ast.parse(source, file)
    marks = _marks_used(tree)
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef():
                yield from _messages_of_errors(node, file)
            case ast.Call(func=ast.Name(name)) if name in marks:
                yield from _marked(node, name, marks[name], file)


def _marks_used(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """Return the marks that a module imports, by the names they have there."""
    return {
        alias.asname or alias.name: (module, alias.name)
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for module in [(node.module or "").split(".")[-1]]
        for alias in node.names
        if (module, alias.name) in MARKS
    }


def _messages_of_errors(node: ast.ClassDef, file: str) -> Iterator[Found | Trouble]:
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name("message")], value=ast.Constant(str(message))):
                yield _checked(Found(file, statement.lineno, (message,)))


def _marked(
    call: ast.Call, name: str, mark: tuple[str, str], file: str
) -> Iterator[Found | Trouble]:
    arguments = call.args[: MARKS[mark]]
    texts = [
        argument.value
        for argument in arguments
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    if len(texts) == MARKS[mark]:
        yield _checked(Found(file, call.lineno, tuple(texts)))
    elif mark != ("words", "gettext") or not _is_looked_up(arguments):
        why = f"{name}() takes plain text: write {name}('… {{n}} …').format(n=n)"
        yield Trouble(file, call.lineno, why)


def _is_looked_up(arguments: list[ast.expr]) -> bool:
    return len(arguments) == 1 and isinstance(
        arguments[0], ast.Name | ast.Attribute | ast.Subscript
    )


def _checked(found: Found) -> Found | Trouble:
    try:
        places = [placeholders(text) for text in found.texts]
    except ValueError as error:
        return Trouble(found.file, found.line, f"{found.texts[0]!r}: {error}")
    if places[0] - places[-1]:
        return Trouble(
            found.file, found.line, f"{found.texts[0]!r}: the plural lacks a placeholder"
        )
    if not all(text.strip() for text in found.texts):
        return Trouble(found.file, found.line, "there is nothing to translate")
    return found


def placeholders(text: str) -> set[str]:
    """Return the names in braces.

    Raises:
        ValueError: a brace is not closed, or a placeholder has no plain name.
    """
    names = {
        name for _before, name, _format, _how in string.Formatter().parse(text) if name is not None
    }
    for name in names:
        if not name.isidentifier():
            raise ValueError(f"the placeholder {{{name}}} needs a plain name")
    return names


def write_template(texts: list[Found], target: Path) -> None:
    """Write the template for translators, without dates so that it changes only with the words."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalog = Catalog(project="Legal Aid Desk", charset="utf-8")
    for found in texts:
        one_or_both = found.texts[0] if len(found.texts) == 1 else found.texts
        catalog.add(one_or_both, locations=[(found.file, found.line)])
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as stream:
        write_po(stream, catalog, omit_header=True, sort_output=True, include_lineno=False)


def main() -> int:
    """Check every module of the program; 1 when something could not be translated."""
    parser = argparse.ArgumentParser(description="Collect the words that people see.")
    parser.add_argument("--out", type=Path, help="write the template for translators here")
    out: Path | None = parser.parse_args().out
    results = [
        result
        for file in sorted(SOURCE.rglob("*.py"))
        for result in find(file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix())
    ]
    for result in results:
        if isinstance(result, Trouble):
            print(result)
    texts = [result for result in results if isinstance(result, Found)]
    if out:
        write_template(texts, out)
    print(f"{len(texts)} texts can be translated, {len(results) - len(texts)} cannot.")
    return 0 if len(texts) == len(results) else 1


if __name__ == "__main__":
    sys.exit(main())

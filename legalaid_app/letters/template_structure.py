"""The structure of a letter template: ordered blocks, each with its condition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..domain.errors import BadInput
from ..domain.letter import LetterKind
from ..domain.toml_tables import TomlTable, read_toml
from ..domain.words import gettext as _
from .conditions import Condition, read_condition
from .fluent_text import FluentTexts

VARIABLES = frozenset(
    {
        "client", "today", "as_of", "call_by", "return_due", "refund_deadline", "changed_on",
        "office", "phone", "attorney", "bar_number", "help_line", "earlier_dates",
    }
)  # fmt: skip
QUOTE_VARIABLES = frozenset({"sentence", "issued_on"})
PAGE_VARIABLES = frozenset({"page", "pages"})
META = ("title", "draft-banner", "demonstration-banner", "footer", "page")
_REFERENCE = "en"


class BlockKind(StrEnum):
    """What a block is on paper."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEMS = "items"
    STEPS = "steps"
    BOX = "box"
    QUOTES = "quotes"
    SIGNATURE = "signature"


_LISTS = (BlockKind.ITEMS, BlockKind.STEPS, BlockKind.BOX)


@dataclass(frozen=True, slots=True)
class Element:
    """A message, then those of its statements that are true; printed while *when* holds."""

    text: str
    statements: tuple[str, ...]
    when: Condition


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """A block: one element, or those of a list; *lines* are a signature's."""

    kind: BlockKind
    elements: tuple[Element, ...]
    when: Condition
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Template:
    """A letter's structure and its texts in each language.

    Attributes:
        version: changes with every change of structure or text.
        review: language -> what is still awaited before it should be relied on.
    """

    name: str
    version: str
    kind: LetterKind
    review: Mapping[str, str]
    blocks: tuple[TemplateBlock, ...]
    texts: Mapping[str, FluentTexts]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the letter can be written in."""
        return tuple(self.texts)

    @property
    def statement_keys(self) -> frozenset[str]:
        """The statements that the letter may make."""
        every = (element for block in self.blocks for element in block.elements)
        return frozenset(key for element in every for key in element.statements)


def load_template(name: str, structure: str, texts: Mapping[str, str], where: str) -> Template:
    """Read a template: *structure* is TOML, *texts* is language -> Fluent.

    Raises:
        BadInput: naming the file, the line and what is wrong there: an unknown
            block or condition, a message that a language lacks, a variable
            that letters do not know or that a translation lost.
    """
    table = read_toml(structure, f"{where}/{name}.toml")
    table.only("name", "version", "kind", "review", "block")
    if table.text("name", required=True) != name:
        raise table.wrong(_("the name must be “{name}”").format(name=name), "name")
    blocks = tuple(_block(each) for each in table.tables("block"))
    read = {
        language: FluentTexts(language, source, f"{where}/{name}.{language}.ftl")
        for language, source in texts.items()
    }
    if _REFERENCE not in read:
        raise table.wrong(_("there is no English text"))
    for each in read.values():
        _check_texts(each, blocks, read[_REFERENCE])
    return Template(
        name=name,
        version=_version(table, structure, texts),
        kind=_kind(table),
        review={key: table.table("review").text(key) for key in table.table("review").values},
        blocks=blocks,
        texts=read,
    )


def _version(table: TomlTable, structure: str, texts: Mapping[str, str]) -> str:
    content = "\0".join([structure, *(f"{key}\0{texts[key]}" for key in sorted(texts))])
    digest = hashlib.sha256(content.encode()).hexdigest()
    return f"{table.values['name']} {table.whole_number('version', 1)} {digest[:12]}"


def _kind(table: TomlTable) -> LetterKind:
    for kind in LetterKind:
        if kind.value == table.values.get("kind"):
            return kind
    raise table.wrong(_("“kind” must be guidance or correction"), "kind")


def _block(table: TomlTable) -> TemplateBlock:
    try:
        kind = BlockKind(table.text("kind", required=True))
    except ValueError:
        known = ", ".join(BlockKind)
        problem = _("this kind of block is not known; there are {known}").format(known=known)
        raise table.wrong(problem, "kind") from None
    if kind in _LISTS:
        table.only("kind", "when", "items")
        elements = tuple(_element(each) for each in table.tables("items"))
        if not elements:
            raise table.wrong(_("this block has no items"))
        return TemplateBlock(kind, elements, read_condition(table.table("when")))
    if kind is BlockKind.SIGNATURE:
        table.only("kind", "text", "lines", "when")
        lines = _names(table, "lines")
    else:
        table.only("kind", "text", "statements", "when")
        lines = ()
    element = _element(table, ("kind", "lines"))
    return TemplateBlock(kind, (element,), Condition(), lines)


def _element(table: TomlTable, also: tuple[str, ...] = ()) -> Element:
    table.only("text", "statements", "when", *also)
    statements = _names(table, "statements")
    text = table.text("text", required=not statements)
    return Element(text, statements, read_condition(table.table("when")))


def _names(table: TomlTable, key: str) -> tuple[str, ...]:
    content = table.values.get(key, [])
    if not isinstance(content, list) or not all(isinstance(name, str) for name in content):
        raise table.wrong(_("“{key}” must be a list of texts").format(key=key), key)
    return tuple(content)


def _messages(blocks: tuple[TemplateBlock, ...]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield every message that is needed, with the variables it may use."""
    for name in META:
        yield name, PAGE_VARIABLES if name == "page" else frozenset()
    for block in blocks:
        allowed = VARIABLES | QUOTE_VARIABLES if block.kind is BlockKind.QUOTES else VARIABLES
        for element in block.elements:
            if element.text:
                yield element.text, allowed
        yield from ((line, VARIABLES) for line in block.lines)


def _check_texts(
    texts: FluentTexts, blocks: tuple[TemplateBlock, ...], reference: FluentTexts
) -> None:
    needed = dict(_messages(blocks))
    for message, allowed in needed.items():
        if message not in texts.variables:
            raise texts.wrong(_("the message “{message}” is missing").format(message=message))
        used, expected = texts.variables[message], reference.variables.get(message, frozenset())
        for name in sorted(used - allowed):
            raise _wrong_variable(texts, _("“{message}” uses the unknown “${name}”"), message, name)
        for name in sorted(expected - used):
            raise _wrong_variable(texts, _("“{message}” lost “${name}”"), message, name)
        for name in sorted(used - expected):
            raise _wrong_variable(
                texts, _("“{message}” uses “${name}”, the English does not"), message, name
            )
    for message in texts.variables.keys() - needed.keys():
        raise texts.wrong(_("no block uses “{message}”").format(message=message), message)


def _wrong_variable(texts: FluentTexts, problem: str, message: str, name: str) -> BadInput:
    return texts.wrong(problem.format(message=message, name=name), message)

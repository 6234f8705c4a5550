"""Writes a letter: a template, the facts of one client, and the statements that are true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..domain.errors import BadInput
from ..domain.letter import Statement, StatementRef
from ..domain.statement import AS_OF, current, is_true
from ..domain.words import gettext as _
from .conditions import Condition
from .dates import in_words, long_date
from .document import Block, Box, Heading, Items, LetterDocument, Paragraph, Run, Signature
from .facts import LetterFacts
from .fluent_text import FluentTexts, clean, fill, token, unbroken, without_isolates
from .template_structure import BlockKind, Element, Template, TemplateBlock

BLANK = "________"
_FIELDS = {
    "client": "client_name",
    "office": "office_name",
    "phone": "office_phone",
    "earlier_dates": "earlier_letter",
}


_BLOCKS: Mapping[BlockKind, Callable[[list[tuple[Run, ...]]], Block]] = {
    BlockKind.TITLE: lambda parts: Heading(parts[0], level=1),
    BlockKind.HEADING: lambda parts: Heading(parts[0]),
    BlockKind.PARAGRAPH: lambda parts: Paragraph(parts[0]),
    BlockKind.ITEMS: lambda parts: Items(tuple(parts)),
    BlockKind.STEPS: lambda parts: Items(tuple(parts), numbered=True),
    BlockKind.BOX: lambda parts: Box(tuple(parts)),
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter before it is a page.

    Attributes:
        missing: names of the facts that the letter needs and does not have.
        statements: what it says that an order can make untrue, by key and edition.
        why: what was printed, and the code of why.
    """

    document: LetterDocument
    missing: tuple[str, ...]
    statements: tuple[StatementRef, ...]
    why: tuple[tuple[str, str], ...]


def compose(
    template: Template,
    language: str,
    facts: LetterFacts,
    statements: Iterable[Statement],
    *,
    draft: bool = True,
) -> Composed:
    """Write the letter in *language* from the newest edition of each statement.

    Raises:
        BadInput: the template has no text in that language, or a statement is
            missing or has none.
    """
    texts = template.texts.get(language)
    if texts is None:
        raise BadInput(
            where=template.name,
            problem=_("there is no text in “{language}”").format(language=language),
        )
    writer = _Writer(texts, facts, current(statements), language)
    blocks = _without_empty_headings([*writer.blocks(template.blocks)])
    document = LetterDocument(
        language=language,
        title=texts.plain("title", {}),
        sender=writer.sender(),
        recipient=(clean(facts.client_name) or BLANK, *map(clean, facts.address)),
        date_line=long_date(facts.today, language),
        blocks=tuple(blocks),
        reference=facts.number,
        footer=texts.plain("footer", {}),
        page_words=without_isolates(texts.plain("page", {"page": "{page}", "pages": "{pages}"})),
        banner=_banner(texts, draft=draft, invented=facts.invented),
    )
    return Composed(document, writer.missing(), tuple(writer.used), tuple(writer.why))


def _banner(texts: FluentTexts, *, draft: bool, invented: bool) -> str:
    said = {"demonstration-banner": invented, "draft-banner": draft}
    return " · ".join(texts.plain(message, {}) for message, wanted in said.items() if wanted)


@dataclass
class _Writer:
    """Keeps account of what was used while the blocks are written."""

    texts: FluentTexts
    facts: LetterFacts
    statements: Mapping[str, Statement]
    language: str
    used: dict[StatementRef, None] = field(default_factory=dict)
    why: list[tuple[str, str]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.values = _values(self.facts, self.language)

    def blocks(self, blocks: Iterable[TemplateBlock]) -> Iterator[Block]:
        for block in blocks:
            if block.when.why(self.facts) is not None:
                made = self._block(block)
                if made is not None:
                    yield made

    def sender(self) -> tuple[str, ...]:
        office = self.facts.office
        lines = (office.name or BLANK, *office.address, office.phone)
        return tuple(clean(line) for line in lines if line)

    def missing(self) -> tuple[str, ...]:
        """Return what is missing: what every letter needs, then what this one asked for."""
        facts, office = self.facts, self.facts.office
        needed = {
            "client_name": facts.client_name,
            "address": any(line.strip() for line in facts.address),
            "office_name": office.name,
            "office_address": any(line.strip() for line in office.address),
            "office_phone": office.phone,
            "attorney": office.attorney,
            "bar_number": office.bar_number,
            "as_of": facts.as_of,
        }
        found = [name for name, content in needed.items() if not content]
        found += [_FIELDS.get(name, name) for name in sorted(self.asked) if not self.values[name]]
        return tuple(dict.fromkeys(found))

    def _block(self, block: TemplateBlock) -> Block | None:
        if block.kind is BlockKind.QUOTES:
            return self._quotes(block.elements[0]) if self._why(block.elements[0].when) else None
        before = len(self.why)
        parts = [runs for each in block.elements if (runs := self._element(each))]
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.SIGNATURE):
            del self.why[before:]
        if not parts:
            return None
        if block.kind is BlockKind.SIGNATURE:
            return Signature(_text(parts[0]), tuple(self._line(each) for each in block.lines))
        return _BLOCKS[block.kind](parts)

    def _element(self, element: Element) -> tuple[Run, ...]:
        reason = self._why(element.when)
        if not reason:
            return ()
        runs: list[Run] = []
        if element.text:
            self.why.append((element.text, reason))
            runs += self._runs(element.text, self.values)
        for key in element.statements:
            sentence = self._statement(key)
            runs += [Run(" "), *sentence] if runs and sentence else sentence
        return tuple(runs)

    def _why(self, when: Condition) -> str:
        return ", ".join(when.why(self.facts) or ())

    def _statement(self, key: str) -> tuple[Run, ...]:
        statement = self.statements.get(key)
        if statement is None:
            raise BadInput(where=key, problem=_("this statement is missing"))
        if not is_true(statement, self.facts.protections):
            return ()
        self.used[statement.ref] = None
        states = ", ".join(
            f"{act}={self.facts.protections[each].value}"
            for act in statement.condition
            for each in self.facts.protections
            if each.value == act
        )
        self.why.append((key, states or "always"))
        as_of = long_date(self.facts.as_of, self.language) if self.facts.as_of else BLANK
        return statement_runs(statement, self.language, as_of)

    def _runs(self, message: str, values: Mapping[str, str]) -> tuple[Run, ...]:
        self.asked |= self.texts.variables[message] & self.values.keys()
        return self.texts.runs(message, {name: text or BLANK for name, text in values.items()})

    def _line(self, message: str) -> str:
        return _text(self._runs(message, self.values))

    def _quotes(self, element: Element) -> Block | None:
        """Quote the sentences that are no longer true, as the client read them."""
        quotes = []
        for letter in self.facts.earlier:
            as_of = long_date(letter.as_of, self.language)
            issued = long_date(letter.issued_on, self.language)
            for each in letter.untrue:
                said = without_isolates(_text(statement_runs(each, self.language, as_of)))
                values = {**self.values, "sentence": said, "issued_on": unbroken(issued)}
                quotes.append(self._runs(element.text, values))
        if quotes:
            self.why.append((element.text, "untrue"))
        return Box(tuple(quotes)) if quotes else None


def statement_runs(statement: Statement, language: str, as_of: str) -> tuple[Run, ...]:
    """Return the sentence in *language* with its date.

    Raises:
        BadInput: it has no text in that language.
    """
    sentence = statement.texts.get(language)
    if sentence is None:
        problem = _("this statement has no text in “{language}”").format(language=language)
        raise BadInput(where=statement.key, problem=problem)
    return fill(sentence.replace(AS_OF, token(0)), [unbroken(as_of)])


def _values(facts: LetterFacts, language: str) -> dict[str, str]:
    days = {
        name: getattr(facts, name)
        for name in ("today", "as_of", "call_by", "return_due", "refund_deadline", "changed_on")
    }
    earlier = sorted({letter.issued_on for letter in facts.earlier})
    words = {name: long_date(day, language) if day else "" for name, day in days.items()}
    return {name: unbroken(text) for name, text in words.items()} | {
        "client": facts.called or facts.client_name,
        "office": facts.office.name,
        "phone": unbroken(facts.office.phone),
        "attorney": facts.office.attorney,
        "bar_number": facts.office.bar_number,
        "help_line": unbroken(facts.help_line),
        "earlier_dates": in_words(
            (unbroken(long_date(day, language)) for day in earlier), language
        ),
    }


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _without_empty_headings(blocks: list[Block]) -> Iterator[Block]:
    """Leave out a heading under which nothing was printed."""
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        empty = after is None or isinstance(after, Heading | Signature)
        if isinstance(block, Heading) and block.level > 1 and empty:
            continue
        yield block

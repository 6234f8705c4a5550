"""The structure tree: what each piece of the page is, for screen readers (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from legalaid_app.letters.pdf_objects import RawObject, add, number, text_string


@dataclass(eq=False, slots=True)
class Element:
    """An element of the tree: a paragraph, a heading, a list item…

    Attributes:
        tag: a standard structure type of PDF 1.7 (P, H1, L, LI, Lbl, LBody, Div).
        contents: (page, marked-content id) or child elements, in reading order.
        attributes: more entries in PDF syntax, such as "/A << /O /List … >>".
    """

    tag: str
    parent: Element | None = None
    attributes: str = ""
    contents: list[tuple[int, int] | Element] = field(default_factory=list)

    def child(self, tag: str, attributes: str = "") -> Element:
        """Add an element at the end of this one."""
        element = Element(tag, self, attributes)
        self.contents.append(element)
        return element

    def say(self, text: str) -> None:
        """Give assistive technology the exact text in reading order."""
        self.attributes = f"/ActualText {text_string(text)}"

    def walk(self) -> Iterator[Element]:
        yield self
        for content in self.contents:
            if isinstance(content, Element):
                yield from content.walk()


class StructureTree:
    """The tree of one document, and which element owns each marked content."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._owners: dict[int, list[Element]] = {}

    def mark(self, element: Element, page: int) -> int:
        """Return the id of new marked content of *element* on *page*."""
        owners = self._owners.setdefault(page, [])
        owners.append(element)
        element.contents.append((page, len(owners) - 1))
        return len(owners) - 1

    def add_to(self, document: PDFDocument) -> PDFObjectReference:
        """Write the tree's objects; return the reference to its root."""
        elements = list(self.root.walk())
        names = {element: PDFObjectReference(f"Element{n}") for n, element in enumerate(elements)}
        tree = PDFObjectReference("StructTreeRoot")
        for element in elements:
            parent = names[element.parent] if element.parent else tree
            writer = _Writer(element, parent, names)
            add(document, RawObject(writer.syntax), names[element].name)

        def syntax(doc: PDFDocument) -> str:
            owners = " ".join(
                f"{page - 1} [{' '.join(number(doc, names[owner]) for owner in owners)}]"
                for page, owners in sorted(self._owners.items())
            )
            return (
                f"<< /Type /StructTreeRoot /K [{number(doc, names[self.root])}]"
                f" /ParentTreeNextKey {max(self._owners)} /ParentTree << /Nums [{owners}] >> >>"
            )

        return add(document, RawObject(syntax), tree.name)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one element once the objects have their numbers."""

    element: Element
    parent: PDFObjectReference
    names: dict[Element, PDFObjectReference]

    def syntax(self, document: PDFDocument) -> str:
        contents = self.element.contents
        pages = [content[0] for content in contents if not isinstance(content, Element)]
        home = min(pages, default=None)
        kids = " ".join(self._kid(document, content, home) for content in contents)
        page = f" /Pg {_page(document, home)}" if home is not None else ""
        return (
            f"<< /Type /StructElem /S /{self.element.tag} /P {number(document, self.parent)}"
            f" /K [{kids}]{page} {self.element.attributes} >>"
        )

    def _kid(
        self, document: PDFDocument, content: tuple[int, int] | Element, home: int | None
    ) -> str:
        if isinstance(content, Element):
            return number(document, self.names[content])
        page, mark = content
        if page == home:
            return str(mark)
        return f"<< /Type /MCR /Pg {_page(document, page)} /MCID {mark} >>"


def _page(document: PDFDocument, page: int) -> str:
    return number(document, PDFObjectReference(f"Page{page}"))

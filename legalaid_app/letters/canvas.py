"""ReportLab's canvas, with shaped text and tags instead of its own text drawing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from legalaid_app.letters.lines import Line
from legalaid_app.letters.operators import Colour, LineWriter, fill
from legalaid_app.letters.pdf_fonts import DocumentFont
from legalaid_app.letters.pdf_objects import RawObject, add, decimal
from legalaid_app.letters.shaping import Face
from legalaid_app.letters.tags import Element, StructureTree

# ReportLab reads these when it is used: no ASCII armour, no clock, nothing from outside.
rl_config.useA85 = 0
rl_config.invariant = 1
rl_config.toColorCanUse = None  # type: ignore[assignment]
rl_config.trustedHosts = []
rl_config.trustedSchemes = []

_CREATOR = "Legal Aid Desk"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


class LetterCanvas(Canvas):
    """A canvas on which everything is either tagged or an artifact."""

    def __init__(
        self, size: tuple[float, float], *, title: str, author: str, language: str
    ) -> None:
        self._buffer = io.BytesIO()
        super().__init__(
            self._buffer, pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7)
        )
        self.tree = StructureTree()
        self._fonts: dict[Face, DocumentFont] = {}
        self._inside_artifact = False
        self._title, self._author, self._language = title, author, language
        self._describe()

    def _make_preamble(self) -> None:
        """Start pages without the unembedded Helvetica that ReportLab sets."""
        self._preamble = "1 0 0 1 0 0 cm"

    def _describe(self) -> None:
        self.setTitle(self._title)
        self.setAuthor(self._author)
        self.setSubject("")
        self.setCreator(_CREATOR)
        self.setProducer(_CREATOR)
        self.setViewerPreference("DisplayDocTitle", "true")

    @contextmanager
    def tagged(self, element: Element | None) -> Iterator[None]:
        """Draw what *element* is made of; None inside an artifact."""
        if element is None:
            yield
            return
        mark = self.tree.mark(element, self.getPageNumber())
        self.addLiteral(f"/{element.tag} << /MCID {mark} >> BDC")
        yield
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self, subtype: str = "") -> Iterator[None]:
        """Draw what screen readers skip: rules, frames, page numbers."""
        if self._inside_artifact:
            yield
            return
        kind = f"<< /Type /Pagination /Subtype /{subtype} >> BDC" if subtype else "BMC"
        self.addLiteral(f"/Artifact {kind}")
        self._inside_artifact = True
        yield
        self._inside_artifact = False
        self.addLiteral("EMC")

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle; rules and frames are made of these."""
        with self.artifact():
            shape = " ".join(decimal(value) for value in (x, y, width, height))
            self.addLiteral(f"{fill(colour)} {shape} re f")

    def text_line(self, line: Line, x: float, y: float, size: float, colour: Colour) -> None:
        """Draw *line* with its baseline starting at (x, y)."""
        if line.pieces:
            self.addLiteral(LineWriter(self._font, size).write(line, x, y, colour))

    def _font(self, face: Face) -> DocumentFont:
        return self._fonts.setdefault(face, DocumentFont(face))

    def finish(self) -> bytes:
        """Return the finished file."""
        document: Any = self._doc  # type: ignore[attr-defined]
        for page_number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = page_number, PDFName("S")
        fonts = document.idToObject["BasicFonts"]
        for font in self._fonts.values():
            fonts[font.name] = font.add_to(document)
        catalog = document.Catalog
        catalog.Lang = PDFString(self._language)
        catalog.StructTreeRoot = self.tree.add_to(document)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = add(document, self._metadata(), "Metadata")
        self.save()
        return self._buffer.getvalue()

    def _metadata(self) -> RawObject:
        values = (self._title, self._author, self._language)
        title, author, language = (escape(value) for value in values)
        xmp = _XMP.format(title=title, author=author, language=language).encode("utf-8")
        return RawObject(f"<< /Type /Metadata /Subtype /XML /Length {len(xmp)} >>", xmp)

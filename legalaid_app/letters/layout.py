"""The sheet: where letterhead, envelope window, text and footer stand.

All measures are in points from the top left corner of the sheet, unless a name
says otherwise. A number 10 envelope is 9½ × 4⅛ inches with a window of 4½ × 1⅛
inches, ⅞ from the left and ½ from the bottom. A letter folded in three slips in
it; what is inside the window at every slip is `window`, and nothing else may
stand between `letterhead_end` and `text_top`, where the window may come. For A4
in a DL envelope the window is 90 × 45 mm, 20 mm from the left, 15 from the bottom.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import N_
from legalaid_app.domain.words import gettext as _
from legalaid_app.letters.canvas import LetterCanvas
from legalaid_app.letters.document import LetterDocument, Paper, Run
from legalaid_app.letters.flowables import Para
from legalaid_app.letters.styles import ALARM, RULE, Styles

_INCH = 72.0
_MM = 72.0 / 25.4

_BANNER_TOP = 0.28 * _INCH
_BANNER_PADDING = 3.0
_LETTERHEAD_TOP = 0.42 * _INCH
_LETTERHEAD_BELOW_BANNER = 0.7 * _INCH
_ABOVE_RULE = 6.0
_LATER_TEXT_TOP = 1.0 * _INCH
_FOOTER_END = 0.5 * _INCH  # from the bottom
_FOOTER_LIMIT = 2.0 * _INCH
_SMALLEST = 7.5
_SMALLEST_ADDRESS = 8.0  # what sorting machines still read
_STEP = 0.5
_SHORT = 24  # characters


class DoesNotFit(AppError):
    """A part of the letter is longer than the place it must stand in."""

    code = "letter.does_not_fit"
    message = N_("{part} cannot be printed in the room there is. Shorten it.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Measures of one paper size."""

    width: float
    height: float
    margin: float
    letterhead_end: float
    window_top: float
    window_height: float
    window_width: float
    window_end: float  # an address of many lines may reach this far
    text_top: float

    @property
    def text_width(self) -> float:
        return self.width - 2 * self.margin


SHEETS = {
    Paper.LETTER: Sheet(
        width=8.5 * _INCH,
        height=11 * _INCH,
        margin=1.0 * _INCH,
        letterhead_end=1.98 * _INCH,
        window_top=2.52 * _INCH,
        window_height=0.64 * _INCH,
        window_width=3.35 * _INCH,
        window_end=3.55 * _INCH,
        text_top=3.72 * _INCH,
    ),
    Paper.A4: Sheet(
        width=210 * _MM,
        height=297 * _MM,
        margin=25 * _MM,
        letterhead_end=38 * _MM,
        window_top=51 * _MM,
        window_height=33 * _MM,
        window_width=74 * _MM,
        window_end=92 * _MM,
        text_top=98 * _MM,
    ),
}


class Furniture:
    """Everything on the pages that does not flow; measured before anything is drawn."""

    def __init__(self, document: LetterDocument, styles: Styles) -> None:
        self.sheet = SHEETS[document.paper]
        self._document, self._styles = document, styles
        self._letterhead = self._fitted_letterhead()
        self._address = self._fitted_address()
        self._banner = self._fitted_banner()
        self._footer_height = self._measured_footer()

    @property
    def text_end(self) -> float:
        """Return where the text ends, from the bottom of the sheet."""
        return _FOOTER_END + self._footer_height + 1.4 * self._styles.unit

    def text_top(self, page: int) -> float:
        """Return where the text of *page* begins."""
        return self.sheet.text_top if page == 1 else _LATER_TEXT_TOP

    def frame_height(self, page: int) -> float:
        return self.sheet.height - self.text_top(page) - self.text_end

    def draw_before_text(self, canvas: LetterCanvas, page: int) -> None:
        """Draw the banner and, on the first page, letterhead and address."""
        self._draw_banner(canvas, page)
        if page == 1:
            self._draw_letterhead(canvas)
            self._draw_address(canvas)

    # --- letterhead -------------------------------------------------------------------------

    @property
    def _letterhead_top(self) -> float:
        return _LETTERHEAD_BELOW_BANNER if self._document.banner else _LETTERHEAD_TOP

    def _fitted_letterhead(self) -> list[Para]:
        """Return the office's lines; its name shrinks first, then all of them."""
        room = self.sheet.letterhead_end - self._letterhead_top - _ABOVE_RULE
        width = self.sheet.text_width
        name, *contact = [line for line in self._document.sender if line] or [""]
        details = [Run("  ·  ".join(_unbroken(part) for part in contact))] if contact else []
        name_size, size = self._styles.office.size, self._styles.contact.size
        while size >= _SMALLEST:
            parts = [Para.of([Run(name, bold=True)], self._styles.office.resized(name_size), width)]
            if details:
                parts.append(Para.of(details, self._styles.contact.resized(size), width))
            if sum(part.height for part in parts) <= room:
                return parts
            if name_size > size:
                name_size -= _STEP
            else:
                name_size = size = size - _STEP
        raise DoesNotFit(part=_("The letterhead"))

    def _draw_letterhead(self, canvas: LetterCanvas) -> None:
        x, top = self.sheet.margin, self.sheet.height - self._letterhead_top
        for part in self._letterhead:
            element = canvas.tree.root.child("P")
            part.under(element).draw(canvas, x, top)
            top -= part.height
        canvas.rectangle(x, top - _ABOVE_RULE, self.sheet.text_width, 0.75, RULE)

    # --- address ----------------------------------------------------------------------------

    def _fitted_address(self) -> Para | None:
        """Return the address as large as the window allows, at most in the body size."""
        lines = [line for line in self._document.recipient if line]
        if not lines:
            return None
        sheet, style = self.sheet, self._styles.address
        runs = [Run("\n".join(lines))]
        size = style.size
        while True:
            address = Para.of(runs, style.resized(size), sheet.window_width)
            if address.height <= sheet.window_height:
                return address
            if size <= _SMALLEST_ADDRESS:
                break
            size -= _STEP
        if address.height > sheet.window_end - sheet.window_top:
            raise DoesNotFit(part=_("The recipient's name and address"))
        return address

    def _draw_address(self, canvas: LetterCanvas) -> None:
        if self._address is not None:
            top = self.sheet.height - self.sheet.window_top
            address = self._address.under(canvas.tree.root.child("P"))
            address.draw(canvas, self.sheet.margin, top)

    # --- banner -----------------------------------------------------------------------------

    def _fitted_banner(self) -> Para | None:
        if not self._document.banner:
            return None
        room = _LETTERHEAD_BELOW_BANNER - _BANNER_TOP - 2 * _BANNER_PADDING
        runs, style = [Run(self._document.banner, bold=True)], self._styles.banner
        size = style.size
        while size >= _SMALLEST:
            banner = Para.of(runs, style.resized(size), self.sheet.text_width - 12.0)
            if banner.height <= room:
                return banner
            size -= _STEP
        raise DoesNotFit(part=_("The banner"))

    def _draw_banner(self, canvas: LetterCanvas, page: int) -> None:
        """Draw the banner; it is read aloud once, before the letter."""
        if self._banner is None:
            return
        x, top = self.sheet.margin, self.sheet.height - _BANNER_TOP
        height = self._banner.height + 2 * _BANNER_PADDING
        canvas.rectangle(x, top - height, self.sheet.text_width, height, ALARM)
        if page == 1:
            banner = self._banner.under(canvas.tree.root.child("P"))
            banner.draw(canvas, x + 6.0, top - _BANNER_PADDING)
        else:
            with canvas.artifact("Header"):
                self._banner.draw(canvas, x + 6.0, top - _BANNER_PADDING)

    # --- footer -----------------------------------------------------------------------------

    def _footer(self, page: int, pages: int) -> tuple[Para | None, Para]:
        """Return the confidentiality line and the page number."""
        document, style, width = self._document, self._styles.small, self.sheet.text_width
        words = document.page_words.replace("{pages}", str(pages)).replace("{page}", str(page))
        number = Run("  ·  ".join(part for part in (document.reference, words) if part))
        numbers = Para.of([number], replace(style, align_end=True), width)
        if not document.footer:
            return None, numbers
        beside = width - numbers.widest - 2 * style.size
        notice = Para.of([Run(document.footer)], style, beside if beside > width / 2 else width)
        return notice, numbers

    def _measured_footer(self) -> float:
        """Return the height of the footer of a letter of many pages."""
        notice, numbers = self._footer(88, 88)
        height = _footer_height(notice, numbers)
        if height > _FOOTER_LIMIT:
            raise DoesNotFit(part=_("The footer"))
        return height

    def draw_footer(self, canvas: LetterCanvas, page: int, pages: int) -> None:
        """Draw the footer; its notice is read aloud once, after the letter."""
        notice, numbers = self._footer(page, pages)
        x, top = self.sheet.margin, _FOOTER_END + self._footer_height
        canvas.rectangle(x, top + 5.0, self.sheet.text_width, 0.75, RULE)
        if notice is not None and page == pages:
            notice.under(canvas.tree.root.child("P")).draw(canvas, self._start(notice), top)
        with canvas.artifact("Footer"):
            if notice is not None and page != pages:
                notice.draw(canvas, self._start(notice), top)
            stacked = notice is not None and notice.width == numbers.width
            below = notice.height if notice is not None and stacked else 0.0
            numbers.draw(canvas, x, top - below)

    def _start(self, part: Para) -> float:
        """Return the x of a part that is narrower than the text."""
        spare = self.sheet.text_width - part.width
        return self.sheet.margin + (spare if part.style.setting.right_to_left else 0.0)


def _unbroken(text: str) -> str:
    """Keep a telephone number or an address line whole if it is short."""
    return text.replace(" ", "\u00a0") if len(text) <= _SHORT else text


def _footer_height(notice: Para | None, numbers: Para) -> float:
    if notice is None:
        return numbers.height
    if notice.width == numbers.width:
        return notice.height + numbers.height
    return max(notice.height, numbers.height)

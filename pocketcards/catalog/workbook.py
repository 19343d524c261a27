"""A catalog as a workbook for Excel, LibreOffice and Google Sheets: texts, the cards, the glossary.

What is typed stays text, the English is locked, and a text that is too long turns yellow while it is typed.
The same catalog gives the same bytes, and nothing in the file says who made it, or when.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import canonicalize

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.table import FUZZY, MISSING, TRANSLATED, table_rows
from pocketcards.model.glossary import GlossaryTerm
from pocketcards.model.message import Message

__all__ = ["GLOSSARY", "TERM_HEADINGS", "Picture", "Wanted", "term_rows", "write_workbook"]

TRANSLATION, CARDS, GLOSSARY = "Translation", "Cards", "Glossary"
TERM_HEADINGS = ("english", "term", "avoid")
HEADINGS = ("id", "English", "", "length", "limit", "status", "note")
"""The third is that of the translations."""
WIDTHS = (22, 44, 44, 8, 22, 12, 70)
LOCKED, HEAD, LINE, TOO_LONG = "EFEFEF", "1F3A5F", "C8C8C8", "FFE08A"
POINTS_OF_LINE = 17
PLACEHOLDER, NUMBER = "{emergency}", "911"
MADE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive knows."""
PIXELS_OF_ROW = 20
SHRUNK = 0.6
"""Pictures are sharper than a screen needs, for those that are enlarged."""

ABOUT = (
    "The cards as they look with the texts of the first sheet; in English where a text is missing. "
    "Type translations into the first sheet, in the third column, and send the file back."
)
NO_AUTHOR = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>'
    "</cp:coreProperties>"
)
NO_COMPANY = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application></Application><Company></Company></Properties>"
)
XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PROPERTIES = {"docProps/core.xml": NO_AUTHOR, "docProps/app.xml": NO_COMPANY}


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a card."""

    title: str
    """Of the card, for whoever translates it."""
    png: bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a workbook shows of a language beside its texts."""

    locale: str
    rtl: bool
    messages: Mapping[str, Message]
    """By id; they know their limits."""
    stretch: float = 1.0
    """How many of Excel's characters one of ours takes: Excel counts the marks of Khmer vowels too."""
    pictures: Sequence[Picture] = ()
    terms: Sequence[GlossaryTerm] = ()


def write_workbook(po: PoFile, wanted: Wanted) -> bytes:
    """Return the workbook of a catalog that is up to date with the cards."""
    from openpyxl import Workbook  # 0.2 s, for tables alone

    book = Workbook()
    book.remove(book.worksheets[0])
    entries = [entry for entry in po.entries if not entry.obsolete]
    rows = table_rows(po, wanted.locale, dict(wanted.messages))
    _translations(book.create_sheet(TRANSLATION), wanted, rows, entries)
    _cards(book.create_sheet(CARDS), wanted)
    _terms(book.create_sheet(GLOSSARY), wanted)
    file = io.BytesIO()
    book.save(file)
    return _anonymous(file.getvalue())


def term_rows(terms: Iterable[GlossaryTerm]) -> list[list[str]]:
    """Return a glossary as the rows of a sheet, its headings first."""
    return [list(TERM_HEADINGS), *([one.english, one.term, "; ".join(one.avoid)] for one in terms)]


def _translations(
    sheet: Any, wanted: Wanted, rows: Sequence[tuple[str, ...]], entries: Sequence[Entry]
) -> None:
    """Fill the sheet that is sent back. What is not to be typed in is locked, without a password."""
    from openpyxl.styles import Protection

    for number, (name, english, text, note, limit, status) in enumerate(rows, 1):
        head = number == 1
        length = "length" if head else ""
        cells = (name, english, text, length, limit, status, note)
        sheet.row_dimensions[number].height = POINTS_OF_LINE * _lines(cells, WIDTHS)
        for column, value in enumerate(cells, 1):
            ours = column in (3, 6) and not head
            cell = _put(sheet, number, column, value, head=head, grey=not ours, size=14 if ours else 12)
            cell.protection = Protection(locked=not ours)
            _turn(cell, rtl=wanted.rtl and column == 3 and not head)
        if not head:
            _count(sheet, number, wanted, entries[number - 2])
    _finish(sheet, WIDTHS, wanted)
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    _add_states(sheet, len(rows))


def _lines(cells: Sequence[str], widths: Sequence[int]) -> int:
    """Guess how many lines a row takes. Not every program reckons it when it opens a file."""
    longest = max(-(-len(cell) // max(width - 4, 1)) for cell, width in zip(cells, widths, strict=True))
    return max(longest, 1)


def _put(
    sheet: Any, row: int, column: int, text: str, *, head: bool = False, grey: bool = False, size: int = 12
) -> Any:
    """Write a text as a text, whatever it begins with."""
    from openpyxl.styles import Border, Font, PatternFill, Side

    cell = sheet.cell(row, column)
    if text:
        cell.value, cell.data_type = text, "s"
    cell.number_format = "@"
    cell.font = Font(size=size, bold=head, color="FFFFFF" if head else "000000")
    line = Side("thin", LINE)
    if head or grey:
        cell.border = Border(line, line, line, line)
        cell.fill = PatternFill("solid", fgColor=HEAD if head else LOCKED)
    return cell


def _turn(cell: Any, *, rtl: bool) -> None:
    from openpyxl.styles import Alignment

    side = "right" if rtl else "left"
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True, readingOrder=2 if rtl else 1)


def _count(sheet: Any, row: int, wanted: Wanted, entry: Entry) -> None:
    """Count the characters of a translation while it is typed, and say when they are too many."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.datavalidation import DataValidation

    typed, count = f"C{row}", f"D{row}"
    spared = len(PLACEHOLDER) - len(NUMBER) if PLACEHOLDER in entry.msgid else 0
    measured = f"LEN({typed})" if not spared else f"LEN({typed})-IF(LEN({typed})=0,0,{spared})"
    cell = sheet[count]
    cell.value = f"=ROUND(({measured})/{wanted.stretch:.2f},0)"
    cell.number_format = "0"
    message = wanted.messages.get(entry.msgctxt or "")
    if message is None or not message.limit:
        return
    fill = PatternFill("solid", bgColor=TOO_LONG)
    too_long: Any = Rule("expression", formula=[f"{count}>{message.limit}"], dxf=DifferentialStyle(fill=fill))
    sheet.conditional_formatting.add(typed, too_long)
    allowed = f"{count}<={message.limit}"
    rule = DataValidation("custom", formula1=allowed, allow_blank=True, errorStyle="warning")
    rule.errorTitle = "Longer than it should be"
    rule.error = f"At most {message.limit} characters: it may still fit, but everything is then set smaller."
    sheet.add_data_validation(rule)
    rule.add(typed)


def _add_states(sheet: Any, rows: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    states = DataValidation("list", formula1=f'"{TRANSLATED},{FUZZY},{MISSING}"', allow_blank=True)
    sheet.add_data_validation(states)
    states.add(f"F2:F{max(rows, 2)}")


def _finish(sheet: Any, widths: Sequence[int], wanted: Wanted) -> None:
    """Set what the whole sheet has: the side it begins at, widths, a head that stays, and how it prints."""
    from openpyxl.utils import get_column_letter

    sheet.sheet_view.rightToLeft = wanted.rtl
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _cards(sheet: Any, wanted: Wanted) -> None:
    """Show the pages of the cards one below the other."""
    from openpyxl.drawing.image import Image

    _turn(_put(sheet, 1, 1, ABOUT), rtl=False)
    sheet.column_dimensions["A"].width = 90
    sheet.row_dimensions[1].height = 3 * POINTS_OF_LINE
    row, before = 3, ""
    for picture in wanted.pictures:
        if picture.title != before:
            _put(sheet, row, 1, picture.title)
            row, before = row + 1, picture.title
        shown = Image(io.BytesIO(picture.png))
        shown.width, shown.height = round(shown.width * SHRUNK), round(shown.height * SHRUNK)
        sheet.add_image(shown, f"A{row}")
        row += -(-int(shown.height) // PIXELS_OF_ROW) + 1
    sheet.protection.enable()


def _terms(sheet: Any, wanted: Wanted) -> None:
    """Show the glossary, to be read: it lives in a file of its own."""
    widths = (30, 40, 60)
    for number, cells in enumerate(term_rows(wanted.terms), 1):
        sheet.row_dimensions[number].height = POINTS_OF_LINE * _lines(cells, widths)
        for column, text in enumerate(cells, 1):
            cell = _put(sheet, number, column, text, head=number == 1, grey=True)
            _turn(cell, rtl=wanted.rtl and column > 1 and number > 1)
    _finish(sheet, widths, wanted)
    sheet.protection.enable()


def _anonymous(data: bytes) -> bytes:
    """Return a workbook packed anew: no hour of the day, no author, no program."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            about = zipfile.ZipInfo(name, MADE)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 3  # or the archive would tell Windows from the rest
            new.writestr(about, PROPERTIES.get(name) or _same_everywhere(name, old.read(name)))
    return file.getvalue()


def _same_everywhere(name: str, data: bytes) -> bytes:
    """Return a part in canonical XML: openpyxl writes it in other bytes where lxml is installed."""
    if not name.endswith((".xml", ".rels")):
        return data
    return (XML_DECLARATION + canonicalize(data.decode("utf-8"))).encode("utf-8")

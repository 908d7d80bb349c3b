"""targets.xlsx: the farming rows with their sentences, what became of the targets, the panel, for a spreadsheet."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from html import escape
from itertools import repeat
from pathlib import Path
from typing import BinaryIO

import pandas as pd
import xlsxwriter
from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name

from fieldwords.build.store import PRECISION
from fieldwords.figures.language import FIGURES, read_words, say_figure, say_slot

EPOCH = datetime(2000, 1, 1)  # the file must not tell when it was made
WIDTHS = {"sentence": 80, "text": 18, "target_sentence": 60, "answer_sentence": 60, "doc": 30, "item": 20, "why": 40}
WORDED = ("status", "comparator", "change", "basis", "verdict", "track", "kind", "exactness", "span", "domain")
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
LIMIT = 1_048_575  # rows that a sheet holds besides its head
LINKED = 65_530  # links that a sheet holds
LONGEST = 16_383  # characters of a cell, each taken for two units


class Sheet(xlsxwriter.worksheet.Worksheet):
    """A sheet whose rows and links come as XML: cell by cell, the library takes eight times as long for the same."""

    def write_rows(self, rows: list[tuple], link) -> None:
        """Write rows below the head: cells as `_write_cell` gives them and where the row leads to, `link` its style."""
        self._check_dimensions(len(rows), len(rows[0]) - 1 if rows else 0)
        self._write_single_row(len(rows) + 1)  # the head
        letters, style = [xl_col_to_name(place) for place in range(self.dim_colmax + 1)], f' s="{link._get_xf_index()}"'
        named, self.links = _write_cell(read_words("head.sentence")), []
        for number, (*row, href) in enumerate(rows, start=2):
            href = href if len(self.links) < LINKED else None
            row = zip(letters, (*row, style + (named if href else "/>")), strict=True)
            row = "".join([f'<c r="{letter}{number}"{cell}' for letter, cell in row if cell])
            self.fh.write(f'<row r="{number}">{row}</row>')
            if href:
                self.links.append((f"{letters[-1]}{number}", href))

    def _write_hyperlinks(self):
        known: dict[str, int] = {}  # a page that many rows lead to is named once
        for _, href in self.links:
            known.setdefault(href.partition("#")[0], self.rel_count + len(known) + 1)
        self.rel_count += len(known)
        self.external_hyper_links += [["/hyperlink", Url(f"external:{page}")._target(), "External"] for page in known]
        links = [(place, *href.partition("#")) for place, href in self.links]
        links = "".join(
            [f'<hyperlink ref="{place}" r:id="rId{known[page]}" location="{at}"/>' for place, page, _, at in links]
        )
        self.fh.write(f"<hyperlinks>{links}</hyperlinks>" if links else "")


def write_workbook(
    path: Path | BinaryIO, sheets: dict[str, pd.DataFrame], links: dict[str, list[str | None]] | None = None
) -> None:
    """Write tables as sheets of an xlsx file: heads in both languages, the first row frozen, filters, column notes.

    `links` has for each row of a sheet the link to its sentence, from the file's folder: its last column, if given.
    """
    with xlsxwriter.Workbook(str(path) if isinstance(path, Path) else path, OPTIONS) as book:
        book.set_properties({"created": EPOCH, "title": "fieldwords"})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        link = book.get_default_url_format()
        for name, frame in sheets.items():
            _write_sheet(book.add_worksheet(name, Sheet), frame.head(LIMIT), (links or {}).get(name), head, link)


def write_table(frame: pd.DataFrame, handle: BinaryIO) -> None:
    """Write one table as an xlsx file."""
    write_workbook(handle, {"targets": frame})


def _write_sheet(sheet, frame, links, head, link):
    columns = [*frame.columns, *(["link"] if links else [])]
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS.get(column, 13))
        sheet.write_string(0, place, _say_head(column), head)
        note = read_words(f"note.{column}")
        if note:
            sheet.write_comment(0, place, note)
    cells = [map(_write_cell, _say_cells(frame[column], column)) for column in frame.columns]
    sheet.write_rows([*zip(*cells, links or repeat(None), strict=False)], link)
    sheet.autofilter(0, 0, len(frame), len(columns) - 1)


@lru_cache(maxsize=None, typed=True)  # 1 is not True
def _write_cell(value):
    """A cell as XML behind its place."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f' t="b"><v>{value:d}</v></c>'
    if not isinstance(value, str):
        return f"><v>{value:.16G}</v></c>"
    text = Sheet._escape_control_characters(escape(value[:LONGEST], quote=False))
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f' t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _say_head(column):
    """Both languages, whatever the pages speak: a sheet is passed on."""
    words = [read_words(f"head.{column}", language) for language in ("zh", "en")]
    return "\n".join(dict.fromkeys(word for word in words if word)) or column


def _say_cells(column, name):
    cells = list(column.astype(object).where(column.notna(), None))
    if name in FIGURES:
        return [cell and say_figure(cell) for cell in cells]
    words = {cell: say_slot(name, cell) for cell in set(cells)} if name in WORDED else {}
    # As a float 9.2 would be written as 9.199999999999999.
    return [Decimal(f"{cell:.{PRECISION}g}") if isinstance(cell, float) else words.get(cell, cell) for cell in cells]

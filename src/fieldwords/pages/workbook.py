"""targets.xlsx: the farming rows with their sentences, what became of the targets, the panel, for a spreadsheet."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import xlsxwriter

from fieldwords.build.exports import PRECISION
from fieldwords.figures.cells import FIGURES, say_figure
from fieldwords.figures.language import read_words, say_if_known, say_slot

EPOCH = datetime(2000, 1, 1)  # the file must not tell when it was made
WIDTHS = {"sentence": 80, "text": 18, "target_sentence": 60, "answer_sentence": 60, "doc": 30, "item": 20, "why": 40}
WORDED = ("status", "comparator", "change", "basis", "verdict", "track", "kind", "exactness", "span", "domain")
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
LIMIT = 1_048_575  # rows that a sheet holds besides its head


def write_workbook(path: Path, sheets: dict[str, pd.DataFrame], links: dict[str, list[str]]) -> None:
    """Write tables as sheets of an xlsx file: heads in both languages, the first row frozen, filters, column notes.

    `links` has for each row of a sheet the link to its sentence, from the file's folder: its last column.
    """
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        book.set_properties({"created": EPOCH, "title": "fieldwords"})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        link = book.get_default_url_format()
        for name, frame in sheets.items():
            _write_sheet(book.add_worksheet(name), frame.head(LIMIT), links.get(name), head, link)


def _write_sheet(sheet, frame, links, head, link):
    columns = [*frame.columns, *(["link"] if links else [])]
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS.get(column, 13))
        sheet.write_string(0, place, _say_head(column), head)
        note = say_if_known(f"note.{column}")
        if note:
            sheet.write_comment(0, place, note)
    values = [_say_cells(frame[column], column) for column in frame.columns]
    write = {str: sheet.write_string, bool: sheet.write_boolean, int: sheet.write_number, Decimal: sheet.write_number}
    named = read_words("head.sentence")
    for number, row in enumerate(zip(*values, strict=True), start=1):
        for place, value in enumerate(row):
            if value is not None and value != "":
                write[type(value)](number, place, value)
        if links and links[number - 1]:
            sheet.write_url(number, len(frame.columns), f"external:{links[number - 1]}", link, named)
    if columns:
        sheet.autofilter(0, 0, len(frame), len(columns) - 1)


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

"""Small made-up tables for the tests of figures and pages."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from fieldwords.figures.style import use_style
from fieldwords.outcomes import follow_targets
from fieldwords.schemas import TABLES, check_table
from followed_rows import write_sections


@pytest.fixture(autouse=True)
def style():
    """Set the style before each test and close every figure after it."""
    use_style()
    yield
    plt.close("all")


@pytest.fixture
def ax():
    """One Axes of the usual size."""
    return plt.subplots()[1]


@pytest.fixture
def term_years():
    """Two terms in 2016-2018 and 2020, nothing in 2019; `word` holds fewer of each than `phrase`, `substring` more."""
    rows = [
        (
            year,
            term,
            layer,
            int(count * share),
            2,
            500,
            1000,
            count * share * 10,
            count * share * 8,
            count * share * 12,
            0.1,
        )
        for term, counts in (("乡村振兴", (0, 4, 8, 12)), ("脱贫攻坚", (10, 6, 4, 0)))
        for year, count in zip((2016, 2017, 2018, 2020), counts, strict=True)
        for layer, share in (("substring", 1.5), ("phrase", 1), ("word", 0.5))
    ]
    frame = pd.DataFrame(rows, columns=list(TABLES["term_years"].columns))
    return check_table(frame, "term_years").sort_values(["term", "layer", "year"], ignore_index=True)


@pytest.fixture
def documents():
    """Five documents: 2016, 2017 (two), 2020, one without a year; b.txt is a copy of a.txt."""
    rows = {
        "doc": ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"],
        "year": [2016, 2017, 2017, 2020, None],
        "duplicate_of": [None, "a.txt", None, None, None],
        "n_han": [1000, 1000, 2000, 3000, 400],
        "n_masked": [0, 0, 2, 0, 0],
        "warnings": [None, None, "两个年份", None, None],
        "title": ["第一份", "第一份", "第二份", "第三份", None],
    }
    frame = pd.DataFrame({**rows, "sha256": "0", "format": "txt", "encoding": "utf-8", "genre": "speech"})
    frame = frame.assign(level="town", place="石泉镇", delivered=None, year_basis="title", n_chars=5000)
    return check_table(frame[list(TABLES["documents"].columns)].astype({"delivered": "str"}), "documents")


def make_targets(rows: list[dict]) -> pd.DataFrame:
    """Return table `targets` from the slots that matter; the others get plain values."""
    plain = {
        "doc": "a.txt", "text": "1亩", "sentence": 0, "section": 0, "object": "小麦",
        "measure": "面积", "domain": "crop", "value": 1.0,
        "value_high": np.nan, "unit_base": "亩", "comparator": "point", "change": "level",
        "status": "target", "year": 2017, "year_end": None, "span": "annual", "modality": None, "place": "石泉镇",
        "inherited": None, "basis": "total", "per": None, "confidence": None, "why": None, "corrected": None,
    }  # fmt: skip
    full = [{**plain, "start": 10 * place, "end": 10 * place + 2, **row} for place, row in enumerate(rows)]
    return check_table(pd.DataFrame(full)[list(TABLES["targets"].columns)], "targets")


@pytest.fixture
def targets():
    """Wheat areas of two places with a gap in 2018, one herd, and a row that is not farming."""
    wheat = [
        {"year": year, "value": value, "status": status, "comparator": comparator, "place": place}
        for place, base in (("石泉镇", 10_000), ("云岭镇", 22_000))
        for year, value, status, comparator in (
            (2016, base, "achievement", "point"),
            (2017, base * 1.1, "target", "ge"),
            (2017, base * 1.05, "achievement", "point"),
            (2019, base * 1.2, "target", "le"),
            (2019, base * 1.2, "achievement", "point"),
        )
    ]
    herd = {"object": "牛", "domain": "livestock", "unit_base": "头"}
    return make_targets(
        [
            *wheat,
            {**herd, "measure": "存栏", "value": 24_000.0, "year": 2017},
            {**herd, "measure": "存栏", "value": 25_000.0, "year": 2018, "status": "stock"},
            {**herd, "measure": "饲养量", "value": 31_000.0, "year": 2017},
            {"object": "生产总值", "measure": "产值", "domain": "other", "unit_base": "元", "value": 5e8},
        ]
    )


@pytest.fixture
def panel(targets):
    """The panel of `targets`."""
    return make_panel(targets)


def make_panel(targets: pd.DataFrame) -> pd.DataFrame:
    """Return the panel of targets: each target is told by a report of its own year, all else by reports of 2030.

    Each place has reports of its own.
    """
    wanted = targets["status"].eq("target") & targets["year"].notna()
    docs = targets["doc"].mask(wanted, targets["year"].astype("str") + ".txt")
    docs = docs.mask(targets["place"].ne("石泉镇"), targets["place"].fillna("") + "/" + docs)
    targets = targets.assign(doc=docs)
    documents = targets.assign(year=targets["year"].where(wanted, 2030)).drop_duplicates("doc")[
        ["doc", "place", "year"]
    ]
    documents = documents.assign(level="town", genre="work_report", duplicate_of=None, delivered=None)
    texts = pd.DataFrame({"doc": documents["doc"], "text": " " * 1000, "gaps": b""})
    return follow_targets(targets, documents.astype({"year": "Int64"}), texts, write_sections())["panel"]


@pytest.fixture
def outcomes():
    """Five targets: met, missed, silent, one of growth missed by a point and a half, one without a report."""
    rows = {
        "place": "石泉镇", "place_code": None, "level": "town", "item": ["小麦", "小麦", "牛", "小麦", "牛"],
        "item_written": "小麦", "domain": "crop", "measure": ["面积", "面积", "存栏", "产量", "存栏"],
        "concept": None, "kind": ["level", "level", "level", "growth", "level"], "year": [2017, 2018, 2017, 2018, 2020],
        "year_from": None, "unit_base": ["亩", "亩", "头", "%", "头"], "scope": "whole",
        "target": [11_000.0, 12_000, 24_000, 8, 25_000], "target_high": np.nan, "comparator": "ge", "modality": None,
        "told": 2017, "n_repeats": 1, "docs": "a.txt", "doc": "a.txt", "start": [10, 20, 100, 110, 120],
        "end": [12, 22, 102, 112, 122], "text": "1亩", "answer": [11_550, 9_000, np.nan, 6.5, np.nan],
        "answer_exactness": ["exact", "exact", None, "exact", None], "answer_told": None, "answer_doc": None,
        "answer_start": None, "answer_end": None, "answer_text": None, "n_candidates": [1, 1, 0, 1, 0],
        "candidates_low": np.nan, "candidates_high": np.nan, "basis": ["ratio", "ratio", None, "points", None],
        "ratio": [1.05, 0.75, np.nan, np.nan, np.nan], "points": [np.nan, np.nan, np.nan, -1.5, np.nan],
        "verdict": ["met", "missed", "silent", "missed", "no report"], "why": None,
    }  # fmt: skip
    return check_table(pd.DataFrame(rows), "outcomes")

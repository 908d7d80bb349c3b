"""The table of units and which numbers a unit may follow."""

import re
import shutil
from decimal import Decimal

import pytest

from fieldwords import paths
from fieldwords.errors import FieldwordsError
from fieldwords.quantities.units import may_carry, read_units, write_pattern


@pytest.mark.parametrize(
    ("unit", "base", "factor"),
    [
        ("公顷", "亩", "15"),
        ("平方公里", "亩", "1500"),
        ("斤", "吨", "0.0005"),
        ("公斤", "吨", "0.001"),
        ("担", "吨", "0.05"),
        ("头（只）", "头只", "1"),
        ("百分点", "个百分点", "1"),
        ("千米", "公里", "1"),
        ("㎥", "立方米", "1"),
        ("角", "元", "0.1"),
        ("克", "吨", "0.000001"),
    ],
)
def test_factors(unit, base, factor):
    assert read_units()[unit].base == base
    assert read_units()[unit].factor == Decimal(factor)


@pytest.mark.parametrize(
    ("unit", "written", "carries"),
    [
        ("亩", "五", True),
        ("亩", "一", False),
        ("亩", "1", True),
        ("头", "三", False),
        ("头", "三十", True),
        ("头", "3", True),
        ("元", "三", False),
        ("元", "十", True),
        ("元", "万", False),
        ("人", "一", False),
        ("人", "三百", True),
        ("户", "十", False),
        ("枚", "十二", False),
        ("枚", "12", True),
        ("个", "12", False),
        ("斤", "一", False),
        ("斤", "三", True),
        ("美元", "一", True),
    ],
)
def test_which_numbers_a_unit_follows(unit, written, carries):
    assert may_carry(read_units()[unit], written) is carries


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("头（只）", "头（只）"),
        ("头羊", "头"),
        ("吨标准煤", "吨标准煤"),
        ("吨级", None),
        ("吨公里", None),
        ("方面", None),
        ("方土", "方"),
        ("元以上", "元"),
        ("元化", None),
        ("千瓦时", "千瓦时"),
        ("人公里", None),
        ("口井", None),
        ("马", None),
    ],
)
def test_longest_unit_first_and_words_that_hold_a_unit(text, unit):
    found = re.match(write_pattern(read_units()), text)
    assert (found and found.group()) == unit


def test_pattern_matches_every_unit_itself():
    pattern = re.compile(write_pattern(read_units()))
    assert [unit for unit in read_units() if not pattern.fullmatch(unit)] == []


def add_units(folder, monkeypatch, *rows):
    lexicon = shutil.copytree(paths.LEXICON, folder / "lexicon")
    with open(lexicon / "units.csv", "a", encoding="utf-8") as handle:
        handle.writelines(f"{row}\n" for row in rows)
    monkeypatch.setattr(paths, "LEXICON", lexicon)
    return read_units.__wrapped__()


def test_a_unit_of_ones_own_needs_rows_only(tmp_path, monkeypatch):
    units = add_units(tmp_path, monkeypatch, "茬,茬,1,other,any,,,", "双茬,茬,2,other,any,,,two of them")
    assert units["双茬"].base == "茬" and units["双茬"].factor == 2


def test_a_base_that_is_no_unit_is_refused_with_what_to_add(tmp_path, monkeypatch):
    with pytest.raises(FieldwordsError, match="base '茬' is no unit; add a row 茬,茬,1"):
        add_units(tmp_path, monkeypatch, "双茬,茬,2,other,any,,,two of them")

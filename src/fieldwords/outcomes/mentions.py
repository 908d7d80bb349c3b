"""Mentions: every farming row of `targets` with its place in the panel, or why it has none."""

import numpy as np
import pandas as pd

from fieldwords.lexicon import compile_words, list_words
from fieldwords.outcomes.clauses import AND, EACH
from fieldwords.outcomes.digits import written_steps
from fieldwords.outcomes.item_names import standard_names
from fieldwords.outcomes.panel_words import read_panel_words
from fieldwords.outcomes.parts import tell_owners
from fieldwords.outcomes.wording import read_wording
from fieldwords.quantities.units import MU, POINTS, TONNE, YUAN
from fieldwords.schemas import FARMING, MEASURES, TABLES
from fieldwords.targets.cues import name_kinds
from fieldwords.targets.measures import ADDED, AMOUNT, ANIMAL_MEASURES, AREA, INCOME, OUTPUT, RATE, STOCK, YIELD

KEY = TABLES["panel"].unique
WHOLE = "whole"
# A level is set beside levels, an amount added beside amounts added, growth beside growth, a sum beside sums.
KIND_OF = {"level": "level", "to": "level", "increment": "added", "cumulative": "cumulative"}
KIND_OF |= {"increase_by": "growth", "decrease_by": "growth"}
GROWTH_UNITS = ("%", POINTS)
TRACK_OF = {"target": "target", "achievement": "outcome", "stock": "outcome"}
APPROXIMATE = ("approx", "gt_approx", "lt_approx")
# What is always said of each one: a yield of each mu, an income of each person. These make a series all the same.
NATURAL = {YIELD: (MU,), INCOME: ("人",)}
SHARE = "占"
TRADED = (OUTPUT, AMOUNT)  # what is sold or stored is no part of an area, a herd or an income
# Nothing stands between a herd and its number, or what was measured.
MEASURED = compile_words(r"\s*|.*(?:\d|{herd}).*").pattern
GROUND = compile_words("(?<=.){sown_ground}$").pattern
MOST_GROWTH = 50.0  # % in a year of what all earn: more is of several years, or of a few
PER_HEAD_MOST = 1e6  # yuan: what is more is the income of all together
# Animals that have one unit, whatever they are told in: 羊20万头, 生猪2万头只, 家禽30万羽, 中蜂3万群
COUNTED = [
    ("头", compile_words("(?:(?!{by_one}).)*{by_head}"), ("头只",)),
    ("只", compile_words("(?:(?!{by_head}).)*{by_one}"), ("头只", "羽")),
    ("只", compile_words("(?:(?!{by_head}).)*{by_either}"), ("头", "头只")),
    ("箱", compile_words("{by_hive}"), ("群",)),
]
WIDE = ("nation", "province", "city")
YEARLY = "年"
VILLAGES = ("村集体经济", "经济薄弱村")
VILLAGES_MOST = 3e6  # yuan: what is no more is of each of them: 村集体收入都达到5万元


def collect_mentions(targets: pd.DataFrame, documents: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """Return the farming rows of `targets` with their panel key, how exact they are, and `why_not`.

    Parameters
    ----------
    targets, documents : DataFrame
        Tables of these names.
    texts : DataFrame
        doc, text, gaps (`corpus.cleaning.pack_gaps`).

    Returns
    -------
    DataFrame
        One row for each farming row, sorted by doc and start: the columns of `KEY`, `year_from`, `exactness`, `step`,
        `round`, `low`, `high` and `value` (growth downwards is negative), `told`, `genre`, what `read_wording` says,
        and `why_not`: why the row can have no part in the panel; null where it can.
    """
    known = documents.set_index("doc")[["place", "level", "genre", "duplicate_of", "year"]]
    known = known.rename(columns={"year": "told", "place": "home"})
    rows = targets[targets["domain"].isin(FARMING)].join(known, on="doc")
    rows = rows.sort_values(["doc", "start", "end"], kind="stable", ignore_index=True)
    rows["item"] = standard_names(rows["object"], rows["domain"])
    rows["owner"], rows["place"] = tell_owners(rows)
    rows["kind"], rows["track"] = _tell_kinds(rows), rows["status"].map(TRACK_OF).astype("str")
    wording = read_wording(rows, dict(zip(texts["doc"], zip(texts["text"], texts["gaps"], strict=True), strict=True)))
    items = standard_names(wording["item"].fillna(rows["item"])).astype("str")  # a sort has other names, too
    rows = rows.assign(**wording.assign(item=items))
    rows["measure"], rows["concept"] = _mend_measures(rows)
    rows["unit_base"] = _tell_units(rows)
    rows["scope"] = _tell_scopes(rows)
    rows["year_from"] = rows["year"].where(rows["year_end"].notna() & (rows["year"] < rows["year_end"]))
    rows["year"] = rows["year_end"].fillna(rows["year"])
    rows = _measure_values(rows)
    rows["why_not"] = _tell_why_not(rows)
    return rows


def _tell_kinds(rows: pd.DataFrame) -> pd.Series:
    kind = rows["change"].map(KIND_OF)
    grown = kind.eq("growth") & ~rows["unit_base"].isin(GROWTH_UNITS)
    return kind.mask(grown, "added").astype("str")  # 增加2万头 is an amount added, 增长2% is growth


def _tell_units(rows: pd.DataFrame) -> pd.Series:
    """Units of the figures, an animal in the one that it is counted in (`COUNTED`): its figures make one series."""
    unit = rows["unit_base"]
    for one, animals, told in COUNTED:
        unit = unit.mask(rows["item"].str.fullmatch(animals.pattern).eq(True) & unit.isin(told), one)
    return unit


def _mend_measures(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Measures and concepts, where a measure that goes on from before does not fit the number's own clause.

    农业机械化水平达到80% is a rate behind an area, too; 肉牛发展到20万头 says neither 存栏 nor 出栏.
    """
    goes_on = rows["inherited"].str.contains("measure").eq(True)
    rates = goes_on & rows["kind"].eq("level") & rows["unit_base"].isin(GROWTH_UNITS) & rows["rate"].notna()
    herds = goes_on & rows["measure"].isin(ANIMAL_MEASURES) & ~rows["verb"].fillna("").str.fullmatch(MEASURED)
    measure = rows["measure"].mask(rates, RATE).mask(herds, AMOUNT)
    kept = measure.eq(AMOUNT) & rows["kind"].eq("level") & rows["object"].map(name_kinds()).eq("stock")
    measure = measure.mask(kept, STOCK)  # 能繁母猪 are only ever kept
    return measure, rows["concept"].mask(rates, rows["rate"]).mask(herds).mask(kept, STOCK)


def _tell_scopes(rows: pd.DataFrame) -> pd.Series:
    """The part that a number is of: another place, a part of the own, traded goods, a base or work, or what its phrase
    names; else whole.

    A level that stands before its item with no verb that holds it, or what was only begun, is of what the phrase names:
    加快10万亩果园建设.
    """
    counted = rows["measure"].ne(RATE)
    loose = rows["kind"].eq("level") & (rows["stance"].isna() | rows["stance"].eq("begun"))
    unsure = rows["track"].eq("outcome") | rows["domain"].eq("crop")  # 推进10万亩高标准农田建设 is a plan for the year
    loose = counted & (loose | unsure & rows["stance"].eq("begun"))
    scope = rows["owner"].fillna(rows["scope"]).fillna(rows["traded"].where(rows["measure"].isin(TRADED)))
    share = rows["concept"].isna() | rows["concept"].str.startswith(SHARE).eq(True)  # tells the whole, not the part
    counts = counted | share & rows["of"].isin(read_panel_words().slots)
    scope = scope.fillna(rows["of"].where(counts)).fillna(rows["phrase"].where(loose))
    scope = scope.str.strip("、，。；：“”（）")  # what a piece of a clause was cut at names no part
    return scope.where(scope.str.len() > 0).fillna(WHOLE).astype("str")


def _measure_values(rows: pd.DataFrame) -> pd.DataFrame:
    """Give each row its exactness, its steps, and its value or the bounds it sets."""
    comparator = rows["comparator"]
    exactness = pd.Series("exact", index=rows.index).mask(comparator.isin(APPROXIMATE), "approx")
    rows["exactness"] = exactness.mask(~comparator.isin((*APPROXIMATE, "point")), "bound")
    rows[["step", "round"]] = written_steps(rows["text"], rows["value"])
    falling = rows["change"].eq("decrease_by")
    sign = np.where(falling, -1.0, 1.0)
    value, upper = rows["value"] * sign, rows["value_high"] * sign
    ends, spans = pd.concat([value, upper], axis=1), comparator.eq("range")
    least, most = ends.min(axis=1), ends.max(axis=1)
    least_told, most_told = comparator.isin(("ge", "gt")), comparator.isin(("le", "lt"))
    above, below = least_told.mask(falling, most_told), most_told.mask(falling, least_told)
    rows["low"], rows["high"] = least.where(above | spans), most.where(below | spans)
    rows["value"] = value
    return rows


def _tell_why_not(rows: pd.DataFrame) -> pd.Series:
    """The first reason that keeps a row out of the panel."""
    multi = rows["span"].eq("multi")
    natural = pd.Series(False, index=rows.index)
    for measure, units in NATURAL.items():
        natural |= rows["measure"].eq(measure) & (rows["per"].isin(units) | rows["per"].isna())
    grown = rows["kind"].isin(("growth", "added")) & (rows["since"] < (rows["year"] - 1).astype("float64"))
    of_all = rows["measure"].eq(INCOME) & rows["concept"].notna() | rows["measure"].eq(ADDED)
    grown |= of_all & rows["kind"].eq("growth") & (rows["value"].abs() > MOST_GROWTH)
    summed = rows["basis"].eq("sum") | grown | multi & rows["kind"].isin(("added", "cumulative", "growth"))
    # a report of January speaks of its own year; who speaks of 明年 late in a year means what that one adds
    ahead = rows["year"] - rows["told"] - (rows["genre"].ne("work_report") & rows["span"].eq("annual"))
    summed |= rows["track"].eq("target") & rows["kind"].isin(("added", "growth")) & (ahead > 0)
    villages = rows["item"].isin(VILLAGES) & rows["measure"].eq(INCOME) & rows["kind"].eq("level")
    each = villages & ~rows["level"].isin(("town", "village")) & (rows["value"] <= VILLAGES_MOST)
    begun = rows["year_from"].notna() | rows["kind"].eq("cumulative") & rows["measure"].eq(AREA)  # land stays
    summed &= ~(rows["kind"].isin(("added", "cumulative")) & begun)
    yearly = rows["basis"].eq("per") & rows["per"].eq(YEARLY)  # 年均增长3.8%
    times = rows["unit_base"].eq("倍")  # grown by 1.4 times: since when, is mostly not said; or a ratio
    # 完成计划的119%, 恢复到正常年份的96%: an index, no level of its own; nor is 31% an amount that was added
    index = rows["kind"].eq("level") & rows["measure"].ne(RATE) | rows["kind"].eq("added")
    index &= rows["unit_base"].isin(GROWTH_UNITS)
    # 增长8%，提高2个百分点 is growth of growth: only a rate grows by points, and none amounts to them
    index |= rows["unit_base"].eq(POINTS) & (rows["kind"].eq("level") | rows["measure"].ne(RATE))
    they = rows["scope"].isin(list_words("they"))  # somebody's, who is not told
    tiny = rows["measure"].eq(OUTPUT) & rows["unit_base"].eq(TONNE) & (rows["value"].abs() < 1)  # 每50公斤
    reasons = {
        "duplicate": rows["duplicate_of"].notna(),
        "no value": rows["value"].isna(),
        "no item": rows["item"].isna() | rows["item"].isin(MEASURES) | rows["measure"].isna() | _are_unnamed(rows),
        "no year": rows["year"].isna(),
        "status": rows["track"].isna() | rows["track"].eq("target") & (rows["year"] < rows["told"] - 1),
        "capacity": _are_capacities(rows),
        "name": _are_sizes(rows) | tiny,
        "difference": rows["basis"].eq("difference") | rows["short"],
        "from": rows["change"].eq("from"),
        "change": rows["kind"].isna() | rows["comparator"].eq("unclear") | times | index,
        "per": rows["basis"].eq("per") & ~natural & ~yearly | each | villages & rows["apiece"],
        "not per head": rows["measure"].eq(INCOME) & rows["concept"].notna() & (rows["value"].abs() > PER_HEAD_MOST),
        "part": rows["basis"].eq("share") & rows["measure"].ne(RATE) | _are_parts(rows) | _are_nameless(rows) | they,
        "part-year": rows["part_year"] & ~(rows["due"] & rows["track"].eq("target")),
        "multi-year": rows["average"] | yearly | summed,
    }  # fmt: skip
    why = pd.Series(None, index=rows.index, dtype="str")
    for reason, applies in reasons.items():
        why = why.mask(why.isna() & applies, reason)
    return why


def _are_unnamed(rows: pd.DataFrame) -> pd.Series:
    """Whether one number is of several items each (桃、梨各3万亩) or of another subject, or it is not told of what.

    A 数量 in yuan or that grew by so much is what is spent, lent, sold or paid for it: 农业投入5亿元，增长9%.
    """
    several = rows["item"].str.contains(AND).eq(True) & rows["verb"].str.contains(EACH).eq(True)
    several |= rows["other"].notna()
    several |= rows["item"].isin(list_words("scenic")) & rows["level"].isin(WIDE)
    return several | rows["measure"].eq(AMOUNT) & (rows["kind"].eq("growth") | rows["unit_base"].eq(YUAN))


def _are_capacities(rows: pd.DataFrame) -> pd.Series:
    """Whether a number is of what could be produced, or goes on from one that is: 产能新增2亿斤，达到9亿斤."""
    capacity = rows["basis"].eq("capacity")
    same = rows[["doc", "sentence", "item"]]
    goes_on = same.eq(same.shift()).all(axis=1) & rows["inherited"].str.contains("measure").eq(True)
    return capacity | goes_on & capacity.shift(fill_value=False)


def _are_nameless(rows: pd.DataFrame) -> pd.Series:
    """Whether a level is of a part that only the name of its item tells: 提档升级7万亩大棚, 形成云岭36万亩枸杞."""
    named = rows["scope"].str.replace(GROUND, "", regex=True)
    named = named.eq(rows["object"].str.replace(GROUND, "", regex=True)) | rows["scope"].eq(rows["item"])
    return rows["kind"].eq("level") & rows["phrase"].notna() & named


def _are_sizes(rows: pd.DataFrame) -> pd.Series:
    """Whether a number is a size, or one of several in a row of which the last is: 百亩、千亩连片基地."""
    size, same = rows["basis"].eq("size") & ~rows["asked"], rows[["doc", "sentence", "object", "unit_base"]]
    listed = same.eq(same.shift(-1)).all(axis=1) & (rows["start"].shift(-1) - rows["end"]).eq(1)
    return size | listed & size.shift(-1, fill_value=False)


def _are_parts(rows: pd.DataFrame) -> pd.Series:
    """Whether several numbers are listed for one thing: of 分别达到400斤、500斤、800斤 each is of a part or a year."""
    same = rows[["doc", "sentence", "item", "measure", "kind", "unit_base"]].assign(owner=rows["owner"].fillna(""))
    near = (rows["start"] - rows["end"].shift()).eq(1) & rows["comparator"].ne("range")
    goes_on = near & same.eq(same.shift()).all(axis=1)
    return goes_on | goes_on.shift(-1, fill_value=False)

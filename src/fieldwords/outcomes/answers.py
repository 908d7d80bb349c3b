"""Outcomes: each target of a place, and what its later work reports, or else speeches, say of it."""

import re
from functools import cache

import pandas as pd

from fieldwords.lexicon import compile_words
from fieldwords.outcomes.mentions import GROWTH_UNITS, KEY
from fieldwords.outcomes.panel_words import code_places
from fieldwords.outcomes.verdicts import UNLIKE, UNTOLD, are_far_apart, judge_answers
from fieldwords.schemas import TABLES
from fieldwords.targets.measures import AREA
from fieldwords.targets.status import STEADY

JOIN = [name for name in KEY if name != "track"]
LOOSE = [name for name in JOIN if name not in ("concept", "scope")]
ANSWERING = ("work_report", "speech")  # what tells of the year before, wherever it stands in them
MADE = [name for name in LOOSE if name != "kind"]  # 完成10万亩果园 may be all there is or what was added
APART, APART_POINTS = 0.15, 3.0  # of two targets of one report: as a part of the lesser, in points
NEAR = 30  # characters between an item's name and a figure that may be of it
HEAD, CLOSE = 2, 12  # characters of its head, and behind that: 综合机械化 and 全程机械化 are alike
ANY_HEAD = compile_words("{any_head}")  # but not 特色产业 and 光伏产业
BRANCHES = compile_words("{farming_branch} {farming_branch}|{raising_branch} {raising_branch}")
# 17 or 十七, with what a hundred, a thousand or 万 makes of it
_NUMBER = r"(?:(?<![\d.])\d[\d.,]*[万亿]?|[一二三四五六七八九十百千][零一二三四五六七八九十百千万亿点]*余?)"
_SHARE = rf"(?:{_NUMBER}(?:[%％]|个百分点)|百分之[一二三四五六七八九十])"
WRITTEN = {
    "亩": "(?:亩|公顷)",
    "吨": "公?[吨斤担]",
    "羽": "[羽只]",
    "头只": "[头只]",
    "头": "头",
    "只": "[只羽]",
    "元": "元",
}


def find_outcomes(chosen: pd.DataFrame, mentions: pd.DataFrame, documents, texts, sections) -> pd.DataFrame:
    """Return table `outcomes`: one row a distinct target, the best answer of a later report or speech and a verdict.

    A plan or another document answers as a report does with what stands under its headings of a review.

    Parameters
    ----------
    chosen : DataFrame
        From `panel.choose_mentions`.
    mentions : DataFrame
        From `mentions.collect_mentions`: what the panel could not use, too.
    documents, texts, sections : DataFrame
        Tables of these names: which reports are held, whether one that has no figure names the item beside a digit, and
        what stands under the heading of a review.
    """
    wanted = _distinct_targets(chosen)
    told = _look_back(chosen, sections)
    found = _join_answers(wanted, told, JOIN)
    outcomes = found.assign(**judge_answers(found.assign(points=found["points_basis"])))
    outcomes = _show_alike(outcomes, _join_answers(wanted, told, LOOSE))
    outcomes = _show_near(outcomes, _join_answers(_list_land(wanted), _list_land(told), MADE))
    outcomes = _show_near(outcomes, _join_answers(*_name_kin(outcomes, wanted, told), JOIN))
    reports = _list_reports(documents, _look_back(mentions, sections))
    outcomes["verdict"], outcomes["why"] = _tell_unanswered(outcomes, mentions, reports, texts)
    return _write_outcomes(outcomes)


def _look_back(rows: pd.DataFrame, sections: pd.DataFrame) -> pd.DataFrame:
    """The outcomes of years that were over: of reports and speeches, and of what else stands under a review's heading.

    The lead of a plan (2018年，…) is no review: it says what the plan begins with.
    """
    headed = sections[sections["role"].eq("review") & sections["heading"].notna()]
    stands, reviews = (pd.MultiIndex.from_frame(table[["doc", "section"]]) for table in (rows, headed))
    over = (rows["told"] > rows["year"]).fillna(False).astype(bool)
    return rows[rows["track"].eq("outcome") & over & (rows["genre"].isin(ANSWERING) | stands.isin(reviews))]


def _list_reports(documents: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """`documents`, those that review a year as work reports, whatever their genre; speeches stay such."""
    reviewing = documents["doc"].isin(told["doc"]) & documents["genre"].ne("speech")
    return documents.assign(genre=documents["genre"].mask(reviewing, "work_report"))


def _distinct_targets(chosen: pd.DataFrame) -> pd.DataFrame:
    """The first telling of each target (a figure wanted of one key), with the number and names of the tellings.

    10万亩 and 突破10万亩 are one target, 10万亩以内 is another.
    """
    rows = chosen[chosen["track"].eq("target")].copy()
    rows["target"] = rows["value"].where(rows["exactness"] != "bound", rows["low"].fillna(rows["high"]))
    rows["target_high"] = rows["high"].where(rows["low"].notna())
    rows = rows.sort_values(["group", "told", "doc", "start"], kind="stable")
    below = rows["comparator"].isin(("le", "lt"))
    same = rows.groupby(["group", "target", "target_high", below], dropna=False, sort=False)
    rows["n_repeats"] = same["doc"].transform("size")
    rows["number"] = same.ngroup()
    docs = rows.drop_duplicates(["number", "doc"]).groupby("number")["doc"].agg(" | ".join)
    rows["docs"] = rows["number"].map(docs)
    rows["points_basis"] = rows["kind"].eq("growth") | rows["unit_base"].isin(GROWTH_UNITS)
    rows["target_conflict"] = _differ_widely(rows)
    rows["vague"] = rows["comparator"].isin(("approx", "lt_approx")) | rows["modality"].eq(STEADY) & rows["low"].isna()
    return rows.drop_duplicates("number").set_index("number")


def _differ_widely(rows: pd.DataFrame) -> pd.Series:
    """Whether a report sets quite another target for the same thing: one is of something else, or of a later year.

    增长8%，力争9% are two targets; 200万亩 and 1,000万亩 are not.
    """
    told = rows.groupby(["group", "doc"])["target"]
    least, most = told.transform("min"), told.transform("max")
    return (most - least).gt(APART_POINTS).where(rows["points_basis"], most - least > APART * least.abs())


def _join_answers(wanted: pd.DataFrame, told: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """`wanted` with the best later answer of the same `on` (null without), the candidates' number and extremes."""
    known = wanted[wanted["place"].notna() & wanted["told"].notna()].reset_index()
    columns = [*dict.fromkeys([*on, "value", "low", "high", "told", "doc", "start", "end", "text"])]
    columns += ["step", "exactness", "turn"]
    answers = told[columns].rename(columns={name: f"answer_{name}" for name in columns if name not in on})
    pairs = known[["number", "told", *on]].merge(answers, on=on)
    pairs = pairs[pairs["answer_told"] > pairs["told"]]
    sizes = pairs[["answer_value", "answer_low", "answer_high"]]
    pairs = pairs.assign(least=sizes.min(axis=1), most=sizes.max(axis=1))
    by = pairs.groupby("number")
    first = pairs.assign(bound=pairs["answer_exactness"].eq("bound"))
    first = first.sort_values(["number", "bound"], kind="stable").drop_duplicates("number").set_index("number")
    same = pairs[pairs["answer_doc"].to_numpy() == pairs["number"].map(first["answer_doc"]).to_numpy()]
    same = same[same["answer_exactness"].to_numpy() == same["number"].map(first["answer_exactness"]).to_numpy()]
    values = same.groupby("number")["answer_value"]
    spread = values.max() - values.min()
    best = first.filter(like="answer_").rename(columns={"answer_value": "answer"})
    best["answer_conflict"] = spread > same.groupby("number")["answer_step"].max().fillna(0) * 1.0001
    best["candidates_low"], best["candidates_high"] = by["least"].min(), by["most"].max()
    best["n_candidates"] = by.size()
    joined = wanted.join(best)
    joined["answer_conflict"] = joined["answer_conflict"].eq(True)
    joined["n_candidates"] = joined["n_candidates"].fillna(0).astype("int64")
    return joined


def _show_alike(outcomes: pd.DataFrame, alike: pd.DataFrame) -> pd.DataFrame:
    """`outcomes` with the figure of another concept, part or sort where there is no other: shown, not judged."""
    shown = [name for name in alike if name.startswith("answer") and name != "answer_conflict"]
    found = outcomes["answer_doc"].notna()
    return outcomes.assign(**{name: outcomes[name].where(found, alike[name]) for name in shown})


def _show_near(outcomes: pd.DataFrame, alike: pd.DataFrame) -> pd.DataFrame:
    """`_show_alike` where the figure is not too far from the target to be of the same thing."""
    return _show_alike(outcomes, alike[~are_far_apart(alike.assign(points=alike["points_basis"]))])


def _list_land(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["measure"].eq(AREA) & rows["kind"].isin(("level", "added"))]


def _name_kin(outcomes, wanted, told) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The targets that nothing answers yet, and the figures told of a sort of the same thing, under the target's item.

    无公害水产品基地 for 水产品基地, 农产品精深加工 for 农产品加工, 设施蔬菜大棚 for the land of 设施蔬菜, 农业 for
    第一产业.
    """
    left = wanted[outcomes["answer_doc"].isna()]
    same = [name for name in JOIN if name != "item"]
    pairs = left[JOIN].drop_duplicates().merge(told, on=same, suffixes=("", "_told"))
    names = zip(pairs["item"], pairs["item_told"], pairs["measure"], strict=True)
    kin = [_are_kin(*sorted(both, key=len), measure) for *both, measure in names]
    return left, pairs[pd.Series(kin, index=pairs.index, dtype=bool)]


def _are_kin(short: str, long: str, measure: str) -> bool:
    """Whether a longer name is of a sort of what a shorter one names, of the place where it grows, or of its branch."""
    widened = any(long.startswith(short[:n]) and long.endswith(short[n:]) for n in range(len(short)))
    branch = BRANCHES.fullmatch(f"{short} {long}") is not None
    return branch or widened or measure == AREA and long.startswith(short)


def _tell_unanswered(outcomes, mentions, documents, texts) -> tuple[pd.Series, pd.Series]:
    """Verdicts of the targets that no figure of the same key answers; without a report what a speech leaves unsaid."""
    answered = outcomes["n_candidates"] > 0
    verdict, why = outcomes["verdict"].where(answered), outcomes["why"].where(answered)
    other = ~answered & outcomes["answer"].notna()
    verdict, why = verdict.mask(other, "undecided"), why.mask(other, "concept or part differs")
    later = (outcomes["told"] <= outcomes["year"]).fillna(False).astype(bool)
    read, heard = (_find_next(outcomes, documents, genre).where(later) for genre in ANSWERING)
    nothing = verdict.isna() & read.isna() & heard.isna()
    verdict, why = verdict.mask(nothing, "no report"), why.mask(nothing, None)
    reportless, read = read.isna(), read.fillna(heard)
    named = mentions[mentions["item"].notna()]
    spoken = pd.Series(list(zip(named["item"], named["measure"], strict=True)), dtype=object)
    spoken = spoken.groupby(named["doc"].to_numpy()).agg(set)
    contents = dict(zip(texts["doc"], texts["text"], strict=True))
    left, told = outcomes[verdict.isna()], {}
    for number, item, written, unit, measure in left[["item", "object", "unit_base", "measure"]].itertuples(name=None):
        docs = read[number]
        if any(_speaks_of(spoken.get(doc, ()), item, measure) for doc in docs):
            told[number] = "unjoined", "no figure is comparable"
        elif any(names_a_figure(contents[doc], (item, written), unit) for doc in docs):
            told[number] = "unjoined", "a figure was not read"
        else:
            told[number] = "silent", None
        if reportless[number]:
            told[number] = "no report", UNTOLD if told[number][0] == "silent" else UNLIKE
    told = pd.DataFrame.from_dict(told, orient="index", columns=["verdict", "why"])
    return verdict.fillna(told["verdict"]).astype("str"), why.fillna(told["why"]).astype("str")


def _find_next(outcomes, documents, genre) -> pd.Series:
    """The documents of a genre that the place of each target has for the next year, null without."""
    held = documents[documents["genre"].eq(genre) & documents["duplicate_of"].isna()]
    held = held.groupby(["place", "year"])["doc"].agg(list)
    due = pd.MultiIndex.from_arrays([outcomes["place"], (outcomes["year"] + 1).astype("Int64")])
    return pd.Series(held.reindex(due).to_numpy(), outcomes.index, object)


def _speaks_of(spoken, item: str, measure: str) -> bool:
    """Whether a document has a number of an item, or such a number of what has a like name: 规模以上农产品加工."""
    return any(
        told == item or of == measure and _are_kin(*sorted((told, item), key=len), measure) for told, of in spoken
    )


def names_a_figure(text: str, names, unit: str) -> bool:
    """Return whether a text has a figure of a unit close behind one of an item's names, or right behind the head of the
    first (机械化…77%): then it is not silent on it."""
    reaches, head = dict.fromkeys(names, NEAR), names[0].removesuffix(AREA)[-HEAD:]
    if len(names[0]) > HEAD and not ANY_HEAD.fullmatch(head):
        reaches.setdefault(head, CLOSE)
    return any(
        _compile_figure(unit, most).match(behind) for name, most in reaches.items() for behind in text.split(name)[1:]
    )


@cache
def _compile_figure(unit: str, most: int) -> re.Pattern:
    """A pattern of a figure of a unit with no more than `most` characters of a sentence before it."""
    figure = _NUMBER + WRITTEN[unit] if unit in WRITTEN else _SHARE
    return re.compile(rf"[^。；]{{0,{most}}}?" + figure)


def _write_outcomes(outcomes: pd.DataFrame) -> pd.DataFrame:
    answered = outcomes["n_candidates"] > 0
    table = outcomes.assign(
        place_code=code_places(outcomes["place"]),
        item_written=outcomes["object"],
        basis=outcomes["points_basis"].map({True: "points", False: "ratio"}).where(answered).astype("str"),
        answer_start=outcomes["answer_start"].astype("Int64"),
        answer_end=outcomes["answer_end"].astype("Int64"),
    )
    return table[list(TABLES["outcomes"].columns)].reset_index(drop=True)

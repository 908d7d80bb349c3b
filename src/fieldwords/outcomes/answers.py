"""Outcomes: each target of a place, and what its later work reports, or else speeches, say of it, or who retells it."""

import pandas as pd

from fieldwords.outcomes.item_names import are_kin
from fieldwords.outcomes.mentions import GROWTH_UNITS, KEY, WHOLE
from fieldwords.outcomes.panel_words import code_places
from fieldwords.outcomes.silence import ANSWERING, tell_unanswered
from fieldwords.outcomes.verdicts import are_far_apart, judge_answers, read_admissions
from fieldwords.schemas import TABLES
from fieldwords.targets.measures import AREA
from fieldwords.targets.status import STEADY

JOIN = [name for name in KEY if name != "track"]
LOOSE = [*(name for name in JOIN if name not in ("concept", "scope")), "owner"]  # no county answers for a town
MADE = [name for name in LOOSE if name != "kind"]  # 完成10万亩果园 may be all there is or what was added
LAST_MONTH = "-12"  # in which a year's account is given before the year is over
APART, APART_POINTS = 0.15, 3.0  # of two targets of one report: as a part of the lesser, in points


def find_outcomes(chosen: pd.DataFrame, mentions: pd.DataFrame, documents, texts, sections) -> pd.DataFrame:
    """Return table `outcomes`: one row a distinct target, the best answer of a later report or speech and a verdict.

    A plan or another document answers as a report does with what stands under its headings of a review. A document
    that tells a target whose year is over (去年说种5千亩，只种了4千亩) answers it itself.
    What a county wants of a town its documents answer, or what the county tells of it later.

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
    told = _look_back(chosen, documents, sections)
    told = told.assign(admits=read_admissions(told, dict(zip(texts["doc"], texts["text"], strict=True))))
    told = pd.concat([_tell_of_towns(wanted, told), told])
    found = _join_answers(wanted, told, JOIN)
    outcomes = found.assign(**judge_answers(found.assign(points=found["points_basis"])))
    outcomes = _show_alike(outcomes, _join_answers(wanted, told, LOOSE))
    outcomes = _show_near(outcomes, _join_answers(_list_land(wanted), _list_land(told), MADE))
    outcomes = _show_near(outcomes, _join_answers(*_name_kin(outcomes, wanted, told), JOIN))
    reviews = _look_back(mentions, documents, sections)
    reports = _list_reports(documents, reviews[reviews["answers"] & (reviews["told"] > reviews["year"])])
    outcomes["verdict"], outcomes["why"] = tell_unanswered(outcomes, mentions, reports, texts)
    return _write_outcomes(outcomes)


def _look_back(rows: pd.DataFrame, documents: pd.DataFrame, sections: pd.DataFrame) -> pd.DataFrame:
    """The outcomes of years that were over, or ended with the document's month; `answers`: those that answer targets of
    other documents, of reports and speeches, and what else stands under a review's heading.

    The lead of a plan (2018年，…) is no review: it says what the plan begins with.
    """
    headed = sections[sections["role"].eq("review") & sections["heading"].notna()]
    stands, reviews = (pd.MultiIndex.from_frame(table[["doc", "section"]]) for table in (rows, headed))
    last = documents["delivered"].astype("str").str[:7].eq(documents["year"].astype("str") + LAST_MONTH)
    last = documents.loc[last | documents["genre"].eq("communique"), "doc"]
    over = (rows["told"] > rows["year"]) | (rows["told"] == rows["year"]) & rows["doc"].isin(last)
    over = rows["track"].eq("outcome") & over.fillna(False).astype(bool)
    return rows.assign(answers=rows["genre"].isin(ANSWERING) | stands.isin(reviews))[over]


def _list_reports(documents: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """`documents`, those that review a year as work reports, whatever their genre; speeches stay such."""
    reviewing = documents["doc"].isin(told["doc"]) & documents["genre"].ne("speech")
    return documents.assign(genre=documents["genre"].mask(reviewing, "work_report"))


def _distinct_targets(chosen: pd.DataFrame) -> pd.DataFrame:
    """The first telling of each target (a figure wanted of one key), with number, documents and places of the tellings.

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
    rows["places"] = list(zip(rows["doc"], rows["sentence"], strict=True))
    rows["places"] = rows["number"].map(rows.groupby("number")["places"].agg(set))
    rows["points_basis"] = rows["kind"].eq("growth") | rows["unit_base"].isin(GROWTH_UNITS)
    rows["target_conflict"] = _differ_widely(rows)
    rows["vague"] = rows["comparator"].isin(("approx", "lt_approx")) | rows["modality"].eq(STEADY) & rows["low"].isna()
    return rows.drop_duplicates("number").set_index("number")


def _tell_of_towns(wanted: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """What towns tell of themselves, told as of a part of each county that wants something of them."""
    asked = wanted.loc[wanted["owner"].notna(), ["place", "owner"]].drop_duplicates()
    own = told[told["owner"].isna()].drop(columns="owner").rename(columns={"place": "owner"})
    own = asked.merge(own, on="owner")
    return own.assign(scope=own["scope"].mask(own["scope"].eq(WHOLE), own["owner"]))


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
    columns += ["step", "exactness", "turn", "sentence", "answers", "admits", "act"]
    answers = told[columns].rename(columns={name: f"answer_{name}" for name in columns if name not in on})
    pairs = known[["number", "told", "doc", "places", *dict.fromkeys([*on, "year"])]].merge(answers, on=on)
    pairs = pairs[_are_answers(pairs)]
    sizes = pairs[["answer_value", "answer_low", "answer_high"]]
    pairs = pairs.assign(least=sizes.min(axis=1), most=sizes.max(axis=1), apart=~_are_beside(pairs))
    by = pairs.groupby("number")
    first = pairs.assign(bound=pairs["answer_exactness"].eq("bound"))
    first = first.sort_values(["number", "bound", "apart"], kind="stable").drop_duplicates("number").set_index("number")
    same = pairs
    for name in ("answer_doc", "answer_exactness", "apart"):
        same = same[same[name].to_numpy() == same["number"].map(first[name]).to_numpy()]
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


def _are_answers(pairs: pd.DataFrame) -> pd.Series:
    """Whether a figure is told later than its target, or with it, as of a year that was over.

    What a document of the year's last month tells of that year is later than what others of the year do.
    """
    closing = (pairs["answer_told"] == pairs["year"]) & pairs["answer_doc"].ne(pairs["doc"])
    later = pairs["answer_answers"] & ((pairs["answer_told"] > pairs["told"]) | closing)
    with_it = pairs["answer_doc"].eq(pairs["doc"]) & ((pairs["told"] > pairs["year"]) | _are_beside(pairs))
    return later | with_it


def _are_beside(pairs: pd.DataFrame) -> pd.Series:
    """Whether a figure stands in a sentence that tells the target: 没有完成5万吨的目标，产量4.8万吨."""
    told = zip(pairs["places"], pairs["answer_doc"], pairs["answer_sentence"], strict=True)
    return pd.Series([(doc, sentence) in places for places, doc, sentence in told], pairs.index, dtype=bool)


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
    kin = [are_kin(*sorted(both, key=len), measure) for *both, measure in names]
    return left, pairs[pd.Series(kin, index=pairs.index, dtype=bool)]


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

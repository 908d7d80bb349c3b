"""Silence: what is said of a target that no figure answers, and why."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pandas as pd

from fieldwords.lexicon import compile_words
from fieldwords.outcomes.item_names import are_kin, list_longer
from fieldwords.outcomes.verdicts import RETOLD, UNLIKE, UNTOLD
from fieldwords.targets.measures import AREA

ANSWERING = ("work_report", "speech")  # what tells of the year before, wherever it stands in them
UNLIKE_HERE, UNREAD = "no figure is comparable", "a figure was not read"
PLANNED, MEASURED = "only a later target is told", "another measure is told"
OTHERWISE, SUMMED = "told as another kind of figure", "only figures of several years are told"
NEAR = 30  # characters between an item's name and a figure that may be of it
HEAD, CLOSE = 2, 12  # characters of its head, and behind that: 综合机械化 and 全程机械化 are alike
ANY_HEAD = compile_words("{any_head}")  # but not 特色产业 and 光伏产业
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


def tell_unanswered(outcomes, mentions, documents, texts) -> tuple[pd.Series, pd.Series]:
    """Return verdicts and why, those of targets that no figure of the same key answers filled in.

    Without a report it is told what a speech leaves unsaid.

    Parameters
    ----------
    outcomes : DataFrame
        Distinct targets with answers, `verdict` and `why` from `verdicts.judge_answers`.
    mentions : DataFrame
        From `mentions.collect_mentions`.
    documents, texts : DataFrame
        Tables of these names; the genre ``work_report`` is that of all that review a year.
    """
    answered = outcomes["n_candidates"] > 0
    verdict, why = outcomes["verdict"].where(answered), outcomes["why"].where(answered)
    other = ~answered & outcomes["answer"].notna()
    verdict, why = verdict.mask(other, "undecided"), why.mask(other, "concept or part differs")
    later = (outcomes["told"] <= outcomes["year"]).fillna(False).astype(bool)
    read, heard = (_find_next(outcomes, documents, genre).where(later) for genre in ANSWERING)
    nothing = verdict.isna() & read.isna() & heard.isna()
    verdict, why = verdict.mask(nothing, "no report"), why.mask(nothing, None)
    why = why.mask(nothing & (outcomes["told"] > outcomes["year"]).eq(True), RETOLD)
    reportless, read = read.isna(), read.fillna(heard)
    spoken = defaultdict(list)
    columns = ["item", "measure", "end", "kind", "year", "track", "why_not", "doc"]
    for figure in mentions.loc[mentions["item"].notna(), columns].itertuples(index=False, name="Figure"):
        spoken[figure.doc].append(figure)
    contents = dict(zip(texts["doc"], texts["text"], strict=True))
    left, told = outcomes[verdict.isna()], {}
    wanted = left[["item", "object", "unit_base", "measure", "kind", "year"]]
    for number, item, written, unit, measure, kind, year in wanted.itertuples(name=None):
        docs = [(contents[doc], spoken[doc]) for doc in read[number]]
        if any(_speaks_of(figures, item, measure) for _, figures in docs):
            own = [figure for _, figures in docs for figure in figures if figure.item == item]
            told[number] = "unjoined", _tell_unlike(own, measure, kind, year)
        else:
            whys = {why_unjoined(*doc, (item, written), unit, measure) for doc in docs}
            why_not = next((reason for reason in (UNREAD, UNLIKE_HERE) if reason in whys), None)
            told[number] = "unjoined" if why_not else "silent", why_not
        if reportless[number]:
            told[number] = "no report", UNTOLD if told[number][0] == "silent" else UNLIKE
    told = pd.DataFrame.from_dict(told, orient="index", columns=["verdict", "why"])
    return verdict.fillna(told["verdict"]).astype("str"), why.fillna(told["why"]).astype("str")


def _find_next(outcomes, documents, genre) -> pd.Series:
    """The documents of a genre that the place that each target is of has for the next year, null without."""
    held = documents[documents["genre"].eq(genre) & documents["duplicate_of"].isna()]
    held = held.groupby(["place", "year"])["doc"].agg(list)
    whose = outcomes["owner"].fillna(outcomes["place"])
    due = pd.MultiIndex.from_arrays([whose, (outcomes["year"] + 1).astype("Int64")])
    return pd.Series(held.reindex(due).to_numpy(), outcomes.index, object)


def _speaks_of(figures, item: str, measure: str) -> bool:
    """Whether a document has a number of an item, or such a number of what has a like name: 规模以上农产品加工."""
    return any(
        told == item or of == measure and are_kin(*sorted((told, item), key=len), measure) for told, of, *_ in figures
    )


def _tell_unlike(figures: list, measure: str, kind: str, year: int) -> str:
    """Why none of the figures of an item answers a target."""
    past = [one for one in figures if one.track == "outcome" and pd.notna(one.year) and one.year <= year]
    same = [one for one in past if one.measure == measure]
    due = [one for one in same if one.year == year]
    alike = [one for one in due if one.kind == kind]
    if not past:
        return PLANNED if any(one.track == "target" for one in figures) else UNLIKE_HERE
    if not same:
        return MEASURED
    if due and not alike:
        return OTHERWISE
    return SUMMED if alike and all(one.why_not == "multi-year" for one in alike) else UNLIKE_HERE


def why_unjoined(text: str, figures: list[tuple], names, unit: str, measure: str) -> str | None:
    """Return why a report has no answer though a figure stands by one of an item's names; None where it is silent.

    What was read of another measure behind the name of another item is no word of this one: 肉羊出栏66万只 of 羊存栏.

    Parameters
    ----------
    text : str
        The report.
    figures : list of (str, str, int)
        Item, measure and end of each figure read there.
    names : sequence of str
        The standard name of the item, and what the target calls it.
    unit, measure : str
        Of the target.
    """
    whys, read = set(), {end: of for _, of, end, *_ in figures}
    for end, within in find_figures(text, names, unit):
        if not (within and read.get(end, measure) != measure):
            whys.add(UNLIKE_HERE if end in read else UNREAD)
    return next((reason for reason in (UNREAD, UNLIKE_HERE) if reason in whys), None)


def find_figures(text: str, names, unit: str) -> Iterator[tuple[int, bool]]:
    """Yield where figures of a unit end that stand close behind one of an item's names, or right behind the head of the
    first (机械化…77%), and whether the name is within that of another item there: 羊 of 肉羊."""
    reaches, head = dict.fromkeys(names, NEAR), names[0].removesuffix(AREA)[-HEAD:]
    if len(names[0]) > HEAD and not ANY_HEAD.fullmatch(head):
        reaches.setdefault(head, CLOSE)
    for name, most in reaches.items():
        longer, end = list_longer(name) if most == NEAR else (), 0
        while (start := text.find(name, end)) >= 0:
            end = start + len(name)
            if figure := _compile_figure(unit, most).match(text, end):
                within = any(text.startswith(other, start - at) for other, at in longer if at <= start)
                yield figure.end(), within


@cache
def _compile_figure(unit: str, most: int) -> re.Pattern:
    """A pattern of a figure of a unit with no more than `most` characters of a sentence before it."""
    figure = _NUMBER + WRITTEN[unit] if unit in WRITTEN else _SHARE
    return re.compile(rf"[^。；]{{0,{most}}}?" + figure)

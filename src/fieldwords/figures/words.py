"""Sentences that read a table: every number in them is computed, so they stay true for any collection of speeches."""

import re
from collections import Counter

import pandas as pd

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.figures.language import join_sentences, join_words, say, say_slot, say_value
from fieldwords.figures.selection import (
    BESIDE,
    PLACES,
    is_said,
    key_of,
    name_series,
    part_drawn,
    select_series,
    yearly_rates,
)
from fieldwords.outcomes.verdicts import tell_shown
from fieldwords.schemas import VERDICTS
from fieldwords.targets.measures import ANIMAL_MEASURES
from fieldwords.terms.keyness import key_words
from fieldwords.terms.matrix import say_years


def describe_collection(documents: pd.DataFrame, quarantine: pd.DataFrame) -> str:
    """Say which places the collection holds, how many files were read and set aside, and what they cover."""
    places = join_words(sorted(set(documents["place"].dropna())), 4) or say("collection.no_place")
    files = say("read.files", n=len(documents), n_aside=len(quarantine))
    return join_sentences(say("collection", places=places), files, describe_covered(documents))


def describe_source(documents: pd.DataFrame) -> str:
    """Say whose documents and of which years a figure is drawn from, for the foot of its card."""
    years = say_years(counted_documents(documents)["year"])
    return " · ".join(filter(None, (join_words(sorted(set(documents["place"].dropna())), 4), years)))


def describe_covered(documents: pd.DataFrame) -> str:
    """Say which years the documents cover and which are missing."""
    rows = counted_documents(documents)
    if rows.empty:
        return say("read.no_year")
    years = sorted({int(year) for year in rows["year"]})
    missing = sorted(set(range(years[0], years[-1] + 1)) - set(years))
    undated, copies = int(documents["year"].isna().sum()), int(documents["duplicate_of"].notna().sum())
    placeless = int(rows["place"].isna().sum())
    return join_sentences(
        say("read.covered", years=say_years(years), n=int(rows["n_han"].sum())),
        say("read.missing", years=say_years(missing)) if missing else "",
        say("read.undated", n=undated) if undated else "",
        say("read.placeless", n=placeless) if placeless else "",
        say("read.copies", n=copies) if copies else "",
    )


def describe_thinness(documents: pd.DataFrame) -> str:
    """Warn that each year rests on one document, where that is so."""
    per_year = counted_documents(documents).groupby("year").size()
    return "" if len(per_year) < 2 or per_year.max() > 1 else say("read.thin")


def say_once(text: str) -> str:
    """Return `text` without the sentences that it has said before."""
    return join_sentences(*dict.fromkeys(re.split(r"(?<=\.) |(?<=。)", text)))


def describe_term_trend(term_years: pd.DataFrame, term: str, layer: str = "phrase") -> str:
    """Say how the rate of a term runs and how far its three counts are apart."""
    rates = yearly_rates(term_years, [term], layer)
    if rates.empty or not is_said(term_years[term_years["term"] == term]):
        return say("read.no_term", term=term)
    first, last, peak = rates.iloc[0], rates.iloc[-1], rates.loc[rates["per_10k"].idxmax()]
    totals = term_years[term_years["term"] == term].groupby("layer")["count"].sum()
    counts = {f"n_{name}": int(totals.get(name, 0)) for name in ("substring", "phrase", "word")}
    run = say("read.term_first", rate=f"{first['per_10k']:.1f}", year=first["year"])
    if len(rates) > 1:
        most = {"peak": peak["year"], "most": f"{peak['per_10k']:.1f}"}
        run = say("read.term_run", first=run, rate=f"{last['per_10k']:.1f}", year=last["year"], **most)
    return say("read.term", term=term, run=run, **counts)


def describe_term_trends(term_years: pd.DataFrame, terms: list[str], layer: str = "phrase") -> str:
    """Say of each term whether the second half of the years has more or less of it than the first."""
    if not terms:
        return say("read.no_terms")
    rates = yearly_rates(term_years, terms, layer)
    years = sorted(set(rates["year"]))
    if len(years) < 2:
        return say("read.one_year", terms=join_words(terms, 7))
    late = rates["year"] >= years[len(years) // 2]
    moves = rates[late].groupby("term")["per_10k"].mean() - rates[~late].groupby("term")["per_10k"].mean()
    more, less = ([term for term in terms if sign * moves.get(term, 0) > 0] for sign in (1, -1))
    sides = (("read.more_often", more), ("read.less_often", less))
    parts = [say(key, terms=join_words(side, 7)) for key, side in sides if side]
    moved = say("read.semicolon").join(parts) or say("read.as_often")
    return say("read.moves", year=years[len(years) // 2], moves=moved)


def describe_places(rates: pd.DataFrame, layer: str = "phrase") -> str:
    """Say of each term in which place it is said most and least."""
    if len(rates) and not is_said(rates):
        return say("read.no_term", term=join_words(rates["term"].drop_duplicates(), 7))
    rows = rates[(rates["layer"] == layer) & rates["per_10k"].notna()].sort_values(["per_10k", "place"])
    parts = []
    for term, places in rows.groupby("term", sort=False):
        ends = places.iloc[[-1, 0]].itertuples()
        most, least = ({"place": row.place, "rate": f"{row.per_10k:.1f}"} for row in ends)
        other = say("read.place_least", **least) if len(places) > 1 else ""
        parts.append(say("read.place", term=term, **most) + other)
    return say("read.semicolon").join(parts) + say("read.stop") if parts else say("read.no_place")


def describe_groups(term_years: pd.DataFrame, groups: pd.DataFrame, layer: str = "phrase") -> str:
    """Say which term group leads in the first and in the last year."""
    terms = sorted(set(groups["term"]) & set(term_years["term"].unique()))
    if not terms:
        return say("read.no_groups")
    rates = yearly_rates(term_years, terms, layer).merge(groups.drop_duplicates(["group", "term"]), on="term")
    sums = rates.groupby(["year", "group"])["per_10k"].sum()
    leaders = [
        say("read.group", group=say_slot("theme", sums[year].idxmax()), year=year, rate=f"{sums[year].max():.1f}")
        for year in dict.fromkeys((sums.index[0][0], sums.index[-1][0]))
    ]
    return say("read.groups", leaders=join_words(leaders))


def describe_keyness(keyness: pd.DataFrame, names: tuple[str, str]) -> str:
    """Say which words set each group apart, of those that pass the test over documents."""
    if keyness.empty:
        return say("read.no_keyness")
    if keyness["rank_q"].isna().all():
        return say("read.untested")
    rows = key_words(keyness)
    sides = (rows[rows["log_ratio"] > 0], rows[rows["log_ratio"] < 0])
    pairs = zip(names, sides, strict=True)
    parts = [say("read.side", name=name, terms=join_words(side["term"])) for name, side in pairs if not side.empty]
    apart = say("read.apart", sides=say("read.semicolon").join(parts)) if parts else ""
    return join_sentences(say("read.passed", n=len(rows), n_tested=len(keyness)), apart)


def describe_life(life: pd.DataFrame, last: int) -> str:
    """Say how many formulations are said in the last covered year and which were last said before."""
    seen = life.dropna(subset=["first_seen", "last_seen"])
    gone = seen[seen["last_seen"] < last].sort_values(["peak_per_10k", "term"], ascending=[False, True])
    left = say("read.gone", terms=join_words(gone["term"])) if len(gone) else ""
    return say("read.lives", n=len(seen), n_living=len(seen) - len(gone), last=last, gone=left)


def describe_warnings(comparability: pd.DataFrame) -> str:
    """Say how many things make the years hard to compare."""
    if comparability.empty:
        return say("read.no_care")
    kinds = comparability["kind"].value_counts().sort_index()
    told = [say("read.kind", kind=say_slot("kind", kind), n=int(n)) for kind, n in kinds.items()]
    return say("read.care", kinds=join_words(told, 9))


def describe_series(series: pd.DataFrame, most_places: int = PLACES) -> str:
    """Say what the latest target and outcome that are drawn of an item are; of one year the place's drawn first."""
    if not series.empty:
        series, *_ = part_drawn(series, most_places)
    if series.empty:
        return say("read.no_series")
    one = series if series["concept"].nunique() < 2 else series.assign(concept=None)
    item = name_series(key_of(next(one.itertuples())))
    item = item[:1].upper() + item[1:]
    parts = []
    for track in ("target", "outcome"):
        rows = series[series["track"].eq(track)]
        if not rows.empty:
            row = rows[rows["year"] == rows["year"].max()].iloc[0]
            parts.append(say(f"read.latest_{track}", figure=say_figure(row), year=int(row["year"]), place=row["place"]))
    counts = {"n": len(series), "n_places": series["place"].nunique()}
    return say("read.series", item=item, parts=say("read.semicolon").join(parts), **counts)


def say_figure(row) -> str:
    """Return a figure of the panel as written in a sentence: its value, else its bounds."""
    if pd.notna(row.value):
        return say_value(row.value, row.unit_base)
    ends = [(side, getattr(row, side)) for side in ("low", "high") if pd.notna(getattr(row, side))]
    return say("comma").join(say(f"read.{side}", value=say_value(value, row.unit_base)) for side, value in ends)


def describe_outcomes(outcomes: pd.DataFrame) -> str:
    """Say what became of the targets: how many were met or missed, how many cannot be told and why."""
    if outcomes.empty:
        return say("read.no_outcomes")
    n = dict.fromkeys((*VERDICTS, "untold"), 0) | Counter(tell_shown(outcomes))
    answered = n["met"] + n["missed"]
    share = say("read.share_met", share=f"{n['met'] / answered:.0%}") if answered else ""
    return join_sentences(say("read.outcomes", n=len(outcomes), unheld=n.pop("no report"), **n), share)


def describe_livestock(panel: pd.DataFrame, animal: str) -> str:
    """Say the latest stock, slaughter and 饲养量 of an animal, each by itself."""
    series = [select_series(panel, animal, measure) for measure in ANIMAL_MEASURES]
    told = [describe_series(rows, BESIDE) for rows in series if len(rows)]
    return join_sentences(*told) if told else say("read.no_livestock", animal=animal)

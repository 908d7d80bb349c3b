"""Sentences that read a table: every number in them is computed, so they stay true for any collection of speeches."""

import re

import pandas as pd

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.figures.cells import say_value
from fieldwords.figures.choices import select_series
from fieldwords.figures.gaps import say_years, yearly_rates
from fieldwords.schemas import VERDICTS
from fieldwords.terms.keyness import key_words


def say_count(n: int, noun: str, plural: str | None = None) -> str:
    """Return `1 document`, `1,204 documents`."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def list_words(words, most: int = 5) -> str:
    """Return `a, b and c`, the ones after `most` counted."""
    words = [str(word) for word in words]
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def describe_collection(documents: pd.DataFrame, quarantine: pd.DataFrame) -> str:
    """Say how many files were read and set aside, and what the documents cover."""
    return f"{say_count(len(documents), 'file')} read, {len(quarantine)} set aside. {describe_covered(documents)}"


def describe_covered(documents: pd.DataFrame) -> str:
    """Say which years the documents cover and which are missing."""
    rows = counted_documents(documents)
    if rows.empty:
        return "No document has a year, so nothing can be shown by year."
    years = sorted({int(year) for year in rows["year"]})
    missing = sorted(set(range(years[0], years[-1] + 1)) - set(years))
    gaps = f" No document for {say_years(missing)}." if missing else ""
    undated, copies = int(documents["year"].isna().sum()), int(documents["duplicate_of"].notna().sum())
    left = f" {say_count(undated, 'document')} without a year." if undated else ""
    twice = f" {say_count(copies, 'duplicate')} counted once." if copies else ""
    return f"They speak for {say_years(years)}: {int(rows['n_han'].sum()):,} Han characters.{gaps}{left}{twice}"


def describe_thinness(documents: pd.DataFrame) -> str:
    """Warn that each year rests on one document, where that is so."""
    per_year = counted_documents(documents).groupby("year").size()
    if len(per_year) < 2 or per_year.max() > 1:
        return ""
    return (
        "Each year rests on a single document: a change from one year to the next may be that of a speaker or of a "
        "kind of document, not of policy."
    )


def say_once(text: str) -> str:
    """Return `text` without the sentences that it has said before."""
    return " ".join(dict.fromkeys(re.split(r"(?<=\.) ", text)))


def describe_term_trend(term_years: pd.DataFrame, term: str, layer: str = "phrase") -> str:
    """Say how the rate of a term runs and how far its three counts are apart."""
    rates = yearly_rates(term_years, [term], layer)
    if term not in set(term_years["term"]) or rates.empty:
        return f"{term} does not occur in this collection."
    first, last, peak = rates.iloc[0], rates.iloc[-1], rates.loc[rates["per_10k"].idxmax()]
    totals = term_years[term_years["term"] == term].groupby("layer")["count"].sum()
    counts = ", ".join(f"{int(totals.get(name, 0)):,} ({name})" for name in ("substring", "phrase", "word"))
    run = f"{first['per_10k']:.1f} per 10,000 Han characters in {first['year']}"
    if len(rates) > 1:
        run += f", {last['per_10k']:.1f} in {last['year']}, most in {peak['year']} ({peak['per_10k']:.1f})"
    return f"{term}: {run}. Its three counts in all: {counts}."


def describe_term_trends(term_years: pd.DataFrame, terms: list[str], layer: str = "phrase") -> str:
    """Say of each term whether the second half of the years has more or less of it than the first."""
    if not terms:
        return "No term of the lexicon occurs often enough to be drawn."
    rates = yearly_rates(term_years, terms, layer)
    years = sorted(set(rates["year"]))
    if len(years) < 2:
        return f"{list_words(terms, 7)}: documents of one year only, so nothing can be said of change."
    late = rates["year"] >= years[len(years) // 2]
    moves = rates[late].groupby("term")["per_10k"].mean() - rates[~late].groupby("term")["per_10k"].mean()
    more, less = ([term for term in terms if sign * moves.get(term, 0) > 0] for sign in (1, -1))
    parts = [f"more often {list_words(more, 7)}"] if more else []
    parts += [f"less often {list_words(less, 7)}"] if less else []
    found = "; ".join(parts) or "no term more or less often"
    return f"From {years[len(years) // 2]} on, against the years before: {found}."


def describe_places(rates: pd.DataFrame, layer: str = "phrase") -> str:
    """Say of each term in which place it is said most and least."""
    rows = rates[(rates["layer"] == layer) & rates["per_10k"].notna()].sort_values(["per_10k", "place"])
    parts = []
    for term, places in rows.groupby("term", sort=False):
        most, least = places.iloc[-1], places.iloc[0]
        part = f"{term}: most in {most['place']} ({most['per_10k']:.1f} per 10,000 Han characters)"
        parts.append(part + (f", least in {least['place']} ({least['per_10k']:.1f})" if len(places) > 1 else ""))
    return f"{'; '.join(parts)}." if parts else "No document of these names its place."


def describe_groups(term_years: pd.DataFrame, groups: pd.DataFrame, layer: str = "phrase") -> str:
    """Say which term group leads in the first and in the last year."""
    terms = sorted(set(groups["term"]) & set(term_years["term"]))
    if not terms:
        return "No term of the groups occurs in this collection."
    rates = yearly_rates(term_years, terms, layer).merge(groups.drop_duplicates(["group", "term"]), on="term")
    sums = rates.groupby(["year", "group"])["per_10k"].sum()
    first, last = sums.index[0][0], sums.index[-1][0]
    leaders = [f"{sums[year].idxmax()} in {year} ({sums[year].max():.1f})" for year in dict.fromkeys((first, last))]
    return f"The group said most, per 10,000 Han characters: {list_words(leaders)}. One term may stand in two groups."


def describe_keyness(keyness: pd.DataFrame, names: tuple[str, str], top: int = 5) -> str:
    """Say which words set each group apart, of those that pass the test over documents."""
    if keyness.empty:
        return "The two groups cannot be compared: one has no documents."
    if keyness["rank_q"].isna().all():
        return "Fewer than five documents in a group: whether a word marks it or one speaker, cannot be said."
    rows = key_words(keyness)
    sides = (rows[rows["log_ratio"] > 0], rows[rows["log_ratio"] < 0])
    pairs = zip(names, sides, strict=True)
    parts = [f"{name} by {list_words(side['term'].head(top))}" for name, side in pairs if not side.empty]
    passed = f"{len(rows):,} of {say_count(len(keyness), 'word')} pass the test over documents (rank_q below 0.05)"
    return f"{passed}. Set apart: {'; '.join(parts)}." if parts else f"{passed}."


def describe_life(life: pd.DataFrame, last: int) -> str:
    """Say how many formulations are still said in the last covered year and which have gone."""
    seen = life.dropna(subset=["first_seen", "last_seen"])
    gone = seen[seen["last_seen"] < last].sort_values(["peak_per_10k", "term"], ascending=[False, True])
    left = f"; gone before that: {list_words(gone['term'])}" if len(gone) else ""
    return f"{say_count(len(seen), 'formulation')} found, {len(seen) - len(gone)} still said in {last}{left}."


def describe_warnings(comparability: pd.DataFrame) -> str:
    """Say how many things make the years hard to compare."""
    if comparability.empty:
        return "Nothing found that makes these years hard to compare."
    kinds = comparability["kind"].value_counts().sort_index()
    parts = [f"{kind.replace('_', ' ')} ({n})" for kind, n in kinds.items()]
    return f"Reasons to be careful: {list_words(parts, 9)}."


def describe_series(series: pd.DataFrame) -> str:
    """Say what the latest target and the latest outcome of an item are, of the place drawn first."""
    if series.empty:
        return "No figure of this kind with a year in this collection."
    item, n_places = f"{series.iloc[0]['item']} {series.iloc[0]['measure']}", series["place"].nunique()
    parts = []
    for name, track in (("target", "target"), ("reached", "outcome")):
        rows = series[series["track"].eq(track)]
        if not rows.empty:
            row = rows[rows["place"] == rows.iloc[0]["place"]].sort_values(["year", "line"]).iloc[-1]
            parts.append(f"latest {name} {_say_figure(row)} for {int(row['year'])} in {row['place']}")
    others = f"; {say_count(n_places - 1, 'more place')}" if n_places > 1 else ""
    return f"{item}: {say_count(len(series), 'figure')}; {'; '.join(parts)}{others}."


def _say_figure(row: pd.Series) -> str:
    if pd.notna(row["value"]):
        return say_value(row["value"], row["unit_base"])
    ends = [("at least ", row["low"]), ("at most ", row["high"])]
    return ", ".join(words + say_value(value, row["unit_base"]) for words, value in ends if pd.notna(value))


def describe_outcomes(outcomes: pd.DataFrame) -> str:
    """Say what became of the targets: how many were met or missed, how many cannot be told and why."""
    if outcomes.empty:
        return "No target with a year in this collection."
    n = outcomes["verdict"].value_counts().reindex(VERDICTS, fill_value=0)
    answered = int(n["met"] + n["missed"])
    share = f" Of those that can be judged, {n['met'] / answered:.0%} were met." if answered else ""
    return (
        f"{say_count(len(outcomes), 'target')}: {n['met']} met, {n['missed']} missed, {n['undecided']} with an "
        f"answer that does not decide, {n['unjoined']} with other figures only, {n['silent']} passed over in silence, "
        f"{n['no report']} whose next report is not held.{share}"
    )


def describe_livestock(panel: pd.DataFrame, animal: str) -> str:
    """Say the latest stock, slaughter and 饲养量 of an animal, each by itself."""
    series = [select_series(panel, animal, measure) for measure in ("存栏", "出栏", "饲养量")]
    return " ".join(describe_series(rows) for rows in series if len(rows)) or f"No figure for {animal} with a year."

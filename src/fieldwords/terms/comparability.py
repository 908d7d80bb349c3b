"""Warnings: what makes one year's rates hard to compare with another's."""

import numpy as np
import pandas as pd

from fieldwords.corpus.metadata import UNDATED
from fieldwords.terms.divergence import YearlyWords, word_divergence
from fieldwords.terms.matrix import PER, covered_documents, say_years

JUMP = 3.0  # times the median of the neighbouring years
NEIGHBOURS = 2  # covered years to each side
DOMINANT = 0.5  # share of a year's text
KEPT = 0.5  # share of a year's text from the places of the year before, below which the set of places is another
FEW = 2  # documents a year
OUTLYING = 3.5  # modified z-scores of a year's divergence from the years around
FEWEST_YEARS = 8  # covered years, below which no year is called an outlier
MASKED = 5  # masks in 10,000 Han characters
NAMES = 2  # masks that hide the names of those who speak or sign, and no term
LEFT_OUT = {"mojibake": "are garbled", "repeat": "repeat an earlier part"}
COLUMNS = ["year", "doc", "kind", "message"]


def comparability(
    documents: pd.DataFrame, marks: pd.DataFrame | None = None, said: YearlyWords | None = None
) -> pd.DataFrame:
    """Return one row for every reason to be careful with a year or a document.

    Parameters
    ----------
    documents, marks : DataFrame
        Tables of these names; without marks mojibake and repeat are not looked for.
    said : YearlyWords, optional
        From `divergence.yearly_words`; without it other_words are not looked for.

    Returns
    -------
    DataFrame
        Sorted: year (missing where it concerns no one year), doc (missing where it concerns a whole year), kind,
        message. Kinds: no_year; no_place; other_genre (not that of most documents); missing_years (gaps between covered
        years); denominator_jump (three times more or fewer Han characters a document than the covered years around);
        duplicate; one_place (more than half of a year's text from one of several places); places_change (not every
        place speaks in every year, with the figures, and each year whose text is, place by place, less than half like
        that of the covered year before); masks (three or more, and five in 10,000 Han characters: a term may stand
        under one); mojibake and repeat (left out of every count); other_words (the year's words differ from those of
        the years around far more than other years' do: a speech on one subject, a budget, an abstract; with the words
        that stand out).

    References
    ----------
    Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers, 11-13 (modified z-score above 3.5).
    """
    covered = covered_documents(documents)
    undated, copies = documents[documents["year"].isna()], documents[documents["duplicate_of"].notna()]
    many = documents["n_masked"] * PER >= np.maximum(documents["n_han"], 1) * MASKED
    masked = documents[many & (documents["n_masked"] > NAMES)]
    rows = _warn(undated, "no_year", UNDATED)
    rows += _warn(covered[covered["place"].isna()], "no_place", "no place is known: its figures are no place's")
    rows += _warn(copies, "duplicate", "repeats {0.duplicate_of}: left out of all yearly tables")
    rows += _warn(masked, "masks", "{0.n_masked} masked places: a term may stand under one")
    for check in (_other_genre, _missing_years, _denominator_jumps, _one_place, _places_change):
        rows += check(covered)
    rows += [] if marks is None else _left_out(documents, marks)
    rows += [] if said is None else _other_words(said)
    table = pd.DataFrame(rows, columns=COLUMNS).astype({"year": "Int64", "doc": "str", "kind": "str", "message": "str"})
    return table.sort_values(["year", "kind", "doc"], na_position="first", ignore_index=True)


def _warn(documents, kind, words):
    return [(row.year, row.doc, kind, words.format(row)) for row in documents.itertuples()]


def _other_genre(covered):
    sizes = covered["genre"].value_counts()
    if len(sizes) < 2:
        return []
    usual = sizes[sizes == sizes.max()].index.sort_values()[0]
    others = covered[covered["genre"] != usual].replace({"genre": "_"}, {"genre": " "}, regex=True)
    return _warn(others, "other_genre", f"{{0.genre}}, where most documents are {usual.replace('_', ' ')}")


def _missing_years(covered):
    years = sorted(covered["year"].astype(int).unique())
    return [
        (None, None, "missing_years", f"no documents for {say_years(range(first + 1, last))}")
        for first, last in zip(years[:-1], years[1:], strict=True)
        if last - first > 1
    ]


def _denominator_jumps(covered):
    sizes = covered.groupby("year")["n_han"].mean()
    rows = []
    for place, (year, size) in enumerate(sizes.items()):
        around = sizes.iloc[max(0, place - NEIGHBOURS) : place + 1 + NEIGHBOURS].drop(year)
        usual = np.median(around) if len(around) else size
        if size and usual and not 1 / JUMP < size / usual < JUMP:
            message = f"{size:,.0f} Han characters a document, {usual:,.0f} in the years around"
            rows.append((year, None, "denominator_jump", message))
    return rows


def _one_place(covered):
    rows = []
    for year, group in covered[covered["place"].notna()].groupby("year"):
        sizes = group.groupby("place")["n_han"].sum()
        if len(sizes) > 2 and sizes.max() > DOMINANT * sizes.sum():
            share = sizes.max() / sizes.sum()
            message = f"{share:.0%} of the text is from {sizes.idxmax()}, one of {len(sizes)} places"
            rows.append((year, None, "one_place", message))
    return rows


def _places_change(covered):
    placed = covered[covered["place"].notna()]
    sizes = placed.pivot_table(index="year", columns="place", values="n_han", aggfunc="sum", fill_value=0)
    sizes = sizes[sizes.sum(axis=1) > 0]
    there = sizes > 0
    if sizes.empty or there.all(axis=None):
        return []
    counts, whole = there.sum(axis=1), int(there.all().sum())
    extent = str(counts.min()) if counts.min() == counts.max() else f"{counts.min()} to {counts.max()}"
    message = (
        f"{extent} of {there.shape[1]} places a year, {whole} in every year: rates of all together move with the set"
    )
    rows = [(None, None, "places_change", message)]
    shares = sizes.div(sizes.sum(axis=1), axis=0)
    few = counts.index[placed.groupby("year").size().reindex(counts.index) <= FEW]
    if len(few):
        message = (
            f"one or two documents in {len(few)} of {len(counts)} years ({say_years(few)}): cannot say whether a "
            f"change is the term's or the place's"
        )
        rows.append((None, None, "places_change", message))
    kept = np.minimum(shares, shares.shift()).sum(axis=1).iloc[1:]
    before = dict(zip(shares.index[1:], shares.index[:-1], strict=True))
    return rows + [
        (year, None, "places_change", f"{share:.0%} of the text is from the places of {before[year]}, in their shares")
        for year, share in kept[kept < KEPT].items()
    ]


def _other_words(said):
    if len(said.years) < FEWEST_YEARS:
        return []
    sums = np.array([word_divergence(*_words_around(said, at)[1]).sum() for at in range(len(said.years))])
    apart, rows = sums - np.median(sums), []
    for at in np.flatnonzero(apart > OUTLYING * np.median(np.abs(apart)) / 0.6745):
        words, counts = _words_around(said, at)
        here, around = counts / counts.sum(axis=1, keepdims=True)
        marked = np.where(here > around, -word_divergence(here, around), 0)
        named = "、".join(said.words[words[np.argsort(marked, kind="stable")[:3]]])
        rows.append((said.years[at], None, "other_words", f"speaks unlike the years around; most marked: {named}"))
    return rows


def _words_around(said, at):
    """The places and counts of the words of a year and of those around it."""
    places = range(max(0, at - NEIGHBOURS), min(len(said.years), at + 1 + NEIGHBOURS))
    return said.compare([at], [place for place in places if place != at])


def _left_out(documents, marks):
    rows = []
    years = documents.set_index("doc")["year"]
    for kind, why in LEFT_OUT.items():
        marked = marks[(marks["kind"] == kind) & marks["doc"].isin(years.index)]
        for doc, length in (marked["end"] - marked["start"]).groupby(marked["doc"]).sum().items():
            rows.append((years[doc], doc, kind, f"{length:,} characters {why}: left out of every count"))
    return rows

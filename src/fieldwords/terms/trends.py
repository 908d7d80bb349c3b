"""Whether a term's rate rises or falls: rank tests within each place that heed neighbouring years and many terms."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from fieldwords.errors import check_word
from fieldwords.schemas import LAYERS
from fieldwords.terms.keyness import q_values
from fieldwords.terms.matrix import PER, covered_documents, make_matrix
from fieldwords.terms.phrases import pick_terms
from fieldwords.terms.ranks import Pairs, compare_years, pair_years

FEWEST_YEARS = 8
FEWEST_COUNTS = 10
FEW_DOCUMENTS = 2  # a year, at or below which places that change cannot be told from policy
LEVEL = 0.05
BLOCK = 8_000_000  # pairs of years x terms held at a time
TESTS = ["tau", "p", "p_corrected", "q", "slope"]
COLUMNS = ["term", "layer", "n_years", "first_year", "last_year", "n_docs", "n_places", "count"]
COLUMNS += [*TESTS, "trend", "note"]


def trends(
    term_counts: pd.DataFrame, documents: pd.DataFrame, terms: Iterable[str] | None = None, layer: str = "phrase"
) -> pd.DataFrame:
    """Test every term for a trend within places, or say why it is not tested.

    A year is compared with another year of the same place only, and the comparisons of all places are added up: that
    other places speak in other years is no trend. Where places agree, those of the same two years count for little
    more than one. Without any place known, all documents are taken for one place's.

    Parameters
    ----------
    term_counts, documents : DataFrame
        Tables of these names. Documents without a year or Han characters, duplicates, and, where others have a place,
        documents without one are left out.
    terms : iterable of str, optional
        The lexicon's when not given.
    layer : str
        The count that is tested: substring, phrase or word.

    Returns
    -------
    DataFrame
        One row a term, the surest first, then the one said most: term, layer, n_years (covered), first_year,
        last_year, n_docs, n_places (0: none is known), count; tau and p (Mann-Kendall, `ranks.compare_years`),
        p_corrected (heeding that neighbouring years resemble each other; never below p), q (Benjamini-Hochberg
        of p_corrected over the tested terms), slope (Sen: median change of a place's rate per 10,000 Han
        characters a year); trend: rising or falling where q < 0.05, none, or untested; note, in words.
    """
    check_word(layer, LAYERS, "trends: layer")
    terms = pd.Index(sorted(pick_terms(terms)))
    documents = _placed_documents(documents)
    matrix = make_matrix(term_counts, layer, documents["doc"], terms).counts
    cells = documents.groupby(["place", "year"], sort=True)
    number = cells.ngroup().to_numpy()
    counts = np.zeros((cells.ngroups, len(terms)), np.float32)
    np.add.at(counts, number, matrix.toarray())
    sizes = cells["n_han"].sum().to_numpy(np.float32)
    places, years = (cells.size().index.get_level_values(name).to_numpy() for name in ("place", "year"))
    table = pd.DataFrame(
        {
            "term": terms,
            "layer": layer,
            "n_years": len(set(years)),
            "first_year": min(years, default=0),
            "last_year": max(years, default=0),
            "n_docs": len(documents),
            "n_places": len(set(places) - {""}),
            "count": counts.sum(axis=0).astype(int),
        }
    ).reindex(columns=COLUMNS)
    table[TESTS] = np.nan
    refusal = _refuse(documents, places, years)
    tested = (table["count"] >= FEWEST_COUNTS).to_numpy() & (not refusal)
    if tested.any():
        measured = [name for name in TESTS if name != "q"]
        table.loc[tested, measured] = _test_terms(counts[:, tested], sizes, places, years)
        table.loc[tested, "q"] = q_values(table.loc[tested, "p_corrected"].to_numpy())
    return _say_trends(table, tested, refusal)


def _placed_documents(documents):
    covered = covered_documents(documents)
    covered = covered[covered["n_han"] > 0].astype({"year": int})
    if covered["place"].isna().all():
        return covered.assign(place="")
    return covered[covered["place"].notna()].astype({"place": "str"})


def _refuse(documents, places, years):
    # Why no term of these documents can be tested; '' when it can
    own, covered = pd.Series(places).value_counts(), len(set(years))
    if covered < FEWEST_YEARS:
        counted = f"{_number(len(documents), 'document')}, {_number(covered, 'year')}"
        return f"{counted}: no trend test ({FEWEST_YEARS} years needed)"
    if own.max() < FEWEST_YEARS:
        return f"{len(own)} places, none in {FEWEST_YEARS} years: cannot say whether the term or the place changes"
    full = int((np.unique(years, return_counts=True)[1] > FEW_DOCUMENTS).sum())
    if own.min() < covered and full < FEWEST_YEARS:
        return (
            f"the places change, and {full} of {covered} years have more than {FEW_DOCUMENTS} documents; "
            f"take one place by itself"
        )
    return ""


def _test_terms(counts, sizes, places, years):
    """Return tau, p, p_corrected and slope of each term (columns of `counts`), some terms at a time."""
    pairs = pair_years(years, places)
    step = max(1, BLOCK // max(1, len(pairs.first)))
    blocks = (counts[:, begin : begin + step] for begin in range(0, counts.shape[1], step))
    return np.concatenate([_test_block(block, sizes, pairs, years) for block in blocks])


def _test_block(counts, sizes, pairs: Pairs, years):
    earlier, later = counts[pairs.first], counts[pairs.second]
    n_earlier, n_later = sizes[pairs.first][:, None], sizes[pairs.second][:, None]
    test = compare_years(compare_rates(earlier, n_earlier, later, n_later), pairs)
    span = (years[pairs.second] - years[pairs.first])[:, None].astype(np.float32)
    slope = np.median((later / n_later - earlier / n_earlier) / span, axis=0) * PER
    return np.column_stack([test.tau, test.p, test.p_corrected, slope])


def compare_rates(a, n_a, b, n_b):
    """Return the sign of b / n_b - a / n_a, less than 1 in size where the texts differ in length by less than one word.

    Of two rare counts the one in the longer text is more often above zero, and its rate the smaller when both are: by
    signs alone a term would rise as texts grow longer. Here the difference in occurrences, each text taken to the mean
    length, counts up to 1: with texts of one length that is the sign, and with any lengths its mean is near 0 when the
    rates are equal.
    """
    return np.clip(2 * (b * n_a - a * n_b) / (n_a + n_b), -1, 1)


def _say_trends(table, tested, refusal):
    clear = tested & (table["q"] < LEVEL)
    cases = [clear & (table["tau"] > 0), clear & (table["tau"] < 0), tested]
    table["trend"] = np.select(cases, ["rising", "falling", "none"], "untested")
    table["note"] = [_describe(row, refusal) for row in table.itertuples()]
    table = table.astype({"trend": "str", "note": "str"})
    return table.sort_values(["q", "count", "term"], ascending=[True, False, True], ignore_index=True)


def _describe(row, refusal):
    if row.trend == "untested":
        rare = f"{_number(row.count, 'occurrence')} in {row.n_years} years: no trend test ({FEWEST_COUNTS} needed)"
        return refusal or rare
    within = {0: "places unknown", 1: "in one place"}.get(row.n_places, f"within {row.n_places} places")
    if row.trend == "none":
        return f"no trend shown in {row.n_years} years, {within}"
    size = f"{row.slope:+.2g} per 10,000 a year" if row.slope else "most pairs of years alike"
    return f"{row.trend}, {size} over {row.n_years} years, {within}"


def _number(n, noun):
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"

"""The life table of formulations (提法): when each came, was most used and was last used, and what took its place."""

import numpy as np
import pandas as pd

from fieldwords.terms.phrases import read_term_groups

MOST = 3  # successors named
REACH = 10  # calendar years after a term's peak in which another can come, and after its last year in which it rises
FEWEST_YEARS = 5  # covered years from a term's peak to then, below which no successor is looked for
FEWEST_SEEN = 3  # years a term was said in, below which none is looked for: a single mention has no fall
DATES = ["first_seen", "peak", "last_seen", "rise", "fall"]
COLUMNS = ["term", "group", "first_seen", "peak", "last_seen", "count", "peak_per_10k", "years_seen", "years_covered"]
COLUMNS += ["rise", "fall", "status", "replaced_by"]


def life_table(term_years: pd.DataFrame, groups: pd.DataFrame, themes: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the life of every term of the given groups over the covered years.

    Parameters
    ----------
    term_years : DataFrame
        Table term_years: a row with count 0 for covered years without the term, no row for years without documents.
    groups : DataFrame
        term, group: within a group one term can take another's place (`phrases.read_phrases`, `read_term_groups`).
    themes : DataFrame, optional
        term, group: only a term of a narrower theme too takes another's place; the term groups by default.

    Returns
    -------
    DataFrame
        Sorted by group, first_seen and term, those that are absent last: term, group; first_seen, peak (year of the
        highest rate, the first of equals), last_seen; count; peak_per_10k; years_seen and years_covered; rise and fall,
        years from first_seen to peak and from peak to last_seen; status: new (first seen in the last covered year), in
        use (seen in the last or the last but one covered year), gone, or absent (never seen, years missing);
        replaced_by: up to three terms of the group and of one theme with it, joined by 、, for a term that is gone and
        was said in three years or more: first seen in the ten years after its peak, said in at least half of the
        covered years after it was last seen, and rising while it fell (from its peak to ten years after it was last
        seen; Kendall's tau of both rates below 0; most opposed first): candidates for a reader to judge. What came
        before the first year or fell in a year without documents is not known.
    """
    series = term_years[term_years["layer"] == "phrase"].sort_values("year")
    rates = series.pivot(index="year", columns="term", values="per_10k")
    counts = series.pivot(index="year", columns="term", values="count")
    members = groups[groups["term"].isin(rates.columns)][["term", "group"]].drop_duplicates()
    themes = (read_term_groups() if themes is None else themes)[["term", "group"]]
    alike = {*themes.merge(themes, on="group")[["term_x", "term_y"]].itertuples(index=False, name=None)}
    lives = {term: _describe_life(rates[term], counts[term]) for term in members["term"].unique()}
    rows = []
    for group, terms in members.groupby("group")["term"]:
        for term in terms:
            rivals = [other for other in terms if other != term and (term, other) in alike]
            successors = _name_successors(term, rivals, lives, rates)
            rows.append({"term": term, "group": group, **lives[term], "replaced_by": successors})
    table = pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(DATES, "Int64"))
    table = table.sort_values(["group", "first_seen", "term"])
    return table.sort_values("status", key=lambda status: status.eq("absent"), kind="stable", ignore_index=True)


def _describe_life(rates, counts):
    covered = [int(year) for year in counts.index]
    seen = [int(year) for year in counts.index[counts > 0]]
    life = {"count": int(counts.sum()), "years_seen": len(seen), "years_covered": len(covered)}
    if not seen:
        return life | dict.fromkeys(DATES) | {"peak_per_10k": 0.0, "status": "absent"}
    first, peak, last = seen[0], int(rates.idxmax()), seen[-1]
    status = "in use" if last in covered[-2:] else "gone"
    if first == covered[-1] and len(covered) > 1:
        status = "new"
    dates = {"first_seen": first, "peak": peak, "last_seen": last, "rise": peak - first, "fall": last - peak}
    return life | dates | {"peak_per_10k": float(rates.max()), "status": status}


def _name_successors(term, rivals, lives, rates):
    life = lives[term]
    if life["status"] != "gone" or life["years_seen"] < FEWEST_SEEN:
        return ""
    after = rates[(rates.index >= life["peak"]) & (rates.index <= life["last_seen"] + REACH)]
    if len(after) < FEWEST_YEARS or not _tau(after.index, after[term]) < 0:
        return ""
    found = []
    for rival in rivals:
        other = lives[rival]
        if not _came_as_it_went(other, life, rates[rival]):
            continue
        opposed = _tau(after[term], after[rival])
        if opposed < 0 and _tau(after.index, after[rival]) > 0:
            found.append((opposed, rival))
    return "、".join(rival for _, rival in sorted(found)[:MOST])


def _came_as_it_went(other, life, rates):
    first = other["first_seen"]
    if first is None or not life["peak"] < first <= life["peak"] + REACH:
        return False
    return (rates[rates.index > life["last_seen"]] > 0).mean() >= 0.5


def _tau(one, other):
    """Kendall's tau-b; NaN, which is neither above nor below 0, when one of them is constant."""
    later, earlier = np.tril_indices(len(one), -1)
    one, other = (np.sign(values[later] - values[earlier]) for values in (np.asarray(one), np.asarray(other)))
    with np.errstate(invalid="ignore"):
        return (one * other).sum() / np.sqrt((one**2).sum()) / np.sqrt((other**2).sum())

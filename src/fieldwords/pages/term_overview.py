"""The page on all terms: what rose and fell by how much, every term to look up, themes, lives of formulations."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import gammaincinv

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.figures.language import join_words, say, say_message, say_slot, say_span, say_term
from fieldwords.pages.charts import shade_rate
from fieldwords.terms.lifetable import life_table
from fieldwords.terms.matrix import PER
from fieldwords.terms.phrases import lexicon_terms, read_phrases, read_term_groups
from fieldwords.terms.rates import rate_interval
from fieldwords.terms.trends import trends

FEWEST = 4  # documents a term stands in, below which it neither rises nor falls on the page
EXPECTED = 3  # times a term would be said lately, at its rate of before, from which its absence says that it is gone
LATELY = 2  # covered years
MOVING = ("rising", "falling")
EACH = 8  # risers and fallers shown


class Ends(NamedTuple):
    """The first and the last third of the covered years, and the documents of places that speak in both."""

    before: list[int]
    after: list[int]
    documents: pd.DataFrame

    def name_spans(self) -> dict[str, str]:
        """Return in words which years (before, after) and which places a comparison of both thirds rests on."""
        places = join_words([place or say("place_unknown") for place in sorted(set(self.documents["place"]))], 3)
        return {"first": say_span(self.before), "last": say_span(self.after), "places": places}

    def say_lack(self) -> str | None:
        """Return in words why both thirds cannot be compared, None where they can."""
        if self.before == self.after:
            return say("terms.one_year")
        if self.documents.empty:
            return say("terms.no_place", first=say_span(self.before), last=say_span(self.after))
        return None


def part_years(documents: pd.DataFrame) -> Ends:
    """Return what a term's rise or fall is measured on: that other places speak in other years is no rise.

    Where no place speaks in both thirds of the years, there are no documents that could show any.
    """
    known = counted_documents(documents).assign(place=lambda table: table["place"].fillna(""))
    years = sorted(known["year"].astype(int).unique())
    third = max(1, len(years) // 3)
    before, after = years[:third], years[-third:]
    both = set(known.loc[known["year"].isin(before), "place"]) & set(known.loc[known["year"].isin(after), "place"])
    return Ends(before, after, known[known["place"].isin(both)])


def summarise_terms(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return each term that occurs with its rates at the beginning and the end of the covered years.

    Returns
    -------
    DataFrame
        term, count, n_docs, peak (year of the highest rate), before and after (rates per 10,000 Han characters of the
        first and of the last third of the covered years, in places that speak in both; zero where there is none),
        change, apart (whether the 95 % intervals of both rates, `bound_rates`, lie apart); most frequent first.
    """
    rows, counts = tables["term_years"], tables["term_counts"]
    rows = rows[rows.groupby("term")["count"].transform("sum") > 0].reset_index(drop=True)
    table = rows.groupby("term").agg(count=("count", "sum"))
    table["n_docs"] = counts.groupby("term")["doc"].nunique()
    table["peak"] = rows.loc[rows.groupby("term")["per_10k"].idxmax()].set_index("term")["year"]
    ends, bounds = part_years(tables["documents"]), []
    for name, years in (("before", ends.before), ("after", ends.after)):
        part = ends.documents[ends.documents["year"].isin(years)]
        said = counts[counts["doc"].isin(part["doc"])].pivot_table(index="term", columns="doc", values="count")
        said = said.reindex(index=table.index, columns=part["doc"]).fillna(0).to_numpy()
        table[name] = said.sum(axis=1) / max(1, part["n_han"].sum()) * PER
        bounds.append(bound_rates(said, part["n_han"].to_numpy()))
    table["change"] = table["after"] - table["before"]
    (low, high), (later_low, later_high) = bounds
    table["apart"] = (later_low > high) | (later_high < low)
    return table.sort_values(["count"], ascending=False, kind="stable").reset_index()


def bound_rates(counts: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval of each term's rate in some documents: the exact one of a Poisson count.

    Or that of `rates.rate_interval`, which heeds that a document says a term again and again, where that is wider;
    both are given the same counts and sizes.
    """
    n, size = counts.sum(axis=1), max(1, sizes.sum())
    low, high = rate_interval(counts, sizes)
    return np.fmin(low, np.nan_to_num(gammaincinv(n, 0.025)) / size), np.fmax(high, gammaincinv(n + 1, 0.975) / size)


def pick_moved(summary: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the terms that rose and fell most, by more than chance explains, from `summarise_terms`."""
    enough = summary[summary["apart"] & (summary["n_docs"] >= FEWEST)]
    rising = enough[enough["change"] > 0].sort_values("change", ascending=False, kind="stable")
    return rising.head(EACH), enough[enough["change"] < 0].sort_values("change", kind="stable").head(EACH)


def render_term_overview(site) -> str:
    """Return the page on all terms of a `Site`."""
    tables, summary = site.tables, site.summary
    tested = trends(tables["term_counts"], tables["documents"])
    clear = dict(zip(tested["term"], tested["trend"], strict=True))
    rates = tables["term_years"]
    rising, falling = pick_moved(summary)
    ends = part_years(tables["documents"])
    n_docs = len(counted_documents(tables["documents"]))
    lives = life_table(rates, read_phrases())
    lives = tell_gone(lives[lives["status"] != "absent"], rates)
    sides = (("rising", "slope", rising), ("falling", "fall", falling))
    moved = [(*names, [_draw_spark(row, rates, clear) for row in part.itertuples()]) for *names, part in sides]
    lack = ends.say_lack()
    n_gone, listed = int(lives["status"].eq("gone").sum()), list(summary.itertuples())
    return site.render(
        "terms.html.j2",
        "terms.html",
        say("menu.terms"),
        headline=_say_headline(rising, falling, ends),
        lead=say("terms.lead", n=len(summary), n_all=len(lexicon_terms()), n_docs=n_docs),
        lack=lack,
        moved_sub=lack or say("terms.moved_sub", **ends.name_spans(), n_docs=FEWEST),
        moved=moved if len(rising) + len(falling) else [],
        sure=_say_tested(tested),
        all=sorted(listed, key=lambda row: row.term),
        chips=listed[:12],
        example=listed[0].term if listed else "",
        heat=_draw_themes(rates),
        lives=list(lives.itertuples()),
        known=set(summary["term"]),
        lives_title=say("terms.lives_title" if n_gone else "terms.lives_none", n=n_gone, n_all=len(lives)),
        words=site.words("search"),
    )


def tell_gone(lives: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Return a life table where a term is gone only if it would be said `EXPECTED` times lately at its rate of before.

    Others that are not said lately are ``seldom`` said. `rates` is table term_years in one layer.
    """
    sizes = rates.drop_duplicates("year").set_index("year")["n_han"].sort_index()
    expected = lives["count"] / max(1, sizes.iloc[:-LATELY].sum()) * sizes.iloc[-LATELY:].sum()
    return lives.assign(status=lives["status"].mask(lives["status"].eq("gone") & (expected < EXPECTED), "seldom"))


def _say_tested(tested):
    n, n_tested = int(tested["trend"].isin(MOVING).sum()), int(tested["trend"].ne("untested").sum())
    if not n_tested:
        return say("terms.untested", why=say_message(tested["note"].iloc[0]))  # of the term said most
    return say("terms.tested" if n else "terms.none_clear", n=n, n_tested=n_tested)


def _say_headline(rising, falling, ends):
    told, moved = {}, {"up": rising, "down": falling}
    for name, row in ((name, rows.iloc[0]) for name, rows in moved.items() if len(rows)):
        told |= {name: say_term(row["term"])}
        told |= {f"{name}_from": f"{row['before']:.1f}", f"{name}_to": f"{row['after']:.1f}"}
    which = "_".join(name for name in moved if name in told)
    return say(f"terms.headline_{which}", **told, **ends.name_spans()) if which else say("terms.title")


def _draw_spark(row, rates, clear):
    """A small line of every year and the thick one from the first third's rate to the last third's."""
    series = rates[rates["term"] == row.term].sort_values("year")
    years, values = series["year"].to_numpy(), series["per_10k"].to_numpy()
    most = max(values.max(), row.before, row.after) or 1.0
    x = np.round((years - years[0]) / max(1, years[-1] - years[0]) * 96 + 2, 1)
    y = np.round(31 - values / most * 28, 1)
    third = max(1, len(years) // 3)
    ends = x[:third].mean(), 31 - row.before / most * 28, x[-third:].mean(), 31 - row.after / most * 28
    tested = say(f"terms.{clear[row.term]}_tested") if clear.get(row.term) in MOVING else ""
    lines = list(zip(x[:-1], y[:-1], x[1:], y[1:], strict=True))
    about = say("terms.about", n=int(row.n_docs)) + tested
    return {"row": row, "about": about, "lines": lines, "slope": [round(float(end), 1) for end in ends]}


def _draw_themes(rates):
    groups = read_term_groups()
    years = sorted(rates["year"].unique())
    sizes = rates.drop_duplicates("year").set_index("year")["n_han"]
    sums = rates.merge(groups, on="term").groupby(["group", "year"])["count"].sum().unstack(fill_value=0)
    sums = sums[sums.any(axis=1)]
    if sums.empty:
        return None
    table = (sums / sizes.reindex(sums.columns) * PER).reindex(columns=years)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    most = table.to_numpy().max() or 1.0
    rows = [
        (name, [(value, shade_rate(value, most)) for value in values])
        for name, values in zip(table.index, table.to_numpy(), strict=True)
    ]
    leads = table.loc[:, table.any()].idxmax()  # in a year that says nothing of any theme none leads
    first = leads.mode().iloc[0]
    led = {"n": int((leads == first).sum()), "n_years": len(years)}
    title = say("terms.themes_title" if len(years) > 1 else "terms.themes_one", theme=say_slot("theme", first), **led)
    return {"title": title, "years": years, "rows": rows}

"""The page on all terms: what rose and fell, every term to look up, themes, lives of formulations."""

import numpy as np
import pandas as pd

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.figures.language import say, say_slot
from fieldwords.pages.term_pages import part_years, shade_rate
from fieldwords.terms.lifetable import life_table
from fieldwords.terms.matrix import PER
from fieldwords.terms.phrases import lexicon_terms, read_phrases, read_term_groups
from fieldwords.terms.trends import trends

LEAST = {"count": 5, "n_docs": 4}  # below that, in the years compared, a term neither rises nor falls on the page
MOVING = ("rising", "falling")
EACH = 8  # risers and fallers shown


def pick_moved(summary: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the terms that rose and fell most among those said often enough, from `term_pages.summarise_terms`."""
    enough = summary[(summary["n_ends"] >= LEAST["count"]) & (summary["n_docs"] >= LEAST["n_docs"])]
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
    lives = lives[lives["status"] != "absent"]
    sparks = [[_draw_spark(row, rates, clear) for row in part.itertuples()] for part in (rising, falling)]
    n_clear, n_gone = int(tested["trend"].isin(MOVING).sum()), int(lives["status"].eq("gone").sum())
    listed, least = list(summary.itertuples()), {f"n_{name}": value for name, value in LEAST.items()}
    return site.render(
        "terms.html.j2",
        "terms.html",
        say("menu.terms"),
        headline=_say_headline(rising, falling, ends),
        lead=say("terms.lead", n=len(summary), n_all=len(lexicon_terms()), n_docs=n_docs),
        moved_sub=ends.say_lack() or say("terms.moved_sub", **ends.name_spans(), **least),
        rising=sparks[0],
        falling=sparks[1],
        sure=say("terms.tested" if n_clear else "terms.none_clear", n=n_clear),
        all=sorted(listed, key=lambda row: row.term),
        chips=listed[:12],
        example=listed[0].term if listed else "",
        heat=_draw_themes(rates),
        lives=list(lives.itertuples()),
        known=set(summary["term"]),
        lives_title=say("terms.lives_title" if n_gone else "terms.lives_none", n=n_gone, n_all=len(lives)),
        words=site.words("search"),
    )


def _say_headline(rising, falling, ends):
    if rising.empty or falling.empty:
        return say("terms.title")
    up, down = rising.iloc[0], falling.iloc[0]
    rates = {"up_from": up["before"], "up_to": up["after"], "down_from": down["before"], "down_to": down["after"]}
    rates = {name: f"{rate:.1f}" for name, rate in rates.items()}
    return say("terms.headline", up=up["term"], down=down["term"], **rates, **ends.name_spans())


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
    leads = table.idxmax()
    first = leads.mode().iloc[0]
    led = {"n": int((leads == first).sum()), "n_years": len(years)}
    title = say("terms.themes_title" if len(years) > 1 else "terms.themes_one", theme=say_slot("theme", first), **led)
    return {"title": title, "years": years, "rows": rows}

"""Series: the panel as pages show it, one place, item, measure, concept, kind, unit and scope at a time."""

from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from fieldwords.pages.charts import draw_series, leave_out_far
from fieldwords.pages.language import page_language, say, say_amount, say_number, say_slot, say_unit

SERIES = ["item", "measure", "concept", "kind", "unit_base", "scope"]
WHOLE = "whole"
SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "gt_approx": "≳ ", "lt_approx": "≲ "}


class Drawn(NamedTuple):
    """A chart with the words above and below it."""

    heading: str
    sub: str
    svg: Markup
    note: str


def name_series(row) -> str:
    """Return what a series is of, in the language of the page: cattle, stock; 牛存栏; rural residents, income, growth.

    Parameters
    ----------
    row : NamedTuple or Series
        item, measure, concept, kind and scope of a row of `panel`.
    """
    item = row.item if page_language() == "zh" else say_slot("item", row.item)
    concept = row.concept if isinstance(row.concept, str) else ""
    concept = "" if concept in ("", row.measure) else say_slot("concept", concept)
    measure = "" if concept and row.measure == "收入" else say_slot("measure", row.measure)
    scope = "" if row.scope == WHOLE or not isinstance(row.scope, str) else f"（{row.scope}）"
    kind = "" if row.kind == "level" else say_slot("kind", row.kind)
    if page_language() == "zh":
        return f"{item}{concept or measure}{kind}{scope}"
    return ", ".join(part for part in (item, concept or measure, kind) if part) + scope


def join_verdicts(panel: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `panel` with `drawn` (the value, or the bound of what has none) and the verdict on targets.

    Parameters
    ----------
    panel, outcomes : DataFrame
        Tables of these names.

    Returns
    -------
    DataFrame
        The rows that can be drawn: with a year and a value or bound; `verdict` is empty for outcomes.
    """
    keys = ["place", *SERIES, "year"]
    verdicts = outcomes.drop_duplicates(keys)[[*keys, "verdict"]].assign(track="target")
    rows = panel.merge(verdicts, on=[*keys, "track"], how="left")
    rows["drawn"] = rows["value"].fillna(rows["low"]).fillna(rows["high"])
    return rows[rows["drawn"].notna() & rows["year"].notna()].assign(year=lambda table: table["year"].astype(int))


def title_series(rows: pd.DataFrame, place: str | None) -> str:
    """Return the sentence above a chart: how the series moved, how many of its targets were met."""
    name = name_series(rows.iloc[0])
    where = place or say("place_unknown")
    level = rows[(rows["track"] == "outcome") & rows["value"].notna()].sort_values("year")
    checked = rows[rows["verdict"].isin(["met", "missed"])]
    met = int((checked["verdict"] == "met").sum())
    verdict = say("series.met", n=met, n_checked=len(checked)) if len(checked) else say("series.unchecked")
    if len(level) < 2:
        return say("series.only", name=name, place=where, verdict=verdict)
    first, last = level.iloc[0], level.iloc[-1]
    years = {"first": int(first["year"]), "last": int(last["year"])}
    if rows.iloc[0]["kind"] == "growth":
        return say(
            "series.growth",
            name=name,
            place=where,
            verdict=verdict,
            a=say_number(first["value"]),
            b=say_number(last["value"]),
            **years,
        )
    if not first["value"] or first["value"] <= 0 or last["value"] < 0:
        return say("series.only", name=name, place=where, verdict=verdict)
    share = (last["value"] / first["value"] - 1) * 100
    key = (
        "series.same"
        if abs(share) < 0.5
        else "series.times"
        if share >= 200
        else "series.rose"
        if share > 0
        else "series.fell"
    )
    change = f"{share / 100 + 1:.1f}" if share >= 200 else f"{abs(share):.0f}"
    return say(key, name=name, place=where, verdict=verdict, share=change, **years)


def draw_panel(rows: pd.DataFrame, place: str | None, height: int = 190) -> Drawn | None:
    """Return the chart of one series of one place; None where no figure of it can be drawn.

    Parameters
    ----------
    rows : DataFrame
        From `join_verdicts`, of one place and series, with the columns href and title.
    place : str or None
        The place.
    height : int
        Pixels.
    """
    shown, far = leave_out_far(rows)
    if shown.empty:
        return None
    unit = shown.iloc[0]["unit_base"]
    reported, wanted = shown[shown["track"] == "outcome"], shown[shown["track"] == "target"]
    label = say(
        "series.label",
        name=name_series(shown.iloc[0]),
        place=place or say("place_unknown"),
        n=len(wanted),
        n_reported=len(reported),
    )
    above = shown["drawn"].min() > 0.6 * shown["drawn"].max()
    sub = say("series.sub_above" if above else "series.sub", place=place or say("place_unknown"), unit=say_unit(unit))
    left_out = (
        say(
            "series.far",
            figures=say("comma").join(f"{row.year}: {say_amount(row.drawn, unit)}" for row in far.itertuples()),
        )
        if len(far)
        else ""
    )
    return Drawn(title_series(shown, place), sub, draw_series(reported, wanted, label, unit, height), left_out)


def sign_written(text: str, comparator: str) -> str:
    """Return a figure as written with the sign of its comparator before it: ≥ 8.6万吨."""
    return SIGNS.get(comparator, "") + text

"""The panel: of all that is said of one place, item, measure and year, the figure to go by."""

import numpy as np
import pandas as pd

from fieldwords.outcomes.mentions import KEY, WHOLE
from fieldwords.outcomes.panel_words import code_places
from fieldwords.schemas import EXACTNESS, TABLES

ROUNDING = 0.05  # a figure further off than this was not got by rounding
OUTLIER = 30.0  # times off the median of its series
LEAP, YEARS, ALIKE = 2.0, 3, 1.5  # times off levels of so many years around, the largest and the least so far apart
LEAST_SERIES = 3
STRAY = 3  # times off the levels right before and behind it
OTHERS = 1000  # documents that are no work reports come after all that are
SURE, UNSURE = 0.8, 0.6  # confidence in a row of `targets`


def choose_mentions(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions that may have a part in the panel, those of one key together, the best first.

    The order: what is far off its series last; exact before approximate before rounded before bound; the full
    year before 预计; the place's own next report, then later ones, then other kinds of documents; a year said in the
    words before an implied one; fewer inherited slots; the finer step; the earlier in the text.

    Parameters
    ----------
    mentions : DataFrame
        From `collect_mentions`.

    Returns
    -------
    DataFrame
        Their rows and `group`, the number of the key; `turn`, how late the document tells it (0: the own next report);
        `exactness` with `rounded` told.
    """
    rows = mentions[mentions["why_not"].isna()].copy()
    rows["group"] = rows.groupby(KEY, dropna=False, sort=True).ngroup()
    rows["exactness"] = _tell_rounded(rows)
    rows["rank"] = rows["exactness"].map({word: rank for rank, word in enumerate(EXACTNESS)}).astype("int64")
    rows["turn"] = _tell_turns(rows)
    rows["n_inherited"] = rows["inherited"].str.count(",").add(1).fillna(0)
    rows["undated"], rows["far"] = ~rows["dated"], find_outliers(rows)
    order = ["group", "far", "rank", "preliminary", "turn", "undated", "n_inherited", "step", "doc", "start"]
    return rows.sort_values(order, kind="stable")


def _tell_rounded(rows: pd.DataFrame) -> pd.Series:
    """Exact figures of one or two digits are rounded where a finer figure of the same key rounds to them."""
    exact = rows[rows["exactness"].eq("exact")]
    coarse = exact[exact["value"].abs() < 100 * exact["round"]]
    columns = ["group", "value", "round"]
    pairs = coarse[columns].reset_index(names="row").merge(exact[columns], on="group", suffixes=("", "_fine"))
    finer = pairs["round_fine"] <= pairs["round"] / 10
    most = np.minimum(pairs["round"] / 2, ROUNDING * pairs["value"].abs())
    near = (pairs["value"] - pairs["value_fine"]).abs() <= most
    return rows["exactness"].mask(rows.index.isin(pairs.loc[finer & near, "row"]), "rounded")


def _tell_turns(rows: pd.DataFrame) -> pd.Series:
    """How late a figure is told: the own next report 0, later ones after it, earlier ones, then other documents."""
    vintage = (rows["told"] - rows["year"]).astype("float64")
    late = (vintage - 1).where(vintage >= 1, 100 - vintage)
    early = vintage + 200  # targets: the earliest telling first
    turn = late.where(rows["track"].eq("outcome"), early).fillna(500)
    return turn + OTHERS * (rows["genre"] != "work_report")


def fill_panel(chosen: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Return table `panel` and, for each row of `chosen`, why its figure does not stand in it (null where it does).

    Parameters
    ----------
    chosen : DataFrame
        From `choose_mentions`.
    """
    points = chosen[chosen["exactness"] != "bound"]
    best = points.groupby("group").head(1).set_index("group")
    remains = points[_alike(points, best, ["far", "rank", "preliminary"])]
    latest = _take_latest(remains)
    bounds = chosen[chosen["exactness"] == "bound"]
    low, high = (bounds[bounds[side].notna()].groupby("group").head(1) for side in ("low", "high"))
    shown = best.combine_first(chosen.groupby("group").head(1).set_index("group"))
    shown["value"] = best["value"].reindex(shown.index)
    for side, rows in (("low", low), ("high", high)):
        shown[side] = rows.set_index("group")[side].reindex(shown.index)
    shown["first_value"], shown["latest_value"] = shown["value"], latest["value"].reindex(shown.index)
    step = remains.groupby("group")["step"].max().reindex(shown.index)
    shown["n_mentions"], shown["n_docs"] = chosen.groupby("group").size(), chosen.groupby("group")["doc"].nunique()
    values = remains.groupby("group")["value"]
    shown["spread"] = (values.max() - values.min()).reindex(shown.index)
    here = remains[_alike(remains, best, ["turn"])].groupby("group")["value"]
    clash = (here.max() - here.min()).reindex(shown.index).fillna(0) > step.fillna(0) * 1.0001
    revised = (shown["latest_value"] - shown["value"]).abs() > step.fillna(0) * 1.0001
    why_not = _explain_unused(chosen, shown, step, low.index.union(high.index))
    return _write_panel(shown, clash, revised), why_not


def _alike(rows: pd.DataFrame, best: pd.DataFrame, columns: list[str]) -> pd.Series:
    same = [rows[column].to_numpy() == rows["group"].map(best[column]).to_numpy() for column in columns]
    return pd.Series(np.logical_and.reduce(same), index=rows.index)


def _take_latest(remains: pd.DataFrame) -> pd.DataFrame:
    reports = remains.assign(other=remains["turn"] >= OTHERS, last=-remains["told"].astype("float64").fillna(0))
    return reports.sort_values(["group", "other", "last"], kind="stable").groupby("group").head(1).set_index("group")


def _explain_unused(chosen, shown, step, bounding) -> pd.Series:
    """A mention is used where the panel shows its figure; else: bound, rounded, revision or conflict."""
    group = chosen["group"]
    tolerance = group.map(step).fillna(0) * 1.0001
    agrees = [(chosen["value"] - group.map(shown[name])).abs() <= tolerance for name in ("value", "latest_value")]
    bound = chosen["exactness"].eq("bound")
    used = (agrees[0] | agrees[1]) & ~bound | chosen.index.isin(bounding)
    why = pd.Series("conflict", index=chosen.index).mask(chosen["turn"] != group.map(shown["turn"]), "revision")
    why = why.mask(chosen["rank"] > group.map(shown["rank"]), "rounded").mask(bound, "bound")
    return why.mask(used).astype("str")


def _write_panel(shown: pd.DataFrame, clash: pd.Series, revised: pd.Series) -> pd.DataFrame:
    flags = {
        "conflict": clash,
        "early": _is_early(shown),
        "implied_concept": shown["implied"],
        "multi": shown["span"].eq("multi"),
        "no_place": shown["place"].isna(),
        "outlier": find_outliers(shown),
        "part": shown["scope"].ne(WHOLE),
        "preliminary": shown["preliminary"] & shown["track"].eq("outcome"),
        "revised": revised,
    }
    words = pd.Series("", index=shown.index)
    for word, applies in flags.items():
        words = words.where(~applies, words + " " + word)
    sure = shown["confidence"].fillna(1.0)
    weak = [flags[word] for word in ("conflict", "early", "no_place", "outlier")]
    middling = [flags[word] for word in ("multi", "preliminary", "revised")]
    middling += [shown["turn"] > np.where(shown["track"] == "outcome", 0, OTHERS - 1), shown["rank"] > 0]
    middling += [shown["n_inherited"] > 1, sure < SURE]
    grade = pd.Series("A", index=shown.index).mask(np.logical_or.reduce(middling), "B")
    grade = grade.mask(np.logical_or.reduce([*weak, sure < UNSURE]), "C")
    stray = find_strays(shown[grade.ne("C")]).reindex(shown.index, fill_value=False)
    words, grade = words.where(~stray, words + " stray"), grade.mask(stray, "C")
    table = shown.assign(
        place_code=code_places(shown["place"]),
        item_written=shown["object"],
        vintage=(shown["told"] - shown["year"]).astype("Int64"),
        confidence=grade,
        preliminary=flags["preliminary"],
        flags=words.str.strip().replace("", None),
    )
    columns = [name for name in TABLES["panel"].columns if not name.startswith("external_")]  # these `compare` adds
    return table[columns].reset_index(drop=True)


def _is_early(rows: pd.DataFrame) -> pd.Series:
    """Whether an outcome is told before its year is over: a work report looks back, a communiqué tells its own year."""
    vintage = (rows["told"] - rows["year"]).astype("float64")
    return rows["track"].eq("outcome") & (vintage < rows["genre"].eq("work_report").astype("int64"))


def find_outliers(rows: pd.DataFrame) -> pd.Series:
    """Return whether a level or amount lies thirty times off the median of its place's series, in either direction.

    Or a level twice off three or more of the years around it, which are like one another.

    Parameters
    ----------
    rows : DataFrame
        Columns of `KEY`, value, low and high in `unit_base`; a row a figure, of the panel or of mentions.

    Returns
    -------
    Series of bool
        Indexed as `rows`.
    """
    figure = rows["value"].fillna(rows["low"]).fillna(rows["high"]).abs()
    figure = figure.where(rows["kind"].isin(("level", "added")))
    series = [rows[name] for name in KEY if name not in ("year", "track")]
    grouped = figure.groupby(series, dropna=False)
    median, n = grouped.transform("median"), grouped.transform("count")
    off = (figure > OUTLIER * median) | (figure < median / OUTLIER)
    return off & (n >= LEAST_SERIES) | _find_leaps(rows, figure.where(rows["kind"].eq("level")))


def find_strays(rows: pd.DataFrame) -> pd.Series:
    """Return whether a reported level leaps away from those of its place's series before and behind it.

    40,500, 5,520, 48,500: oftener a part, another place's figure or a wrong one than a herd lost and won again.

    Parameters
    ----------
    rows : DataFrame
        Columns of `KEY` and value: the figures of a panel that nothing else makes doubtful.

    Returns
    -------
    Series of bool
        Indexed as `rows`.
    """
    reported = rows["track"].eq("outcome") & rows["kind"].eq("level") & rows["unit_base"].ne("%")
    levels = rows[reported & rows["value"].notna() & rows["year"].notna()].sort_values("year", kind="stable")
    values = levels.groupby([name for name in KEY if name not in ("year", "track")], dropna=False)["value"]
    near = pd.concat([values.shift(1), values.shift(-1)], axis="columns")
    above, below = STRAY * near.max(axis="columns", skipna=False), near.min(axis="columns", skipna=False) / STRAY
    return ((levels["value"] > above) | (levels["value"] < below)).reindex(rows.index, fill_value=False)


def _find_leaps(rows: pd.DataFrame, figure: pd.Series) -> pd.Series:
    """Whether a figure is `LEAP` times off the median of those of at most `YEARS` years before and behind it."""
    keys = [name for name in KEY if name not in ("year", "track")]
    yearly = figure.groupby([rows[name] for name in [*keys, "year"]], dropna=False).median()
    yearly = yearly.rename("figure").reset_index().dropna(subset=["figure", "year"])
    pairs = yearly.merge(yearly, on=keys, suffixes=("", "_near"))
    pairs = pairs[(pairs["year"] - pairs["year_near"]).abs().between(1, YEARS)]
    near = pairs.groupby([*keys, "year"], dropna=False)["figure_near"].agg(["median", "min", "max", "count"])
    near = rows[[*keys, "year"]].merge(near.reset_index(), on=[*keys, "year"], how="left").set_axis(rows.index)
    times = (figure / near["median"]).astype("float64")
    alike = (near["count"] >= LEAST_SERIES) & (near["max"] <= ALIKE * near["min"])
    return alike & ((times > LEAP) | (times < 1 / LEAP))

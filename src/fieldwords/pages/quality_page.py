"""The page that says how far the extraction can be trusted: what was measured how, and whether confidence holds."""

import pandas as pd

from fieldwords import paths
from fieldwords.figures.language import read_words, say, say_slot
from fieldwords.pages.rendering import group_by
from fieldwords.schemas import FARMING

HEIGHT = 220  # pixels of a chart
SHOWN = "status"  # the level drawn: found, with the right value, item, comparison and status
MINOR = ("found", "value", "comparison")  # levels left to the table below where a screen is narrow
DOUBTFUL = 0.7  # confidence
GENRES = ("report", "plan", "speech", "composed", "other")


def render_quality(site) -> str:
    """Return the quality page of a `Site`: what was scored, and how much of its targets is unclear.

    quality.csv has a row a gold file and level: gold, kind, documents, level, right, predicted, annotated (quantities),
    precision, recall, f1, low and high (0 to 1); calibration.csv: from, rows, said, right.
    """
    table, sure = (pd.read_csv(path, encoding="utf-8") for path in (paths.QUALITY, paths.CALIBRATION))
    golds = list_golds(table)
    shown = [gold["f1"][SHOWN] for gold in golds if SHOWN in gold["f1"]]
    return site.render(
        "quality.html.j2",
        "quality.html",
        say("menu.quality"),
        height=HEIGHT,
        minor=MINOR,
        headline=say("quality.headline", low=f"{min(shown):.2f}", high=f"{max(shown):.2f}"),
        levels=[(name, say_slot("level", name)) for name in dict.fromkeys(table["level"])],
        golds=group_by(golds, lambda gold: gold["genre"]),
        sure=list(sure.itertuples(index=False, name=None)),
        place=place,
        unclear=say_unclear(site.tables["targets"]),
        scores=table,
    )


def place(share: float) -> float:
    """Return where a share from .3 to 1 stands in a chart, in per cent of its width."""
    return round((share - 0.3) / 0.7 * 100, 1)


def list_golds(scores: pd.DataFrame) -> list[dict]:
    """Return what was scored, by genre; texts that were scored before any rule had seen them come first in each.

    Returns
    -------
    list of dict
        genre, gold, kind (how it was measured), documents, f1 (by level, 0 to 1), x, left, width (of the F1 drawn and
        its interval, in per cent).
    """
    listed = []
    for (gold, kind, documents), part in scores.groupby(["gold", "kind", "documents"], sort=False):
        genre = read_words(f"gold_genre.{gold}") or "other"
        levels = part.set_index("level")
        told = {"genre": genre, "gold": gold, "kind": kind, "documents": documents, "f1": levels["f1"].to_dict()}
        if SHOWN in levels.index:
            row = levels.loc[SHOWN]
            told |= {"x": row["f1"] * 100, "left": row["low"] * 100, "width": (row["high"] - row["low"]) * 100}
        listed.append(told)
    return sorted(listed, key=lambda one: (GENRES.index(one["genre"]), one["kind"] != "held out"))


def say_unclear(targets: pd.DataFrame) -> str:
    """Say how many figures on farming have no item, no year, no clear status, or little confidence."""
    farming = targets[targets["domain"].isin(FARMING)]
    if farming.empty:
        return say("quality.no_figures")
    lost = {
        "status": farming["status"].eq("unclear"),
        "item": farming["object"].isna(),
        "year": farming["year"].isna(),
        "doubtful": farming["confidence"].lt(DOUBTFUL),
    }
    shares = {name: f"{rows.mean() * 100:.1f}" for name, rows in lost.items()}
    return say("quality.unclear", n=f"{len(farming):,}", others=f"{len(targets) - len(farming):,}", **shares)

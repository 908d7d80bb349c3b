"""Rows as pages show them: each farming figure with its sentence, and each target with what became of it."""

import csv
import io

import numpy as np
import pandas as pd

from fieldwords.figures.language import MINUS, say, say_amount, say_cell, say_figure, say_slot
from fieldwords.figures.links import sentence_link
from fieldwords.figures.selection import SERIES, key_of, name_series
from fieldwords.outcomes.panel import UNSURE
from fieldwords.outcomes.verdicts import tell_shown
from fieldwords.pages.series import SIGNS, join_key
from fieldwords.reading.pipes import find_sayings

STATUSES = {"target": "target", "achievement": "reported", "stock": "reported"}  # all others: other
SAID = ["doc", "start", "end", "text", "comparator", "value_high", "status", "confidence", "why", "sentence", "domain"]
SAID += ["object", "basis", "change"]
# Of a fall by more than 900 the figure is below -900.
TURNED = {"ge": "le", "gt": "lt", "gt_approx": "lt_approx", "le": "ge", "lt": "gt", "lt_approx": "gt_approx"}
DOUBTED = ("undecided", "unjoined")  # verdicts that say why
TOLD_ELSE = ("comparison", "parameter", "unclear")  # of what is neither promised nor reported
ANSWER = ["verdict", "shown", "verdict_why", "answer", "answer_doc", "answer_start", "answer_end", "ratio", "points"]


def gather_rows(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the farming figures that name an item, each with its sentence and, if it is a target, its verdict.

    Those of a copy of another document are left out.

    Returns
    -------
    DataFrame
        The key of the series (place, item, measure, concept, kind, unit_base, scope), year; kind is ``difference``
        and status other where the figure is the distance to a goal or another place; doc, start, end; status
        (target, reported, other), said_status (how pages say it), written (as read, with a minus where it fell, the
        sign of its comparator and the unit its table gives), value (below zero where it fell), used (whether the panel
        shows it); before, hit, after: the sentence; title, date and href of its document; verdict (shown: as
        `tell_shown` has it), answer (as written is) with answer_doc, answer_before …; gap (per cent of the target, or
        points where in_points); confidence; doubtful (the figure) and unsure (figure or answer), from `list_doubtful`;
        key, that of the series as one text; packed, from `pack_row`.
    """
    rows = tables["mentions"].merge(tables["targets"][SAID], on=["doc", "start", "end"])
    copies = tables["documents"].loc[tables["documents"]["duplicate_of"].notna(), "doc"]
    rows = rows[rows["item"].notna() & ~rows["doc"].isin(copies)]
    rows = rows.sort_values(["doc", "start"], kind="stable", ignore_index=True)
    apart = rows["basis"].eq("difference")  # 比目标少250头: neither promised nor reported, and nothing that was added
    rows["said_status"] = rows["status"].where(rows["status"].isin(TOLD_ELSE)).mask(apart, "difference")
    rows["status"] = rows["status"].map(STATUSES).fillna("other").mask(apart, "other")
    rows["said_status"] = rows["said_status"].fillna(rows["status"])
    rows["kind"] = rows["kind"].mask(apart, "difference")
    units = _find_units(rows, tables["texts"])
    fell = rows["value"] < 0
    turned = rows["comparator"].mask(fell, rows["comparator"].replace(TURNED))
    minus = pd.Series("", rows.index).mask(fell, MINUS)
    rows["written"] = turned.map(SIGNS).fillna("") + minus + _write(rows, units)
    rows = _join_outcomes(rows, tables["outcomes"], units)
    spans = {doc: part.to_numpy() for doc, part in tables["sentences"].groupby("doc")[["start", "end"]]}
    for prefix in ("", "answer_"):
        rows = _quote(rows, tables, spans, prefix)
        places = zip(rows[f"{prefix}doc"], rows[f"{prefix}start"], strict=True)
        rows[f"{prefix}href"] = [sentence_link(*place) if isinstance(place[0], str) else None for place in places]
    doubtful = list_doubtful(tables["panel"], rows)
    rows["doubtful"], answer = (
        pd.Series([*zip(rows[f"{of}doc"], rows[f"{of}start"], strict=True)], rows.index, object).isin(doubtful)
        for of in ("", "answer_")
    )
    rows["unsure"] = rows["doubtful"] | answer
    rows = rows.astype(dict.fromkeys(rows.select_dtypes("str"), object))  # taken up row by row, again and again
    places, told = number_places(rows), list(rows.itertuples())
    rows["key"] = [join_key(key_of(row)) for row in told]
    packed = map(pack_row, told, rows["place"].fillna("").map(places), rows["key"])
    return rows.assign(packed=list(packed))


def list_doubtful(panel: pd.DataFrame, rows: pd.DataFrame) -> set[tuple[str, int]]:
    """Return the places (doc, start) of figures nothing may be claimed of: of grade C in the panel, or hardly sure."""
    weak = (panel[panel["confidence"].eq("C")], rows[rows["confidence"].lt(UNSURE)])
    return {place for part in weak for place in zip(part["doc"], part["start"], strict=True)}


def number_places(rows: pd.DataFrame) -> dict[str, int]:
    """Return the number of each place in the data files; the place that is not told comes last."""
    found = sorted(set(rows["place"].fillna("")), key=lambda name: (name == "", name))
    return {place: number for number, place in enumerate(found)}


def _find_units(rows, texts):
    """The unit of each figure (doc, start) that leaves it to the head or the label of its table: 6.8 below 万头."""
    bare = rows[rows["text"].str[-1:].str.isdigit()]
    known, units = texts.set_index("doc")["text"], {}
    for doc, starts in bare.groupby("doc")["start"]:
        for saying in filter(lambda saying: saying.behind, find_sayings(known[doc])):
            units |= {(doc, start): saying.behind for start in starts if saying.start <= start < saying.end}
    return units


def _write(rows, units, prefix=""):
    """Figures as read, with the unit of their table: 6.8（万头）."""
    told = zip(*(rows[f"{prefix}{name}"] for name in ("doc", "start", "text")), strict=True)
    told = [(text, units.get((doc, start))) for doc, start, text in told]
    shown = [
        say_figure(text) + (f"（{unit}）" if unit else "") if isinstance(text, str) else None for text, unit in told
    ]
    return pd.Series(shown, rows.index, dtype="str")


def _join_outcomes(rows, outcomes, units):
    """A target said several times has one outcome: all its tellings of the same value get it."""
    keys = ["place", *SERIES, "year"]
    found = outcomes.assign(status="target", answer=_write(outcomes, units, "answer_"), shown=tell_shown(outcomes))
    found = found.rename(columns={"target": "value", "why": "verdict_why"})[[*keys, "status", "value", *ANSWER]]
    found = found.drop_duplicates([*keys, "value"])
    rows = rows.merge(found, on=[*keys, "value", "status"], how="left")
    rows["in_points"] = rows["points"].notna()
    rows["gap"] = rows["points"].where(rows["in_points"], (rows["ratio"] - 1) * 100)
    rows["answer_start"] = rows["answer_start"].astype("Int64")
    return rows


def _quote(rows, tables, spans, prefix):
    """The sentence around a figure, in three pieces, and the document it stands in."""
    texts, about = tables["texts"].set_index("doc")["text"].to_dict(), tables["documents"].set_index("doc")
    titles, dates = (about[name].fillna("").to_dict() for name in ("title", "delivered"))
    pieces = []
    for doc, start, end in zip(*(rows[f"{prefix}{name}"].tolist() for name in ("doc", "start", "end")), strict=True):
        if not isinstance(doc, str):
            pieces.append(("",) * 5)
            continue
        text, bounds = texts[doc], spans[doc]
        place = max(0, int(np.searchsorted(bounds[:, 0], start, side="right")) - 1)
        first, last = min(bounds[place, 0], start), max(bounds[place, 1], end)
        pieces.append((text[first:start], text[start:end], text[end:last], titles[doc] or doc, dates[doc]))
    names = [f"{prefix}{name}" for name in ("before", "hit", "after", "title", "date")]
    return rows.assign(**pd.DataFrame(pieces, columns=names, index=rows.index, dtype=object))


def say_gap(gap: float, in_points: bool) -> str:
    """Return how far a reported figure is from its target: −2.9 %, +0.4 points."""
    sign = "+" if gap > 0 else MINUS if gap < 0 else ""
    return say("gap.points" if in_points else "gap.share", gap=f"{sign}{abs(gap):.1f}")


def _say_verdict(row, verdict: str) -> str:
    """A verdict, and why nothing can be said or compared."""
    said = say_slot("verdict", verdict)
    doubted = verdict == row.verdict and verdict in DOUBTED and isinstance(row.verdict_why, str)
    return say("rows.judged", verdict=said, why=say_slot("verdict_why", row.verdict_why)) if doubted else said


def _say_unjudged(row) -> str:
    """Why a target has no verdict: what keeps it out of the panel."""
    judged = row.status != "target" or not isinstance(row.why_not, str)
    return "" if judged else say("rows.unjudged", why=say(f"why_not.{row.why_not}"))


def write_correction(row) -> str:
    """Return a line for corrections.csv that names the figure of a row; slot and value are left to fill in."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([row.doc, row.start, row.end, row.text, "status", "", ""])
    return line.getvalue()


def pack_row(row, place: int, item: str) -> dict:
    """Return a row of `gather_rows` for a page or the script of the targets page; names are short: there are thousands.

    `place` is the number of its place, `item` the key of its series.

    Returns
    -------
    dict
        y year, p and pn place, i and n series, w figure as written, b, bn and un in base unit, s and sn status, u that
        it is unsure, v and vn verdict (without v: why a target has none), a answer, g gap (k: in points), c confidence,
        h link, t sentence in three pieces, d and f document, o offset, l line for corrections.csv.
    """
    verdict = row.shown if isinstance(row.shown, str) else ""
    known = verdict in ("met", "missed") and pd.notna(row.gap)
    return {
        "y": None if pd.isna(row.year) else int(row.year),
        "p": place,
        "pn": row.place if isinstance(row.place, str) and row.place else say("place_unknown"),
        "i": item,
        "n": name_series(key_of(row), row.value < 0),
        "w": row.written,
        "b": None if pd.isna(row.value) else float(row.value),
        "bn": "" if pd.isna(row.value) else say_amount(row.value, row.unit_base),
        "un": row.unit_base,
        "s": row.status,
        "sn": say(f"status.{row.said_status}"),
        "u": say("rows.unsure", share=say_cell(row.confidence, "confidence")) if row.confidence < UNSURE else "",
        "v": verdict,
        "vn": _say_verdict(row, verdict) if verdict else _say_unjudged(row),
        "a": row.answer if isinstance(row.answer, str) else "",
        "g": round(float(row.gap), 4) if known else None,
        "k": bool(row.in_points),
        "c": None if pd.isna(row.confidence) else round(float(row.confidence), 2),
        "h": row.href,
        "t": [row.before, row.hit, row.after],
        "d": row.title,
        "f": row.doc,
        "o": int(row.start),
        "l": write_correction(row),
    }

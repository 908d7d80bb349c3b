"""A few real lines that show what reading and cleaning did to a collection."""

import pandas as pd

from fieldwords.corpus.cleaning import fold_text
from fieldwords.figures.gaps import counted_documents


def sample_documents(documents: pd.DataFrame, most: int) -> list[str]:
    """Return `most` documents spread evenly over the years: what is slow is looked at in these only."""
    docs = list(counted_documents(documents).sort_values(["year", "doc"])["doc"])
    if len(docs) <= most:
        return docs
    return [docs[i * len(docs) // most] for i in range(most)]


def sample_marks(texts: pd.DataFrame, marks: pd.DataFrame, each: int = 3, around: int = 24) -> pd.DataFrame:
    """Return some marked stretches of each kind with what stands around them.

    Parameters
    ----------
    texts, marks : DataFrame
        The tables of these names.
    each : int
        Stretches shown of each kind, from different documents where possible.
    around : int
        Characters shown before and after.

    Returns
    -------
    DataFrame
        Columns kind, left, hit, right, doc, start.
    """
    ordered = marks.sort_values(["kind", "doc", "start"])
    turn = ordered.groupby(["kind", "doc"]).cumcount()
    chosen = ordered.assign(turn=turn).sort_values(["kind", "turn", "doc", "start"]).groupby("kind").head(each)
    texts = texts.set_index("doc")["text"]
    rows = []
    for mark in chosen.itertuples():
        text = texts[mark.doc]
        left, right = text[max(0, mark.start - around) : mark.start], text[mark.end : mark.end + around]
        rows.append((mark.kind, left, _shorten(text[mark.start : mark.end]), right, mark.doc, mark.start))
    return pd.DataFrame(rows, columns=["kind", "left", "hit", "right", "doc", "start"])


def _shorten(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"


def count_marks(marks: pd.DataFrame) -> pd.DataFrame:
    """Return how many stretches of each kind were marked.

    Returns
    -------
    DataFrame
        Columns kind, stretches, characters, documents.
    """
    sized = marks.assign(characters=marks["end"] - marks["start"])
    table = sized.groupby("kind", as_index=False).agg(
        stretches=("start", "size"), characters=("characters", "sum"), documents=("doc", "nunique")
    )
    return table.sort_values(["characters", "kind"], ascending=[False, True], ignore_index=True)


def sample_folds(sentences: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """Return sentences that folding changes: full-width digits, letters and signs made plain, unseen characters gone.

    Parameters
    ----------
    sentences : DataFrame
        Table `sentences`.
    most : int
        Rows; one a document at first.

    Returns
    -------
    DataFrame
        Columns doc, written, counted.
    """
    wide = sentences[sentences["text"].str.contains("[０-９Ａ-Ｚａ-ｚ％．＋－\u200b-\u200f\ufeff\u00ad]", regex=True)]
    turn = wide.groupby("doc").cumcount()
    chosen = wide.assign(turn=turn).sort_values(["turn", "doc", "sentence"]).head(most)
    counted = [fold_text(text).text for text in chosen["text"]]
    rows = {"doc": list(chosen["doc"]), "written": [_shorten(text, 120) for text in chosen["text"]]}
    return pd.DataFrame({**rows, "counted": [_shorten(text, 120) for text in counted]})

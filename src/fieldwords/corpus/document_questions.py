"""What a collection can be asked about its documents: which of them, and what was marked in them."""

import numpy as np
import pandas as pd

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.errors import check_present, gather, read_whole


class DocumentQuestions:
    """The questions about documents of a `Collection`, by its tables `documents`, `texts` and `marks`."""

    def select(self, place=None, years=None, genre=None, docs=None):
        """Return the documents that fit, as a collection of their own.

        Parameters
        ----------
        place, genre, docs : str or list of str, optional
            Words of the columns place, genre and doc of table `documents`.
        years : int or iterable of int, optional
            The years the documents speak for, such as ``range(2018, 2024)``.

        Raises
        ------
        FieldwordsError
            Nothing fits: the message says what there is.

        Examples
        --------
        >>> len(speeches.select(place="石磨镇", years=range(2018, 2024)))
        5
        """
        documents = self.documents
        years = years if years is None else [read_whole(year, "select: years") for year in gather(years)]
        for column, wanted in (("place", place), ("year", years), ("genre", genre), ("doc", docs)):
            if wanted is None:
                continue
            wanted = gather(wanted)
            if column != "doc":
                check_present(wanted, set(documents[column].dropna()), f"select: {column}")
            documents = documents[documents[column].isin(wanted)]
        return type(self)(self._read, documents["doc"])

    def _once(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table without those of documents that repeat another one of this collection."""
        copies = self.documents["duplicate_of"].isin(self.documents["doc"])
        return rows[~rows["doc"].isin(self.documents.loc[copies, "doc"])] if copies.any() else rows

    def split(self, before: int | None = None) -> tuple:
        """Return two collections: the documents of the years before `before`, and those from it on.

        Parameters
        ----------
        before : int, optional
            A year; the one that parts the documents most evenly when not given. Documents without a year and
            duplicates are in neither.

        Examples
        --------
        >>> early, late = speeches.split()
        >>> early.years(), late.years()
        ('2016–2020', '2021–2025')
        """
        before = before if before is None else read_whole(before, "split: before")
        rows = counted_documents(self.documents)
        sizes = rows.groupby("year")["doc"].size().sort_index()
        if before is None and len(sizes) > 1:
            before = sizes.index[1 + int(np.argmin(np.abs(sizes.cumsum().to_numpy()[:-1] - sizes.sum() / 2)))]
        early = rows["year"] < before if before is not None else rows["year"].notna()
        return type(self)(self._read, rows.loc[early, "doc"]), type(self)(self._read, rows.loc[~early, "doc"])

    def sample(self, most: int):
        """Return `most` documents, one at least, spread evenly over the years, for what is slow on many.

        Examples
        --------
        >>> len(speeches.sample(5))
        5
        """
        most = max(read_whole(most, "sample: most"), 1)
        docs = list(counted_documents(self.documents).sort_values(["year", "doc"])["doc"])
        return self.select(docs=docs if len(docs) <= most else [docs[i * len(docs) // most] for i in range(most)])

    def marked(self, each: int = 3, around: int = 24) -> pd.DataFrame:
        """Return some stretches of each kind that were marked (not counted, or masks), in their lines.

        Parameters
        ----------
        each : int
            Stretches of each kind, from different documents where possible.
        around : int
            Characters shown before and after.

        Returns
        -------
        DataFrame
            kind, left, hit, right, doc, start.

        Examples
        --------
        >>> speeches.marked(each=1, around=6)[["kind", "left", "hit", "right"]].tail(1)
           kind    left hit   right
        1  mask  日在青岚县第  ﹡﹡  届人民代表大
        """
        rows = self.marks.sort_values(["kind", "doc", "start"])
        rows = rows.assign(turn=rows.groupby(["kind", "doc"]).cumcount()).sort_values(["kind", "turn", "doc", "start"])
        rows = rows.groupby("kind").head(each)
        rows = rows.merge(self._read("texts", rows["doc"]), on="doc")
        spans = list(zip(rows["text"], rows["start"], rows["end"], strict=True))
        hits = [text[start:end] if end - start <= 60 else f"{text[start : start + 60]} …" for text, start, end in spans]
        left = [text[max(0, start - around) : start] for text, start, _ in spans]
        right = [text[end : end + around] for text, _, end in spans]
        return rows.assign(left=left, hit=hits, right=right)[["kind", "left", "hit", "right", "doc", "start"]]

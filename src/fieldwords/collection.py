"""A collection of speeches: the one thing that the door gives, and everything that can be asked of it."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path

import numpy as np
import pandas as pd

from fieldwords import paths
from fieldwords.errors import FieldwordsError
from fieldwords.outcomes.target_questions import TargetQuestions
from fieldwords.schemas import TABLES
from fieldwords.terms.word_questions import WordQuestions


def read(*given: str | Path, root: str | Path | None = None, jobs: int | None = None) -> "Collection":
    """Return the speeches in files or folders, which stay as they are; nothing is written.

    Parameters
    ----------
    *given : str or Path
        Files (txt, md, docx, html, pdf) and folders of them. Each table is made when it is first asked for.
    root : str or Path, optional
        Folder that names in column `doc` are relative to; the one folder given, else the one common to all files.
    jobs : int, optional
        Number of processes; one for each processor when not given.

    Raises
    ------
    FieldwordsError
        A path does not exist; with the first table: none of the files can be read.

    Examples
    --------
    >>> town = fw.read("data/raw/青岚县/石磨镇/2019-镇人代会工作报告.txt")
    >>> town
    collection: 石磨镇. 1 file read, 0 set aside. They speak for 2019: 1,207 Han characters.
    """
    from fieldwords.build.instant import InstantTables

    if not given:
        raise FieldwordsError("read: nothing given; name a file or a folder of speeches")
    tables = InstantTables([Path(path) for path in given], Path(root) if root else None, jobs)
    return Collection(tables.load)


def open(folder: str | Path | None = None) -> "Collection":
    """Return the collection whose tables `make report` or `fieldwords build` wrote.

    Parameters
    ----------
    folder : str or Path, optional
        Folder of the tables; data/processed when not given.

    Raises
    ------
    FieldwordsError
        There are no tables.

    Examples
    --------
    >>> speeches = fw.open()
    >>> speeches
    collection: 柳沟镇, 石磨镇 and 青岚县. 28 files read, 0 set aside. They speak for 2016–2025: 34,576 Han characters.
    """
    from fieldwords.build.store import read_table

    folder = Path(folder or paths.PROCESSED)
    speeches = Collection(lambda name: read_table(name, folder))
    speeches.table("documents")
    return speeches


class Collection(WordQuestions, TargetQuestions):
    """Speeches and all that was found in them.

    Attributes
    ----------
    documents, quarantine, texts, marks, sections, sentences, term_counts, term_years : DataFrame
        The tables of these names (data/README.md describes every column).

    Examples
    --------
    >>> speeches.documents[["year", "place", "genre"]].head(2)
       year place        genre
    0  2016   青岚县  work_report
    1  2018   青岚县  work_report
    >>> len(speeches.quarantine)
    0
    """

    def __init__(self, load: Callable[[str], pd.DataFrame], docs: Iterable[str] | None = None):
        self._load, self._docs, self._tables = load, None if docs is None else frozenset(docs), {}

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in TABLES and not name.startswith("_"):
            return self.table(name)
        raise AttributeError(f"a collection has no {name!r}; help(fieldwords) lists what it has")

    def __len__(self) -> int:
        return len(self.documents)

    def __repr__(self) -> str:
        from fieldwords.figures.words import describe_collection, list_words

        places = sorted(set(self.documents["place"].dropna()))
        return f"collection: {list_words(places, 4) or 'no place known'}. " + describe_collection(
            self.documents, self.quarantine
        )

    def table(self, name: str) -> pd.DataFrame:
        """Return a table by its name in data/README.md, for the documents of this collection.

        Examples
        --------
        >>> speeches.table("corrections").columns.tolist()
        ['doc', 'start', 'end', 'text', 'slot', 'value', 'note', 'outcome']
        """
        if name not in TABLES:
            near = get_close_matches(name, TABLES, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(TABLES)}"
            raise FieldwordsError(f"no table {name!r}; {hint}")
        if name not in self._tables:
            self._tables[name] = self._narrow(name)
        return self._tables[name].copy(deep=False)

    def _narrow(self, name):
        if self._docs is not None and name == "term_years":
            from fieldwords.terms.phrases import lexicon_terms
            from fieldwords.terms.rates import term_years

            return term_years(self.term_counts, self.documents, lexicon_terms(), self._counted_texts())
        frame = self._load(name)
        if self._docs is None:
            return frame
        column = "doc" if "doc" in frame else "target_doc"
        return frame[frame[column].isin(self._docs)].reset_index(drop=True)

    def select(self, place=None, years=None, genre=None, docs=None) -> "Collection":
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
        for column, wanted in (("place", place), ("year", years), ("genre", genre), ("doc", docs)):
            if wanted is None:
                continue
            wanted = [wanted] if isinstance(wanted, str | int) else list(wanted)
            known = sorted(set(documents[column].dropna()))
            documents = documents[documents[column].isin(wanted)]
            if documents.empty and column != "doc":
                there = ", ".join(map(str, known[:12])) + (", ..." if len(known) > 12 else "")
                asked = ", ".join(map(str, wanted[:4])) + (", ..." if len(wanted) > 4 else "")
                raise FieldwordsError(f"select: no document with {column} {asked}; there are {there or 'none'}")
        return Collection(self.table, documents["doc"])

    def split(self, before: int | None = None) -> tuple["Collection", "Collection"]:
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
        from fieldwords.figures.gaps import counted_documents

        rows = counted_documents(self.documents)
        sizes = rows.groupby("year")["doc"].size().sort_index()
        if before is None and len(sizes) > 1:
            before = sizes.index[1 + int(np.argmin(np.abs(sizes.cumsum().to_numpy()[:-1] - sizes.sum() / 2)))]
        early = rows["year"] < before if before is not None else rows["year"].notna()
        return Collection(self.table, rows.loc[early, "doc"]), Collection(self.table, rows.loc[~early, "doc"])

    def sample(self, most: int) -> "Collection":
        """Return `most` documents spread evenly over the years, for what is slow on many.

        Examples
        --------
        >>> len(speeches.sample(5))
        5
        """
        from fieldwords.figures.gaps import counted_documents

        docs = list(counted_documents(self.documents).sort_values(["year", "doc"])["doc"])
        return self.select(docs=docs if len(docs) <= most else [docs[i * len(docs) // most] for i in range(most)])

    def years(self) -> str:
        """Return the years that documents speak for, in words.

        Examples
        --------
        >>> speeches.years()
        '2016–2025'
        """
        from fieldwords.figures.gaps import say_years

        return say_years(self.documents["year"].dropna()) or "—"

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
        rows = rows.groupby("kind").head(each).merge(self.texts, on="doc")
        spans = list(zip(rows["text"], rows["start"], rows["end"], strict=True))
        hits = [text[start:end] if end - start <= 60 else f"{text[start : start + 60]} …" for text, start, end in spans]
        left = [text[max(0, start - around) : start] for text, start, _ in spans]
        right = [text[end : end + around] for text, _, end in spans]
        return rows.assign(left=left, hit=hits, right=right)[["kind", "left", "hit", "right", "doc", "start"]]

    def coverage(self) -> pd.DataFrame:
        """Return what each year's figures rest on, in words, gaps included: year, n_docs, n_han, note.

        Examples
        --------
        >>> speeches.coverage().head(2)
           year  n_docs  n_han                                             note
        0  2016       2   2409  2 documents: too few for an interval (5 needed)
        1  2017       2   2546  2 documents: too few for an interval (5 needed)
        """
        from fieldwords.terms.coverage import describe_coverage

        return describe_coverage(self.term_years)

    def comparability(self) -> pd.DataFrame:
        """Return every reason to be careful with a year or document: year, doc, kind, message (`terms.comparability`).

        Examples
        --------
        >>> speeches.comparability()["kind"].unique().tolist()
        ['masks', 'other_genre']
        """
        from fieldwords.terms.comparability import comparability

        return comparability(self.documents, self.marks, self.term_counts)

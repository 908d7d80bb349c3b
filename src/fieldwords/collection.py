"""A collection of speeches: the one thing that the door gives, and everything that can be asked of it."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from fieldwords import paths
from fieldwords.corpus.document_questions import DocumentQuestions
from fieldwords.errors import FieldwordsError, check_name, gather
from fieldwords.outcomes.target_questions import TargetQuestions
from fieldwords.schemas import TABLES, pick_rows
from fieldwords.terms.change_questions import ChangeQuestions
from fieldwords.terms.word_questions import WordQuestions


def read(*given: str | Path, root: str | Path | None = None, jobs: int | None = None) -> "Collection":
    """Return the speeches in files or folders, which stay as they are; nothing is written.

    Parameters
    ----------
    *given : str or Path
        Files (txt, md, docx, html, pdf), folders of them, or lists of these. Each table is made when it is first asked
        for.
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
    Collection: 石磨镇. 1 file read, 0 set aside. They speak for 2019: 1,207 Han characters.
    """
    from fieldwords.build.instant import InstantTables

    files = [path for one in given for path in gather(one)]
    if not files or not all(isinstance(path, str | Path) for path in files):
        raise FieldwordsError("read: name files or folders of speeches")
    tables = InstantTables([Path(path) for path in files], Path(root) if root else None, jobs)
    return Collection(lambda name, docs=None: pick_rows(tables[name], docs))


def open(folder: str | Path | None = None) -> "Collection":
    """Return the collection whose tables `make report` or `fieldwords build` wrote.

    Parameters
    ----------
    folder : str or Path, optional
        Folder of the tables, or of a report that has them in `processed`; data/processed when not given.

    Raises
    ------
    FieldwordsError
        There are no tables.

    Examples
    --------
    >>> speeches = fw.open()
    >>> speeches
    Collection: 柳沟镇, 石磨镇 and 青岚县. 28 files read, 0 set aside. They speak for 2016–2025: 34,576 Han characters.
    Without a place, and in no place's figures: 1 document; name the folder after it, or state it in manifest.csv.
    """
    from fieldwords.build.columns import column_types
    from fieldwords.build.store import read_table

    folder = Path(folder or paths.PROCESSED)
    if (folder / "processed" / "documents.parquet").is_file():
        folder = folder / "processed"

    def load(name, docs=None):
        narrow = docs if column_types(name).names[0] == "doc" else None
        return pick_rows(read_table(name, folder, narrow), docs)

    speeches = Collection(load)
    speeches.table("documents")
    return speeches


class Collection(DocumentQuestions, WordQuestions, ChangeQuestions, TargetQuestions):
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

    def __init__(self, load: Callable[..., pd.DataFrame], docs: Iterable[str] | None = None):
        self._load, self._docs, self._tables = load, None if docs is None else frozenset(docs), {}

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in TABLES and not name.startswith("_"):
            return self.table(name)
        raise AttributeError(f"a collection has no {name!r}; help(fieldwords) lists what it has")

    def __len__(self) -> int:
        return len(self.documents)

    def __repr__(self) -> str:
        from fieldwords.figures.words import describe_collection

        return describe_collection(self.documents, self.quarantine)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table by its name in data/README.md, for the documents of this collection.

        Examples
        --------
        >>> speeches.table("corrections").columns.tolist()
        ['doc', 'start', 'end', 'text', 'slot', 'value', 'note', 'outcome']
        """
        if check_name(name, TABLES) not in self._tables:
            if self._docs is None or name != "term_years":
                self._tables[name] = self._load(name, self._docs)
            else:
                from fieldwords.terms.phrases import lexicon_terms

                self._tables[name] = self.count(lexicon_terms())
        return self._tables[name].copy(deep=False)

    def _read(self, name, docs=None):
        """Rows of some documents (None: all); neither these nor the counted texts of a whole folder are kept."""
        if docs is None and name in TABLES:
            return self.table(name)
        if docs is None and self._docs is not None and name not in self._tables:
            self._tables[name] = self._load(name, self._docs)
        return pick_rows(self._tables[name], docs) if name in self._tables else self._load(name, docs)

    def years(self) -> str:
        """Return the years that documents speak for, in words.

        Examples
        --------
        >>> speeches.years()
        '2016–2025'
        """
        from fieldwords.terms.matrix import say_years

        return say_years(self.documents["year"].dropna()) or "—"

    def coverage(self) -> pd.DataFrame:
        """Return what each year's figures rest on, in words, gaps included: year, n_docs, n_han, note.

        Examples
        --------
        >>> speeches.coverage().head(2)
           year  n_docs  n_han                                             note
        0  2016       2   2409  2 documents: too few for an interval (5 needed)
        1  2017       2   2546  2 documents: too few for an interval (5 needed)
        """
        from fieldwords.terms.rates import describe_coverage

        return describe_coverage(self.term_years)

    def comparability(self) -> pd.DataFrame:
        """Return every reason to be careful with a year or document: year, doc, kind, message (`terms.comparability`).

        Examples
        --------
        >>> speeches.comparability().columns.tolist()
        ['year', 'doc', 'kind', 'message']
        """
        from fieldwords.terms.comparability import comparability

        return comparability(self.documents, self.marks, self._said)

"""What a collection can be asked about its targets."""

from functools import cache

import numpy as np
import pandas as pd

from fieldwords.errors import FieldwordsError, check_present, check_word, gather, read_whole, require_columns
from fieldwords.lexicon import read_rows
from fieldwords.outcomes.item_names import standard_names
from fieldwords.schemas import FARMING, TABLES, pick_rows

FOLLOWED = ("panel", "mentions", "revisions", "outcomes")  # what is made of targets
FAR = 1 << 40  # places of two documents lie further apart


def read_wanted(rows: pd.DataFrame, name: str, column: str, wanted) -> list:
    """Return what is wanted of a column as the column holds it; ``farming`` in domain is all of the farming domains.

    Parameters
    ----------
    rows : DataFrame
        Table `name`.
    name, column : str
        The table and its column. An object is also known by its standard name, an item by what texts call it, both
        by their names on the English pages.
    wanted
        A value or several.

    Raises
    ------
    FieldwordsError
        The column never holds such a word, a year is no number, or no row holds any of the words.
    """
    words, spec = gather(wanted), TABLES[name].columns[column]
    what = f"{name}: {'item' if column == 'object' else column}"
    if column == "domain":
        words = [domain for word in words for domain in (FARMING if word == "farming" else [word])]
    if column in ("item", "object"):
        words = [name for word in words for name in read_english(word)]
    if column == "item":
        words = standard_names(pd.Series(words, dtype=object)).tolist()
    if spec.words:
        known = (*spec.words, "farming") if column == "domain" else spec.words
        return [check_word(word, known, what) for word in words]
    if spec.dtype.lower() == "int64":
        return [read_whole(word, what) for word in words]
    if spec.dtype == "str":
        known = rows[column].dropna()
        known = {*known, *standard_names(known)} if column == "object" else {*known}
        english = [name for name, item in _name_items() if item in known] if column in ("item", "object") else ()
        check_present(words, known, what, english)
    return words


def read_english(word) -> list:
    """Return the items that pages call by an English word (pigs: 生猪, 猪), else the word itself."""
    return [item for name, item in _name_items() if name == word] or [word]


def _name_items():
    """The English name of each item that has one, and the item."""
    rows = read_rows("page_words")
    return [(english, key.removeprefix("item.")) for key, english, _ in rows if key.startswith("item.")]


class TargetQuestions:
    """The questions about numbers of a `Collection`, by its tables `targets` and `sentences`."""

    def targets(self, item=None, measure=None, **slots) -> pd.DataFrame:
        """Return targets and other quantities, each with its sentence in column `said`; those of a copy are left out.

        Parameters
        ----------
        item : str or list of str, optional
            What is counted, as written or by its standard name (column object).
        measure : str or list of str, optional
            存栏, 面积, 产量 ...
        **slots
            Any other column of table `targets` and the word or words wanted: ``status="target"``, ``year=2023``.
            ``domain="farming"`` is all of the farming domains.

        Raises
        ------
        FieldwordsError
            Table `targets` has no such column.

        Examples
        --------
        >>> goals = speeches.targets(status="target", item="牛", measure="存栏")
        >>> goals[["year", "place", "value", "unit_base", "text"]].head(1)
           year place    value unit_base   text
        0  2021   石磨镇  28000.0         头  2.8万头
        """
        rows = self._once(self._pick("targets", {"object": item, "measure": measure, **slots}))
        rows = rows.reset_index(drop=True)
        return rows.assign(said=self._quote(rows["doc"], rows["start"]))

    def panel(self, item=None, measure=None, **columns) -> pd.DataFrame:
        """Return the one best figure for each place, item, measure, kind and year, each with its sentence.

        Parameters
        ----------
        item, measure : str or list of str, optional
            What is counted, by its standard name or another (洋芋 is 马铃薯), and how.
        **columns
            Any other column of table `panel` and what is wanted: ``track="target"`` or ``"outcome"``; ``kind="level"``
            leaves out what was added and by how much it grew.

        Raises
        ------
        FieldwordsError
            Table `panel` has no such column.

        Examples
        --------
        >>> figures = speeches.panel(item="牛", measure="存栏", place="石磨镇", kind="level")
        >>> figures[["year", "track", "value", "unit_base"]].head(1)
           year   track  value unit_base
        0  2018  target    NaN         头
        """
        rows = self._pick("panel", {"item": item, "measure": measure, **columns})
        return rows.assign(said=self._quote(rows["doc"], rows["start"]))

    def items(self, **columns) -> pd.DataFrame:
        """Return what is stated for most years: item, measure, n_years, n (figures), as `panel` is asked.

        Examples
        --------
        >>> speeches.items(domain="livestock", measure="存栏").columns.tolist()
        ['item', 'measure', 'n_years', 'n']
        """
        rows = self._pick("panel", columns)
        items = rows.groupby(["item", "measure"], as_index=False).agg(n_years=("year", "nunique"), n=("year", "size"))
        order = ["n_years", "n", "item", "measure"]
        return items.sort_values(order, ascending=[False, False, True, True], ignore_index=True)

    def modality(self, **slots) -> pd.DataFrame:
        """Return how many rows each modality word governs, and what each map of modality_maps.csv makes of it.

        Parameters
        ----------
        **slots
            As in `targets`: ``status="target"``.

        Returns
        -------
        DataFrame
            modality (empty where no word governs), comparator, targets (rows), and a column a map: hard, soft, none.

        Examples
        --------
        >>> table = speeches.modality(status="target", domain="farming")
        >>> table[["modality", "comparator", "constraint", "wording"]].head(2)
          modality comparator constraint wording
        0               point       none    none
        1                  ge       hard    hard
        """
        from fieldwords.targets.modality import count_modality

        return count_modality(self.targets(**slots))

    def outcomes(self, item=None, measure=None, **columns) -> pd.DataFrame:
        """Return each distinct target and what later reports say of it, with both sentences: said and said_later.

        Parameters
        ----------
        item, measure, **columns
            As in `panel`: ``verdict="missed"``, ``place="石磨镇"``.

        Examples
        --------
        >>> missed = speeches.outcomes("牛", verdict="missed")
        >>> missed[missed["ratio"] < 0.9][["place", "year", "item", "target", "answer"]].columns.tolist()
        ['place', 'year', 'item', 'target', 'answer']
        """
        rows = self._pick("outcomes", {"item": item, "measure": measure, **columns})
        said = self._quote(rows["doc"], rows["start"])
        return rows.assign(said=said, said_later=self._quote(rows["answer_doc"], rows["answer_start"]))

    def correct(self, corrections: pd.DataFrame):
        """Return the same collection with its targets corrected, as a build does with data/lexicon/corrections.csv.

        `panel` and `outcomes` follow from the corrected targets; of a selection, from its own documents alone.

        Parameters
        ----------
        corrections : DataFrame
            doc, start, end, text, slot, value, note: `differences` gives such rows. What became of each stands in
            ``.table("corrections")`` of the new collection.

        Examples
        --------
        >>> row = speeches.targets(item="牛", measure="存栏").iloc[[0]]
        >>> note = row[["doc", "start", "end", "text"]].assign(slot="object", value="肉牛", note="read again")
        >>> speeches.correct(note).table("corrections")["outcome"].tolist()
        ['applied']
        """
        from fieldwords.lexicon import read_lexicon
        from fieldwords.outcomes import follow_targets
        from fieldwords.targets.corrections import apply_corrections

        columns = read_lexicon("corrections").columns
        rows = require_columns(corrections, columns, "correct: corrections", "fieldwords.differences")[columns]
        targets, outcome = apply_corrections(self.table("targets"), rows.astype("str"))

        @cache
        def follow():
            texts = self._read("texts").merge(self._read("counted")[["doc", "gaps"]], on="doc")
            return follow_targets(targets, self.table("documents"), texts, self.table("sections"))

        def load(name, docs=None):
            return pick_rows(follow()[name], docs) if name in FOLLOWED else self._read(name, docs)

        corrected = type(self)(load)
        corrected._tables = {"targets": targets, "corrections": outcome}
        return corrected

    def _pick(self, name, wanted):
        """The rows of a table whose columns hold what is wanted: a word or several, None for any."""
        rows = self.table(name)
        known = rows if self._docs is None else rows.head(0)  # that a selection says nothing of a thing is an answer
        for column, words in wanted.items():
            if column not in rows:
                raise FieldwordsError(f"{name}: no column {column!r}; there are {', '.join(rows.columns)}")
            if words is not None:
                words = read_wanted(known, name, column, words)
                fits = rows[column].isin(words)
                rows = rows[fits | standard_names(rows[column]).isin(words) if column == "object" else fits]
        return rows.reset_index(drop=True)

    def _quote(self, docs, starts):
        """The sentence at each place."""
        sentences = self.sentences  # sorted by document and place
        at, names = pd.factorize(sentences["doc"])
        begun = at * FAR + sentences["start"].to_numpy()
        doc, start = names.get_indexer(docs.astype("str")), starts.fillna(0).to_numpy("int64")
        found = np.searchsorted(begun, doc * FAR + start, side="right") - 1
        known = (found >= 0) & (doc >= 0) & starts.notna().to_numpy() & (at[found] == doc)
        texts = sentences["text"].iloc[found[known]].str.strip()
        return pd.Series(texts.to_numpy(), np.flatnonzero(known), dtype="str").reindex(range(len(docs))).to_numpy()

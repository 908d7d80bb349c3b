"""What a collection can be asked about its words."""

import pandas as pd

from fieldwords.errors import FieldwordsError, check_word, gather
from fieldwords.terms import audit, candidates, collocation, dispersion, keyness, kwic
from fieldwords.terms.counts import count_terms, find_terms, tally_terms
from fieldwords.terms.phrases import drop_common, fold_term, fold_terms, lexicon_terms, pick_terms
from fieldwords.terms.rates import UNITS, lone_documents, term_years

GROUPS = ("year", "place", "doc")
ORDER = ["term", "layer", "year"]  # of rates by year


class WordQuestions:
    """The questions about words of a `Collection`, whose tables `documents`, `texts`, `term_counts` ... they go by.

    A document that repeats another one of the collection is counted once.
    """

    def count(self, terms: list[str] | str, by: list[str] | str = "year", per: str = "characters") -> pd.DataFrame:
        """Return how often each term is said: three counts with what they rest on.

        Parameters
        ----------
        terms : list of str or str
            Any terms, in the lexicon or not.
        by : list of str or str
            `year`, `place` or both, the documents of each taken together (of a place those without a year too, which
            the pages leave out); or `doc`.
        per : str
            10,000 Han `characters` or `words`; or `documents`: the mean of their rates per 10,000 Han characters.

        Returns
        -------
        DataFrame
            By year, place or both: those, term, layer (substring, phrase or word), count, n_docs, n_tokens, n_han,
            per_10k (rate per 10,000 Han characters), low and high (95 % interval), dispersion. By doc: doc, year, term,
            substring, phrase, word, n_han, n_tokens, uncounted (`terms.counts.count_terms`).

        Examples
        --------
        >>> rates = speeches.count(["乡村振兴", "脱贫攻坚"], by="year")
        >>> rates[(rates["term"] == "乡村振兴") & (rates["layer"] == "phrase")][["year", "count", "n_docs"]].tail(1)
           year  count  n_docs
        9  2025      3       4
        """
        keys = gather(by)
        for key in keys:
            check_word(key, GROUPS, "count: by")
        if len(keys) != 1 and set(keys) != {"place", "year"}:
            raise FieldwordsError("count: by doc, or by year, place or both")
        check_word(per, UNITS, "count: per")
        if not (terms := gather(terms)):
            raise FieldwordsError("count: name one term or more, such as 粮食")
        forms = fold_terms(terms)
        if keys == ["doc"]:
            documents = self.texts.join(self.documents.set_index("doc")[["year", "n_han"]], on="doc")  # copies no text
            return count_terms(documents, self._count_rows(terms), terms, self.marks)
        if (keys, per, self._docs) == (["year"], "characters", None) and set(forms) <= set(lexicon_terms()):
            return self.term_years[self.term_years["term"].isin(forms)].sort_values(ORDER, ignore_index=True)
        documents, names = self.documents, None
        if "place" in keys:
            documents = documents.dropna(subset=keys)
            groups = documents.groupby(keys)
            names, documents = groups.size().reset_index()[keys], documents.assign(year=groups.ngroup())
        counted = self._read("counted", lone_documents(documents))
        rates = term_years(self._count_rows(terms), documents, forms, counted, per)
        if names is None:
            return rates
        return pd.concat([names.iloc[rates["year"]].reset_index(drop=True), rates.drop(columns="year")], axis=1)

    def _count_rows(self, terms):
        """Rows of term_counts that hold `terms`: those of the table, else counted now, all words included."""
        known, forms = lexicon_terms(), pick_terms(terms)
        if set(forms) <= set(known):
            return self.term_counts
        competing, counted = tuple(sorted({*known, *forms})), self._read("counted")
        texts = counted[["doc", "counted"]].itertuples(index=False)
        return tally_terms((doc, find_terms(text, competing)) for doc, text in texts).to_pandas()

    def words(self) -> pd.DataFrame:
        """Return how often each word of two Han characters or more is said, but for stop and number words: term, count.

        Examples
        --------
        >>> speeches.words().head(2)
          term  count
        0   收入     69
        1   全镇     66
        """
        words = self._once(self.term_counts[self.term_counts["layer"] == "word"])
        sums = words.groupby("term", as_index=False, observed=False)["count"].sum().astype({"term": "str"})
        sums = drop_common(sums[(sums["count"] > 0) & sums["term"].str.fullmatch("[\u4e00-\u9fff]{2,}")])
        return sums.sort_values(["count", "term"], ascending=[False, True], ignore_index=True)

    def kwic(self, term: str, width: int = 20, most: int | None = None) -> pd.DataFrame:
        """Return counted occurrences of `term` (all, or the first `most`) with `width` characters each side, by year.

        Returns
        -------
        DataFrame
            year, place, doc, start, end (in the text of doc), section, path, left, hit, right.

        Examples
        --------
        >>> speeches.kwic("撂荒地", width=8)[["year", "left", "hit", "right"]].head(2)
           year      left  hit     right
        0  2016  本改变，全县现有  撂荒地  1.4万亩左右，
        1  2020  ，两笔账不能混。  撂荒地  是我今天要敲桌子
        """
        documents = self._once(self.documents)[["year", "place", "doc"]].sort_values(["year", "doc"])
        counts = self.term_counts[self.term_counts["term"] == fold_term(term)]
        if (counts["layer"] == "substring").any():  # a term of the lexicon: it is known where it stands
            documents = documents[documents["doc"].isin(counts["doc"])].head(most)
        texts, marks, sections = (self._read(name, documents["doc"]) for name in ("texts", "marks", "sections"))
        texts = documents[["doc"]].merge(texts, on="doc")
        return documents.merge(kwic.kwic(texts, term, marks, sections, width, most), on="doc")

    def keyness(self, other) -> pd.DataFrame:
        """Return the words that set this collection and another apart, the surest first, no stop and number words.

        Parameters
        ----------
        other : Collection
            Such as the second half of `speeches.split()`, or another place. Documents that stand in both are warned of.

        Returns
        -------
        DataFrame
            term, count_a (here), count_b (there), g2, log_ratio (above 0: more here; 1 is twice as often), rank_q and
            more: `terms.keyness.keyness`. No rows when one of the two is empty.

        Examples
        --------
        >>> early, late = speeches.split(before=2021)
        >>> early.keyness(late)[["term", "count_a", "count_b"]].head(2)
          term  count_a  count_b
        0   监测        0       16
        1  贫困户       12        0
        """
        if not isinstance(other, WordQuestions):
            raise FieldwordsError(f"keyness: {other!r} is no collection; give one, such as speeches.select(years=2019)")
        keyness.warn_of_shared(self.documents, other.documents)
        table = keyness.keyness(self._once(self.term_counts), other._once(other.term_counts))
        return drop_common(table).reset_index(drop=True)

    def dispersion(self, terms: list[str] | str, layer: str = "phrase") -> pd.DataFrame:
        """Return how evenly each term is spread over the documents (Gries' DP and others): `terms.dispersion`.

        Examples
        --------
        >>> speeches.dispersion(["乡村振兴"])[["term", "count", "docs_with", "dp"]].round(2)
           term  count  docs_with    dp
        0  乡村振兴     11          7  0.74
        """
        return dispersion.dispersion(self._count_rows(terms), self.documents, terms, layer)

    def collocates(self, term: str, window: int = 5) -> pd.DataFrame:
        """Return the words within `window` words of `term`, most strongly tied first: `terms.collocation`.

        Examples
        --------
        >>> speeches.collocates("高标准农田")[["collocate", "joint", "count"]].head(2)
          collocate  joint  count
        0        新建     13     26
        1        万亩     21    146
        """
        return collocation.collocates(self._once(self._read("counted")), term, window)

    def candidates(self, fewest: int = 5) -> pd.DataFrame:
        """Return strings of words that belong together and are not in the lexicon yet: `terms.candidates`.

        Examples
        --------
        >>> speeches.candidates()[["term", "pattern", "count"]].head(2)
          term pattern  count
        0  石磨镇   words     28
        1  柳沟镇   words     20
        """
        return candidates.find_candidates(self._once(self._read("counted")), fewest=fewest)

    def lexicon_rows(self, fewest: int = 5, group: str = "未分组") -> pd.DataFrame:
        """Return the candidates as rows ready to paste into data/lexicon/phrases.csv.

        Examples
        --------
        >>> speeches.lexicon_rows().columns.tolist()
        ['term', 'group', 'since', 'until', 'variant_of', 'note']
        """
        return candidates.lexicon_rows(self.candidates(fewest), group)

    def splits(self, terms: list[str] | str | None = None) -> pd.DataFrame:
        """Return every way in which jieba cuts a term's phrases, with the first place: `terms.audit.audit_splits`.

        Examples
        --------
        >>> speeches.splits(["高标准农田"])[["term", "split", "fault"]]
            term   split  fault
        0  高标准农田  高标准/农田  split
        """
        return audit.audit_splits(self._once(self._read("counted")), terms)

    def effects(self, terms: list[str] | str | None = None) -> pd.DataFrame:
        """Return what adding phrases to jieba's dictionary would do to the count of every word: `terms.audit`.

        Examples
        --------
        >>> speeches.effects(["高标准农田"])[["added", "word", "change"]].head(2)
          added word  change
        0     *   农田     -38
        1     *  高标准     -38
        """
        return audit.audit_effects(self._once(self._read("counted")), terms)

    def audit(self, terms: list[str] | str | None = None) -> pd.DataFrame:
        """Return what jieba makes of each term (the lexicon's by default), most often lost first: `terms.audit`.

        Examples
        --------
        >>> speeches.audit(["高标准农田"])[["term", "substring", "phrase", "word", "lost"]]
            term  substring  phrase  word  lost
        0  高标准农田         38      38     0    38
        """
        return audit.audit_terms(self._once(self._read("counted")), terms)

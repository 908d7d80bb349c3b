"""What a collection can be asked about change: how its words rise and fall over the years."""

from functools import cached_property

import pandas as pd

from fieldwords.errors import check_word, read_whole
from fieldwords.schemas import LAYERS
from fieldwords.terms import divergence, lifetable, trends
from fieldwords.terms.phrases import read_phrases


class ChangeQuestions:
    """The questions about years of a `Collection`, by its tables `term_years`, `term_counts` and `documents`."""

    @cached_property
    def _said(self):
        """How often each word is said in each covered year."""
        return divergence.yearly_words(self.term_counts, self.documents)

    def trends(self, terms: list[str] | str | None = None, layer: str = "phrase") -> pd.DataFrame:
        """Return whether each term (the lexicon's by default) rises or falls within places: `terms.trends`.

        Examples
        --------
        >>> speeches.trends(["乡村振兴"])[["term", "n_years", "n_places"]]
           term  n_years  n_places
        0  乡村振兴       10         3
        """
        return trends.trends(self._count_rows(terms), self.documents, terms, layer)

    def movers(self, most: int = 6, layer: str = "phrase", least: int = 5) -> list[str]:
        """Return the terms whose rate moved most between the first and the second half of the covered years.

        Parameters
        ----------
        most, least : int
            Number of terms; terms with fewer occurrences in all than `least` are passed over.
        layer : str
            Which count.

        Examples
        --------
        >>> speeches.movers(most=3)
        ['脱贫攻坚', '畜牧业', '撂荒地']
        """
        check_word(layer, LAYERS, "movers: layer")
        rows = self.term_years
        rows = rows[(rows["layer"] == layer) & rows["per_10k"].notna()]
        years = sorted(set(rows["year"]))
        if rows.empty:
            return []
        table = rows.pivot_table(index="term", columns="year", values="per_10k", fill_value=0.0).reindex(columns=years)
        table = table[rows.groupby("term")["count"].sum().reindex(table.index) >= least]
        half = max(1, len(years) // 2)
        moved = (table.iloc[:, half:].mean(axis=1) - table.iloc[:, :half].mean(axis=1)).abs().fillna(0).round(9)
        ranked = moved.reset_index(name="moved").sort_values(["moved", "term"], ascending=[False, True])
        return list(ranked["term"].head(most))

    def life(self) -> pd.DataFrame:
        """Return the lives of formulations (提法): first, peak and last year, what replaced them: `terms.lifetable`.

        Examples
        --------
        >>> speeches.life()[["term", "first_seen", "peak", "last_seen", "status"]].head(2)
           term  first_seen  peak  last_seen  status
        0  乡村振兴        2018  2018       2025  in use
        1  和美乡村        2023  2023       2025  in use
        """
        return lifetable.life_table(self.term_years, read_phrases())

    def periods(self, n_periods: int | None = None) -> pd.DataFrame:
        """Return the covered years in periods of like speech: period, start, end, n_years (`terms.divergence`).

        Examples
        --------
        >>> speeches.periods(2)
           period  start   end  n_years
        0       1   2016  2022        7
        1       2   2023  2025        3
        """
        n_periods = None if n_periods is None else read_whole(n_periods, "periods: n_periods")
        return divergence.find_periods(self.term_years, n_periods)

    def divergence(self) -> pd.DataFrame:
        """Return how far each year's words are from the covered year before (Jensen-Shannon, bits): `terms.divergence`.

        Examples
        --------
        >>> speeches.divergence()[["year", "previous", "jsd"]].round(1).head(2)
           year  previous  jsd
        0  2017      2016  0.4
        1  2018      2017  0.4
        """
        return divergence.divergence(self._said)

    def divergent_words(self, year: int, previous: int | None = None) -> pd.DataFrame:
        """Return each word's part in the divergence of `year` from the covered year before, or from `previous`.

        Examples
        --------
        >>> speeches.divergent_words(2019).columns.tolist()
        ['term', 'per_10k_previous', 'per_10k', 'contribution', 'change']
        """
        return divergence.divergence_terms(self._said, year, previous)

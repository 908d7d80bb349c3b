"""What a collection can be asked about its targets."""

import pandas as pd

from fieldwords.errors import FieldwordsError
from fieldwords.schemas import FARMING

OUTCOMES = "follow_ups"  # the table that says what became of the targets


class TargetQuestions:
    """The questions about numbers of a `Collection`, by its tables `targets` and `sentences`."""

    def targets(self, item=None, measure=None, **slots) -> pd.DataFrame:
        """Return targets and other quantities, each with its sentence in column `said`.

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
        from fieldwords.outcomes.follow_up import standard_names

        rows = self.table("targets")
        for column, wanted in {"object": item, "measure": measure, **slots}.items():
            if column not in rows:
                raise FieldwordsError(f"targets: no column {column!r}; there are {', '.join(rows.columns)}")
            if wanted is None:
                continue
            wanted = FARMING if (column, wanted) == ("domain", "farming") else wanted
            wanted = [wanted] if isinstance(wanted, str | int) else list(wanted)
            fits = rows[column].isin(wanted)
            rows = rows[fits | standard_names(rows[column]).isin(wanted)] if column == "object" else rows[fits]
        return rows.assign(said=self._quote(rows["doc"], rows["start"])).reset_index(drop=True)

    def items(self, **slots) -> pd.DataFrame:
        """Return what is stated, for most years first: object, measure, n_years, n (rows).

        Parameters
        ----------
        **slots
            As in `targets`: ``domain="livestock"``, ``measure=["存栏", "出栏"]``.

        Examples
        --------
        >>> speeches.items(domain="livestock", measure="存栏").head(2)
          object measure  n_years   n
        0     牦牛      存栏       10  19
        1     藏羊      存栏        7  11
        """
        rows = self.targets(**slots).dropna(subset=["object", "measure", "year"])
        rows = rows[rows["status"].isin(("target", "achievement", "stock"))]
        items = rows.groupby(["object", "measure"], as_index=False).agg(
            n_years=("year", "nunique"), n=("value", "size")
        )
        order = ["n_years", "n", "object", "measure"]
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
        >>> speeches.modality(status="target", domain="farming").head(2)
          modality comparator  targets constraint wording
        0               point      201       none    none
        1                  ge       46       hard    hard
        """
        from fieldwords.targets.modality import count_modality

        return count_modality(self.targets(**slots))

    def outcomes(self) -> pd.DataFrame:
        """Return each target and what a later speech says of it, with the target's sentence in column `said`.

        Examples
        --------
        >>> rows = speeches.outcomes()
        >>> missed = rows[(rows["met"] == "missed") & (rows["ratio"] < 0.9)]
        >>> missed[["place", "year", "object", "target_value", "achieved_value"]].head(2)
           place  year object  target_value  achieved_value
        22   柳沟镇  2019     生猪       18000.0         12000.0
        61   石磨镇  2023     夏菜        6000.0          5200.0
        """
        rows = self.table(OUTCOMES)
        said = self._quote(rows["target_doc"], rows["target_start"])
        return rows.assign(said=said, said_later=self._quote(rows["achieved_doc"], rows["achieved_start"]))

    def correct(self, corrections: pd.DataFrame):
        """Return the same collection with its targets corrected, as a build does with data/lexicon/corrections.csv.

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
        from fieldwords.targets.corrections import SCHEMA, apply_corrections

        rows = corrections[list(SCHEMA.columns)].astype("str")
        targets, outcome = apply_corrections(self.table("targets"), rows)
        changed = {"targets": targets, "corrections": outcome}
        return type(self)(lambda name: changed[name] if name in changed else self.table(name))

    def _quote(self, docs, starts):
        """The sentence at each place."""
        places = pd.DataFrame({"doc": docs.astype("str"), "start": starts, "row": range(len(docs))})
        places = places.dropna().astype({"start": "int64"}).sort_values("start", kind="stable")
        sentences = self.sentences[["doc", "start", "text"]].sort_values("start", kind="stable")
        found = pd.merge_asof(places, sentences, on="start", by="doc").set_index("row")["text"]
        return found.astype("str").reindex(range(len(docs))).str.strip().to_numpy()

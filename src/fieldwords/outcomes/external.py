"""An outside check: the panel beside figures from elsewhere, such as the statistical communiqués."""

import pandas as pd

from fieldwords.errors import FieldwordsError, read_whole, require_columns
from fieldwords.outcomes.item_names import standard_names
from fieldwords.outcomes.mentions import WHOLE

NEEDED = ("place", "year", "item", "measure", "value")


def compare(panel: pd.DataFrame, external: pd.DataFrame) -> pd.DataFrame:
    """Return `panel` with what another table says of its outcomes.

    Parameters
    ----------
    panel : DataFrame
        Table `panel`.
    external : DataFrame
        Columns place, year, item, measure, value (in the panel's base unit: 吨, 亩, 元); source, unit_base and concept
        where you have them. One row a place, year, item and measure.

    Returns
    -------
    DataFrame
        `panel` with external_value, external_source and external_diff (panel value less external value) filled in the
        rows of levels that were reached by the whole place.

    Raises
    ------
    FieldwordsError
        A column is missing, a year is no whole number, or two rows are of one figure.

    Examples
    --------
    >>> yearbook = pd.DataFrame({"place": ["柳沟镇"], "year": 2017, "value": 12900.0})
    >>> yearbook = yearbook.assign(item="小麦", measure="面积")
    >>> compared = fw.compare(speeches.table("panel"), yearbook)
    >>> compared.dropna(subset="external_diff")[["item", "year", "value", "external_value", "external_diff"]]
       item  year    value  external_value  external_diff
    35   小麦  2017  13000.0         12900.0          100.0
    """
    require_columns(external, NEEDED, "compare: external", f"a table with {', '.join(NEEDED)}")
    on = [*NEEDED[:-1], *(name for name in ("unit_base", "concept") if name in external.columns)]
    figures = external.assign(item=standard_names(external["item"]), source=external.get("source", "external"))
    figures["year"] = [read_whole(year, "external table: year") for year in figures["year"]]
    figures["value"] = pd.to_numeric(figures["value"])
    twice = figures[figures.duplicated(on)]
    if len(twice):
        raise FieldwordsError(f"external table: two rows for {' '.join(map(str, twice.iloc[0][on]))}; keep one")
    found = panel[on].merge(figures, how="left", on=on)
    fits = panel["track"].eq("outcome") & panel["kind"].eq("level") & panel["scope"].eq(WHOLE)
    value, source = (found[name].set_axis(panel.index).where(fits) for name in ("value", "source"))
    source = source.where(value.notna()).astype("str")
    return panel.assign(external_value=value, external_source=source, external_diff=panel["value"] - value)


def read_communiques(panel: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the levels of a panel built from communiqués, as an external table: their source is the document."""
    communiques = documents.loc[documents["genre"].eq("communique"), "doc"]
    rows = panel[panel["doc"].isin(communiques) & panel["value"].notna()]
    rows = rows[rows["track"].eq("outcome") & rows["kind"].eq("level") & rows["scope"].eq(WHOLE)]
    rows = rows.drop_duplicates([*NEEDED[:-1], "unit_base", "concept"])
    return rows[[*NEEDED, "unit_base", "concept"]].assign(source=rows["doc"])

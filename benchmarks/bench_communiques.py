"""Grain of the nation as its government's reports tell it, beside the statistical communiqués of the collection.

Run: python benchmarks/bench_communiques.py TABLES   (the folder of tables of a collection that holds both)

The panel is built from the work reports alone, the other table from the communiqués alone; both through the same rules.
"""

import argparse
from pathlib import Path

import pandas as pd

from fieldwords.build.store import read_table
from fieldwords.outcomes import compare, follow_targets
from fieldwords.outcomes.external import read_communiques

FIRST, LAST = 1978, 2025


def panel_of(genre: str, folder: Path) -> pd.DataFrame:
    """Return the panel that the documents of one genre give by themselves."""
    documents = read_table("documents", folder)
    documents = documents[documents["genre"].eq(genre) & documents["level"].eq("nation")]
    targets = read_table("targets", folder)
    targets = targets[targets["doc"].isin(documents["doc"])]
    texts = read_table("texts", folder).merge(read_table("counted", folder, columns=["doc", "gaps"]), on="doc")
    return follow_targets(targets, documents, texts, read_table("sections", folder))["panel"]


def main():
    """Print the years that differ or are missing, and how many agree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    external = read_communiques(panel_of("communique", folder), read_table("documents", folder))
    panel = compare(panel_of("work_report", folder), external)
    grain = panel[panel["item"].eq("粮食") & panel["measure"].eq("产量") & panel["unit_base"].eq("吨")]
    grain = grain[grain["kind"].eq("level") & grain["track"].eq("outcome") & grain["scope"].eq("whole")]
    grain = grain[grain["year"].between(FIRST, LAST)].sort_values("year").set_index("year")
    shown = grain["value"].notna() | grain["low"].notna()
    differs = grain["external_diff"].abs() > grain["step"].fillna(0)
    columns = ["value", "low", "exactness", "external_value", "external_diff", "flags", "doc", "text"]
    print(grain.loc[differs | grain["value"].isna(), columns].to_string())
    missing = sorted(set(range(FIRST, LAST + 1)) - set(grain.index[shown]))
    known = grain["external_diff"].notna()
    print(f"years present {shown.sum()} of {LAST - FIRST + 1}; with a value beside the communiqué's {known.sum()},")
    print(f"within the step as written {(known & ~differs).sum()}; missing: {', '.join(map(str, missing))}")


if __name__ == "__main__":
    main()

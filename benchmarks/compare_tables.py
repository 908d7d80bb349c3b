"""Compare two folders of built tables: which tables and rows differ. Run: compare_tables.py BEFORE AFTER [TABLE ...]"""

import sys
from pathlib import Path

import pandas as pd


def compare_tables(before: Path, after: Path, names: list[str]) -> int:
    """Print a line a table with the number of rows that stand in one folder only, and return their sum."""
    differences = 0
    for name in names or sorted(path.stem for path in before.glob("*.parquet")):
        old, new = (read_rows(folder / f"{name}.parquet") for folder in (before, after))
        columns = [column for column in old.columns if column in new.columns]
        added = [column for column in new.columns if column not in old.columns]
        lost = [column for column in old.columns if column not in new.columns]
        rows = [
            table[columns].astype("string").fillna("").agg("\x1f".join, axis=1).value_counts() for table in (old, new)
        ]
        apart = int(rows[0].sub(rows[1], fill_value=0).abs().sum())
        differences += apart + len(lost)
        print(
            f"{name:<14}{len(old):>9}{len(new):>9} rows, {apart} differ",
            *(f"lost {c}" for c in lost),
            *(f"new {c}" for c in added),
        )
    return differences


def read_rows(path: Path) -> pd.DataFrame:
    """Return a table, its bytes as hexadecimal numbers."""
    table = pd.read_parquet(path)
    raw = [name for name in table if table[name].dtype == object]
    return table.assign(**{name: table[name].map(bytes.hex, "ignore") for name in raw})


if __name__ == "__main__":
    total = compare_tables(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
    print(f"{total} differences")
    sys.exit(total > 0)

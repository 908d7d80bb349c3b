"""Write docs/api.md from the docstrings of the door. Run: make docs"""

import inspect
from pathlib import Path

import fieldwords as fw

HEAD = """# The door

Written by `make docs` from the docstrings; every example below runs in `make test` on the example collection, with
`import fieldwords as fw`, `import pandas as pd` and `speeches = fw.open()` before it.

## Four questions

Cattle kept in one town over the years, with the sentences, and drawn:

```python
import fieldwords as fw

town = fw.open().select(place="石磨镇")
cattle = town.panel(item="牛", measure="存栏", kind="level")
answer = cattle[["year", "track", "value", "unit_base", "said"]]
fw.plot_target_trend(cattle)
```

Ten words of 2018-2020 against 2021-2023:

```python
import fieldwords as fw

speeches = fw.open()
early, late = speeches.select(years=range(2018, 2021)), speeches.select(years=range(2021, 2024))
answer = early.keyness(late).head(10)[["term", "count_a", "count_b", "log_ratio", "rank_q"]]
```

All targets missed by more than a tenth, with both sentences:

```python
import fieldwords as fw

rows = fw.open().outcomes()
missed = rows[(rows["verdict"] == "missed") & (rows["ratio"] < 0.9)]
answer = missed[["place", "year", "item", "target", "answer", "ratio", "said", "said_later"]]
```

How often a term is said in each place:

```python
import fieldwords as fw

rates = fw.open().count("乡村振兴", by="place")
answer = rates[rates["layer"] == "phrase"][["place", "count", "n_docs", "n_han", "per_10k", "low", "high"]]
fw.plot_rates(rates)
```
"""


def write_entry(name: str, thing) -> str:
    """Return the entry of a function: how it is called, and its docstring."""
    call = (
        str(inspect.signature(thing))
        .replace("pandas.", "pd.")
        .replace("matplotlib.figure.", "")
        .replace("pathlib._local.", "pathlib.")
    )
    return f"### {name}\n\n```text\n{name}{call}\n\n{inspect.getdoc(thing)}\n```\n"


def write_api() -> str:
    """Return the whole page: the four questions, the functions, the questions a collection can be asked."""
    functions = [name for name in fw.__all__ if name != "Collection"]
    questions = sorted(name for name in dir(fw.Collection) if not name.startswith("_"))
    parts = [HEAD, "## Functions\n"]
    parts += [write_entry(f"fw.{name}", getattr(fw, name)) for name in functions]
    parts += [f"## A collection\n\n{inspect.getdoc(fw.Collection).splitlines()[0]}\n"]
    parts += [write_entry(f"speeches.{name}", inspect.getattr_static(fw.Collection, name)) for name in questions]
    return "\n".join(parts)


if __name__ == "__main__":
    Path(__file__).with_name("api.md").write_text(write_api(), encoding="utf-8")

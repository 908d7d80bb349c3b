"""What a build costs, cold and after a small change. Run: bench_build.py [RAW] [--steps STEP ...] [--times N]

Every step runs in processes of its own, N times; the middle figure is printed in CPU seconds and set against the table
of benchmarks/README.md: a step that moved by more than 15 % is named. Seconds of different machines are comparable by
their ratio to the first row, jieba's own segmentation of 600,000 characters.
"""

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import warnings
from pathlib import Path

from processes import Cost, measure

HOME = Path(__file__).resolve().parents[1]
PYTHON = [sys.executable, "-m", "fieldwords"]
MOVED = 0.15
LINES = "今年全镇粮食播种面积稳定在6.2万亩以上，生猪存栏1.35万头，培育家庭农场48家，人居环境整治行动覆盖全部行政村。\n"
JIEBA = (
    "import sys, warnings; warnings.simplefilter('ignore'); import jieba; jieba.setLogLevel(60); jieba.initialize();"
    "jieba.lcut(open(sys.argv[1], encoding='utf-8').read())"
)


class Bench:
    """A copy of the speeches and of the lexicon, to be changed, and a folder of tables."""

    def __init__(self, raw: Path, folder: Path):
        self.raw = shutil.copytree(raw, folder / "raw")
        self.lexicon = shutil.copytree(HOME / "data" / "lexicon", folder / "lexicon")
        self.out, self.folder, self.number = folder / "out", folder, 0

    def run(self, *arguments: str) -> Cost:
        """Return the cost of a command of fieldwords with this lexicon."""
        return measure([*PYTHON, *arguments], {"FIELDWORDS_LEXICON": str(self.lexicon)})

    def build(self, *arguments: str) -> Cost:
        """Return the cost of a build."""
        return self.run("build", "--raw", str(self.raw), "--out", str(self.out), *arguments)

    def jieba(self) -> Cost:
        """jieba.lcut over 600,000 characters, its start included: what other figures are set against."""
        (self.folder / "text.txt").write_text(LINES * (600_000 // len(LINES)), encoding="utf-8")
        return measure([sys.executable, "-c", JIEBA, str(self.folder / "text.txt")])

    def help(self) -> Cost:
        """`fieldwords --help`"""
        return self.run("--help")

    def cold(self) -> Cost:
        """a build from nothing"""
        shutil.rmtree(self.out, ignore_errors=True)
        return self.build()

    def one_process(self) -> Cost:
        """the same with one process"""
        shutil.rmtree(self.out, ignore_errors=True)
        return self.build("--jobs", "1")

    def nothing(self) -> Cost:
        """a build with nothing changed"""
        return self.build()

    def document(self) -> Cost:
        """one document added"""
        self.number += 1
        first = next(path for path in sorted(self.raw.rglob("*")) if path.is_file() and path.suffix in (".txt", ".md"))
        text = first.read_text(encoding="utf-8", errors="replace") + f"\n这是第{self.number}份。\n"
        (self.raw / f"added-{self.number}.txt").write_text(text, encoding="utf-8")
        return self.build()

    def phrase(self) -> Cost:
        """a row of phrases.csv added"""
        return self._add_row("phrases.csv", "一年接着一年干{},方法,,,,\n")

    def item(self) -> Cost:
        """a row of farm_items.csv added"""
        return self._add_row("farm_items.csv", "石墩子草{},,crop\n")

    def report(self) -> Cost:
        """a report from nothing"""
        shutil.rmtree(self.folder / "pages", ignore_errors=True)
        return self.run("report", "--raw", str(self.raw), "--out", str(self.folder / "pages"))

    def _add_row(self, table, row):
        self.number += 1
        with open(self.lexicon / table, "a", encoding="utf-8") as handle:
            handle.write(row.format("一二三四五六七八九"[self.number % 9] * (1 + self.number // 9)))
        return self.build()


STEPS = ("jieba", "help", "cold", "one_process", "nothing", "document", "phrase", "item", "report")


def read_committed(collection: str) -> dict[str, float]:
    """Return step -> CPU seconds of the table of benchmarks/README.md for a collection; empty when it has none."""
    words = (HOME / "benchmarks" / "README.md").read_text(encoding="utf-8")
    part = re.search(rf"^### {re.escape(collection)}\n(.*?)(?=^#|\Z)", words, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| ([\d.]+) ", part[1] if part else "", re.MULTILINE)
    return {step: float(seconds) for step, seconds in rows}


def main() -> int:
    """Print the table of the steps asked for; the status is 1 when one of them has become slower."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("raw", type=Path, nargs="?", default=os.environ.get("RAW") or HOME / "data" / "raw")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    name = "example" if asked.raw == HOME / "data" / "raw" else Path(asked.raw).name
    committed, found = read_committed(name), {}
    print(f"### {name}\n\n| step | what | CPU s (main process) | to jieba | peak MB |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="fieldwords-bench-") as folder:
        bench = Bench(Path(asked.raw), Path(folder))
        for step in dict.fromkeys(["jieba", *asked.steps]):
            work = getattr(bench, step)
            costs = [work() for _ in range(asked.times)]
            middle = sorted(costs, key=lambda cost: cost.cpu)[len(costs) // 2]
            found[step] = middle.cpu
            ratio, peak = middle.cpu / found["jieba"], statistics.median(cost.peak for cost in costs)
            what = work.__doc__.split(":")[0]
            print(
                f"| `{step}` | {what} | {middle.cpu:.2f} ({middle.main:.2f}) | {ratio:.2f} | {peak:.0f} |", flush=True
            )
    slower = False
    for step, seconds in found.items():
        before = committed.get(step, 0) / committed.get("jieba", 1)
        moved = seconds / found["jieba"] / before - 1 if before else 0
        if abs(moved) > MOVED and step != "jieba":
            print(f"{step}: {moved:+.0%} against benchmarks/README.md, measured by jieba")
            slower |= moved > 0
    return int(slower)


if __name__ == "__main__":
    sys.exit(main())

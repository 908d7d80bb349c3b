"""How good the extraction is on every gold file at hand; writes data/quality.csv, which the report shows.

Run: python benchmarks/bench_quality.py [--shared FOLDER]

The example collection's truth is in the repository; the development gold (real reports, two composed speeches) lies in
the shared folder beside it. Rows of golds that are not at hand are kept as they are, so are those of held-out golds,
which were scored once, before the rules had seen them.
"""

import argparse
from pathlib import Path

import pandas as pd

import fieldwords as fw
from fieldwords import paths
from fieldwords.targets.evaluation import evaluate_targets, read_gold

EXAMPLE = paths.HOME / "tests" / "gold" / "example_targets.jsonl"
DEVELOPMENT = {
    "recent reports": ("gold/dev.jsonl", "corpus/gov/政府工作报告-其他地市"),
    "older reports": ("gold/dev-odd.jsonl", "corpus/gov"),
    "town speeches": ("gold/dev-speeches.jsonl", "gold"),
}


def score_gold(name: str, kind: str, gold: Path, root: Path) -> pd.DataFrame:
    """Return the figures of one gold file as rows of data/quality.csv."""
    rows = read_gold(gold)
    docs = sorted({row["doc"] for row in rows})
    scores = evaluate_targets(rows, fw.read(*(root / doc for doc in docs), root=root).table("targets"))
    scores = scores.rename(columns={"gold": "annotated"})
    scores.insert(0, "gold", name)
    scores.insert(1, "kind", kind)
    scores.insert(2, "documents", len(docs))
    return scores.round(3)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=paths.HOME.parent / "shared")
    shared = parser.parse_args().shared
    frames = [score_gold("example collection", "in development, composed", EXAMPLE, paths.RAW)]
    for name, (gold, root) in DEVELOPMENT.items():
        if (shared / gold).is_file():
            frames.append(score_gold(name, "in development", shared / gold, shared / root))
    if paths.QUALITY.is_file():
        old = pd.read_csv(paths.QUALITY, encoding="utf-8")
        frames.append(old[~old["gold"].isin({frame["gold"].iloc[0] for frame in frames})])
    quality = pd.concat(frames, ignore_index=True)
    quality.to_csv(paths.QUALITY, index=False, encoding="utf-8", lineterminator="\n")
    print(quality.to_string(index=False))


if __name__ == "__main__":
    main()

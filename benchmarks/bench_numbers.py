"""How fast numbers with units are spotted. Run: python benchmarks/bench_numbers.py [FOLDER]

Texts are the .md and .txt files below FOLDER; without one, 200 texts are made of short sentences. Processor time of
this process on one core, the best of five; the first reading of a number is counted once, as in a corpus.
"""

import random
import sys
import time
from pathlib import Path

from fieldwords.corpus.folding import fold_text
from fieldwords.quantities.finding import find_quantities, number_pattern

STATED = ("全年种植蔬菜{}亩以上，", "牛饲养量达到{}万头、羊{}万只。", "增长{}%左右，", "翻一番，占三分之一。")
SAID = (
    "坚持一张蓝图绘到底，扎实做好三项工作，把各项任务抓紧抓实抓出成效，",
    "（一）加快推进农田建设，完善基础设施，补齐短板弱项。",
    "要把责任一级一级压实，十个村的干部要到地头去，到群众中去。",
)


def read_texts(names: list[str]) -> list[str]:
    """Return the folded texts of a folder, or made ones of 17,000 characters."""
    if names:
        paths = sorted(path for path in Path(names[0]).rglob("*") if path.suffix in (".md", ".txt"))
        return [fold_text(path.read_text(encoding="utf-8")).text for path in paths]
    draw = random.Random(1)
    mixed = ["".join(draw.choices(SAID * 5 + STATED, k=600)).split("{}") for _ in range(200)]
    return ["".join(f"{piece}{draw.randint(1, 999) / 10:g}" for piece in pieces) for pieces in mixed]


def time_best(name: str, work, texts: list[str]) -> None:
    """Print characters a second and what was found."""
    best, size = float("inf"), sum(map(len, texts))
    for _ in range(5):
        start = time.process_time()
        found = sum(work(text) for text in texts)
        best = min(best, time.process_time() - start)
    print(f"{name:24}{size / best / 1e6:8.1f} million characters a second{found:12,} found")


def main(names: list[str]) -> None:
    """Print one line for the pattern alone and one for the whole function."""
    texts = read_texts(names)
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters")
    time_best("number_pattern", lambda text: sum(1 for _ in number_pattern().finditer(text)), texts)
    time_best("find_quantities", lambda text: len(find_quantities(text)), texts)


if __name__ == "__main__":
    main(sys.argv[1:])

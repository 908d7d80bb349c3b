"""Speed of the whole extraction, and whether every row's text stands at its place.

Run: python benchmarks/bench_targets.py FOLDER [--every N]

CPU seconds of one process (the machine may be busy): reading, parsing and extraction apart, in characters a second.
"""

import argparse
import time
from pathlib import Path

from fieldwords.corpus.document import parse_document
from fieldwords.reading.folder import find_files, read_file
from fieldwords.targets.extraction import extract_targets


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every N-th file")
    asked = parser.parse_args()
    docs = find_files(asked.folder).docs[:: asked.every]
    warm = parse_document(docs[0], read_file(asked.folder / docs[0]))
    extract_targets(warm)  # the lexicon is read once
    spent = {"read": 0.0, "parse": 0.0, "extract": 0.0}
    n_chars = n_rows = n_wrong = 0
    for doc in docs:
        begin = time.process_time()
        reading = read_file(asked.folder / doc)
        read = time.process_time()
        document = parse_document(doc, reading)
        parsed = time.process_time()
        rows = extract_targets(document)
        done = time.process_time()
        spent["read"] += read - begin
        spent["parse"] += parsed - read
        spent["extract"] += done - parsed
        n_chars += len(reading.text)
        n_rows += len(rows)
        n_wrong += sum(reading.text[row[1] : row[2]] != row[3] for row in rows)
    print(f"{len(docs)} files, {n_chars:,} characters, {n_rows:,} quantities, {n_wrong} not at their place")
    for stage, seconds in spent.items():
        print(f"{stage:<8}{seconds:8.1f} s of CPU{n_chars / seconds / 1e6:8.2f} million characters a second")


if __name__ == "__main__":
    main()

"""Stamps: what each table was built from, held against what is there now; the difference is what a build has to do."""

import hashlib
import json
import platform
import shutil
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from fieldwords import paths
from fieldwords.build.reach import WORD_BY_WORD, find_reach
from fieldwords.build.writing import read_key
from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_rows
from fieldwords.reading.folder import Files, hash_file

PACKAGE = Path(__file__).parents[1]
COMMON_CODE = ("errors.py", "lexicon.py", "schemas.py")
COMMON_CODE += tuple(f"build/{name}.py" for name in ("assembly", "columns", "derived", "stages", "store"))
TEXT_TABLES = ("cells", "characters", "file_kinds", "genres", "headings", "places", "plan_periods", "text_lists")
TEXT_TABLES += ("year_cues",)
TARGET_TABLES = ("bases", "confidence", "crop_forms", "cues", "farm_items", "frames", "item_names")
TARGET_TABLES += ("lender_weights", "measures", "noun_signs", "panel_words", "place_codes", "plain_words", "status")
TARGET_TABLES += ("subject_weights", "units", "word_lists")
COMMON_LIBRARIES = ("numpy", "pandas", "pyarrow")
tell_version = cache(metadata.version)  # several stages rest on one library


class Stage(NamedTuple):
    """A part of the build."""

    tables: tuple[str, ...]  # what it writes
    code: tuple[str, ...]  # the folders and files of the package whose change makes its tables stale
    lexicon: tuple[str, ...] = ()  # the tables of data/lexicon that it reads
    libraries: tuple[str, ...] = ()  # distributions whose version can change a number
    programs: tuple[str, ...] = ()  # programs outside Python that it uses where they are installed


STAGES = {
    "corpus": Stage(
        tables=("documents", "quarantine", "texts", "counted", "signs", "marks", "sections", "sentences"),
        code=("reading", "corpus"),
        lexicon=TEXT_TABLES,
        libraries=("lxml", "opencc", "pypdf", "pypdfium2", "selectolax", "striprtf"),
        programs=("antiword",),
    ),
    "words": Stage(
        tables=("term_counts",),
        code=("terms/counts.py", "terms/segmentation.py"),
        libraries=("jieba", "rjieba"),
    ),
    "terms": Stage(
        tables=("term_counts", "term_years"),
        code=("terms",),
        lexicon=("phrases", "term_groups"),
        libraries=("ahocorasick-rs", "jieba", "rjieba", "scipy"),
    ),
    "targets": Stage(
        tables=("targets", "corrections", "panel", "mentions", "revisions", "outcomes"),
        code=("quantities", "targets", "outcomes"),
        lexicon=TARGET_TABLES,
        libraries=("ahocorasick-rs", "rjieba"),
    ),
}


def digest(*parts) -> str:
    """Return the SHA-256 of the parts, as JSON writes them, in hexadecimal."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def stamp_stage(name: str) -> str:
    """Return the stamp of a stage: its code, its lexicon tables, the versions of its libraries.

    Raises
    ------
    FieldwordsError
        A lexicon table is missing.
    """
    stage = STAGES[name]
    sources = [PACKAGE / file for file in COMMON_CODE]
    sources += [source for part in stage.code for source in list_code(part)]
    libraries = {library: tell_version(library) for library in (*COMMON_LIBRARIES, *stage.libraries)}
    return digest(
        {source.relative_to(PACKAGE).as_posix(): hash_file(source) for source in sources},
        hash_file(paths.TABLES),
        {table: _hash_lexicon(table) for table in stage.lexicon if table != WORD_BY_WORD},
        [rule for rule in read_rows("columns") if rule[0] in stage.lexicon],
        {"python": platform.python_version_tuple()[:2], **libraries},
        {program: shutil.which(program) is not None for program in stage.programs},
    )


def list_code(part: str) -> list[Path]:
    """Return the modules of a folder of the package, or the one module that is named."""
    return [PACKAGE / part] if part.endswith(".py") else sorted((PACKAGE / part).rglob("*.py"))


def stamp_code() -> str:
    """Return one stamp for the code, the lexicon and the libraries of all stages: a worker's must be the same."""
    return digest([stamp_stage(name) for name in STAGES], _hash_lexicon(WORD_BY_WORD))


def _hash_lexicon(table):
    path = paths.LEXICON / f"{table}.csv"
    try:
        return hash_file(path)
    except OSError:
        raise FieldwordsError(f"{path}: lexicon table missing; take it from git or set FIELDWORDS_LEXICON") from None


@dataclass(frozen=True)
class Plan:
    """What the tables are to be built from, and what has to be done for it."""

    files: Files  # the folder of speeches and what lies in it
    wanted: dict[str, dict[str, str]]  # doc -> stage -> stamp
    stated: dict[str, dict]  # stage -> what else its tables rest on: a row that fits no document must be noticed, too
    recorded: dict[str, dict]  # stage -> what its tables were built from; empty where they are not intact
    todo: dict[str, tuple[str, ...]]  # doc -> the stages that it has to go through
    failed: frozenset[str]  # the documents that failed now, or before and are unchanged

    @cached_property
    def held(self) -> dict[str, set[str]]:
        """Stage -> the documents whose rows still hold."""
        read = self.wanted.keys() - self.failed
        return {stage: {doc for doc in read if stage not in self.todo.get(doc, ())} for stage in STAGES}

    @cached_property
    def stale(self) -> dict[str, dict]:
        """Stage -> what its tables have to be built from, where these are not as they should be.

        Stages that fill one table together are done together.
        """
        read = {doc: stages for doc, stages in self.wanted.items() if doc not in self.failed}
        stamps = {
            stage: {"documents": {doc: stages[stage] for doc, stages in read.items()}, **self.stated[stage]}
            for stage in STAGES
        }
        stamps["corpus"]["failed"] = {doc: digest(self.wanted[doc]) for doc in sorted(self.failed)}
        changed = [stage for stage in STAGES if not stamps[stage].items() <= self.recorded[stage].items()]
        tables = {name for stage in changed for name in STAGES[stage].tables}
        return {stage: stamp for stage, stamp in stamps.items() if tables & {*STAGES[stage].tables}}


def plan_build(files: Files, hashes: dict[str, str], manifest: dict[str, dict[str, str]], out: Path) -> Plan:
    """Return what has to be done: the stamps that are wanted, set against those on record in `out`.

    `hashes` are doc -> SHA-256 of its file, or why it has none; `manifest` is doc -> its row.

    Raises
    ------
    FieldwordsError
        A lexicon table is missing or wrong.
    """
    recorded = {stage: read_key(out, stage) for stage in STAGES}
    items, reached = find_reach(recorded, out)
    corrections = read_rows("corrections")
    unreadable = [[doc, fault.reason] for doc, fault in files.unreadable]
    stated = dict.fromkeys(STAGES, {})
    stated["corpus"] = {"manifest": digest(manifest), "unreadable": unreadable}
    stated["targets"] = {"corrections": digest(corrections), WORD_BY_WORD: items}
    wanted = stamp_documents(files.raw, hashes, manifest, corrections)
    before = recorded["corpus"].get("failed", {})
    failed = frozenset(doc for doc, stamps in wanted.items() if before.get(doc) == digest(stamps))
    todo = {}
    for doc in sorted(wanted.keys() - failed):
        found = {stage: recorded[stage].get("documents", {}).get(doc) for stage in STAGES}
        found["targets"] = None if doc in reached else found["targets"]
        todo[doc] = tuple(stage for stage in STAGES if found[stage] != wanted[doc][stage])
    todo = {doc: stages for doc, stages in todo.items() if stages}
    return Plan(files, wanted, stated, recorded, todo, failed)


def stamp_documents(raw: Path, hashes: dict, manifest: dict, corrections: Iterable[tuple]) -> dict[str, dict[str, str]]:
    """Return doc -> stage -> stamp: the hash of all that the stage's rows of the document depend on.

    That is its file, its rows of the manifest and of the corrections, and the stamp of the stage; terms and targets
    depend on what the corpus stage made of the document.
    """
    stages, corrected, stamps = {name: stamp_stage(name) for name in STAGES}, defaultdict(list), {}
    for doc, *correction in corrections:
        corrected[doc].append(correction)
    within = raw.absolute().name
    within = "" if within.isascii() else within  # it may be a place, then the documents' too
    for doc, file in hashes.items():
        corpus = digest(stages["corpus"], within, doc, file, manifest.get(doc))
        targets = digest(stages["targets"], corpus, corrected.get(doc))
        words, terms = digest(stages["words"], corpus), digest(stages["terms"], corpus)
        stamps[doc] = {"corpus": corpus, "words": words, "terms": terms, "targets": targets}
    return stamps

"""The project as a whole: layout, imports, environment, notebooks, and what must not be in the tree.

No conda channel is asked here: whether environment.yml can be solved is not tested, only that it says what
pyproject.toml says.
"""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from fieldwords.build.stamps import COMMON_CODE, COMMON_LIBRARIES, STAGES, list_code
from fieldwords.lexicon import read_rows

HOME = Path(__file__).resolve().parents[1]
SOURCE = HOME / "src" / "fieldwords"
MODULES = sorted(SOURCE.rglob("*.py"))
BUILT = {".git", ".venv", "reports", "processed", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}
BUILT |= {".ipynb_checkpoints", "fieldwords.egg-info"}


def list_files(folder=HOME):
    """The files of the repository: all but what is built."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in BUILT:
            yield from list_files(path)
        elif path.is_file() and path.name not in BUILT:  # .git is a file in a second work tree
            yield path


def parse(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path):
    return path.relative_to(SOURCE).as_posix()


def imported(tree):
    """Every module that a tree imports anywhere, by full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree):
    """The last name of everything that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", None)), node


# --- layout


def test_what_a_visitor_looks_for_is_at_the_top():
    expected = {
        *("README.md", "README.zh.md", "LICENSE", "CITATION.cff", "CHANGELOG.md", "Makefile", ".gitignore", ".ci"),
        *("pyproject.toml", "requirements.lock", "environment.yml"),
        *("benchmarks", "data", "docs", "notebooks", "src", "tests"),
    }
    assert expected <= {path.relative_to(HOME).parts[0] for path in list_files()}


def test_data_is_as_its_readme_says():
    assert {path.name for path in (HOME / "data").iterdir()} == {
        "README.md",
        "README.zh.md",
        "raw",
        "gold",
        "lexicon",
        "processed",
        "calibration.csv",
        "quality.csv",
        "tables.csv",
    }
    words = (HOME / "data" / "README.md").read_text(encoding="utf-8")
    missing = [path.name for path in (HOME / "data" / "lexicon").glob("*.csv") if f"`{path.name}`" not in words]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_codebook_has_every_table_and_column(name):
    from fieldwords.schemas import TABLES

    words = (HOME / "data" / name).read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### `(\w+)`.*?\n(.*?)(?=^##|\Z)", words, re.MULTILINE | re.DOTALL))
    assert sections.keys() == TABLES.keys()
    for name, schema in TABLES.items():
        assert re.findall(r"^\| `(\w+)` \|", sections[name], re.MULTILINE) == list(schema.columns), name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_fits_in_one_head(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 250


def test_tests_mirror_the_package():
    # Of no one module: the project, the pages in a browser, the notebooks; all patterns and bounds, peers.
    names = {"test_door.py", "test_project.py", "test_report.py", "pages/test_notebooks.py", "pages/test_browser.py"}
    names |= {"targets/test_patterns.py", "targets/test_peers.py", "reading/test_hostile.py", "reading/test_bounds.py"}
    for path in sorted((HOME / "tests").rglob("test_*.py")):
        below = path.relative_to(HOME / "tests")
        if below.as_posix() not in names and not (SOURCE / below.parent / below.name.removeprefix("test_")).is_file():
            pytest.fail(f"tests/{below} tests no module of that name")


# --- imports

FROM_BELOW = {
    "reading": set(),
    "corpus": {"reading"},
    "terms": {"reading", "corpus"},
    "quantities": {"reading", "corpus"},
    "targets": {"reading", "corpus", "quantities"},
    "outcomes": {"reading", "corpus", "quantities", "targets"},
    "figures": {"reading", "corpus", "terms", "quantities", "targets", "outcomes"},
    "build": {"reading", "corpus", "terms", "quantities", "targets", "outcomes"},
    "pages": {"reading", "corpus", "terms", "quantities", "targets", "outcomes", "figures", "build"},
}


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != SOURCE], ids=name_of)
def test_imports_point_one_way(path):
    package = name_of(path).split("/")[0]
    allowed = FROM_BELOW[package] | {package, "errors", "lexicon", "paths", "schemas"}
    reached = {name.split(".")[1] for name in imported(parse(path)) if name and name.startswith("fieldwords.")}
    assert reached <= allowed | {"__version__"}


@pytest.mark.parametrize("path", [SOURCE / "schemas.py", SOURCE / "lexicon.py"], ids=name_of)
def test_schemas_and_lexicon_know_no_package(path):
    assert (
        not {name.split(".")[1] for name in imported(parse(path)) if name.startswith("fieldwords.")} & FROM_BELOW.keys()
    )


def importers(*packages):
    return {
        name_of(path)
        for path in MODULES
        if {name.split(".")[0] for name in imported(parse(path)) if name} & {*packages}
    }


def callers(*names):
    return {name_of(path) for path in MODULES if {name for name, _ in called(parse(path))} & {*names}}


def test_one_module_knows_the_segmenter_and_one_its_tags():
    assert importers("jieba", "rjieba") == {"terms/segmentation.py", "outcomes/noun_phrases.py"}


def test_one_module_sets_the_style_of_figures():
    assert {name_of(path) for path in MODULES if "rcParams" in path.read_text(encoding="utf-8")} == {"figures/style.py"}


def test_the_build_alone_writes_tables():
    writers = callers("to_parquet", "write_table", "to_feather", "to_pickle", "to_excel")
    assert writers == {"build/assembly.py", "build/store.py"}


def test_only_reading_opens_a_raw_file():
    openers = callers("open", "read_text", "read_bytes", "read_csv", "fdopen")
    inside = {name for name in openers if name.split("/")[0] in ("corpus", "terms", "targets")}
    assert inside <= {"corpus/manifest.py", "targets/evaluation.py"}


# --- names: one meaning, one name, one place


def test_no_two_modules_have_one_name():
    names = [path.stem for path in MODULES if path.stem != "__init__"]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_the_top_of_the_package_is_small():
    assert len(list(SOURCE.glob("*.py"))) <= 8


def dotted(path):
    return ".".join(("fieldwords", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


def test_no_imports_go_round_in_a_circle():
    modules = {dotted(path): path for path in MODULES}
    reached = {name: {*imported(parse(path))} & modules.keys() - {name} for name, path in modules.items()}
    while free := [name for name, others in reached.items() if not others]:
        reached = {name: others.difference(free) for name, others in reached.items() if name not in free}
    assert reached == {}


# What training writes with.
FOR_TESTS = {"use_weights"}


def test_nothing_is_there_that_nothing_calls():
    """Every function and class is named by another part of the package, by the door, or by a command it runs."""
    import fieldwords

    trees = [parse(path) for path in MODULES]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    used = [
        getattr(node, "id", getattr(node, "attr", None)) for node in nodes if isinstance(node, ast.Name | ast.Attribute)
    ]
    words = {word for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
             for word in re.findall(r"\w+", node.value) if "import" in node.value}  # fmt: skip
    for tree in trees:
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("__"):
                own = sum(getattr(part, "id", None) == node.name for part in ast.walk(node))
                named = used.count(node.name) > own or node.name in {*fieldwords.__all__} | words | FOR_TESTS
                assert named, f"{node.name}: nothing calls it"


# --- keys: what a table depends on is in its key


def test_the_key_of_a_stage_names_every_lexicon_table_its_code_reads():
    upstream = {"corpus": set(), "words": {"corpus"}, "terms": {"corpus"}, "targets": {"corpus"}}
    elsewhere = {"stopwords", "modality_maps", "page_words"}  # shown or asked by, never counted or extracted
    elsewhere |= {"corrections"}  # in the key of the document that a row corrects
    for name, stage in STAGES.items():
        sources = [path for part in stage.code for path in list_code(part)]
        calls = [
            node
            for path in sources
            for called_name, node in called(parse(path))
            if called_name in ("read_lexicon", "read_rows", "weigh_evidence")
        ]
        read = {node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)}
        lists = {"corpus": "text_lists", "targets": "word_lists"}.get(name)
        read |= {lists for path in sources for called_name, _ in called(parse(path)) if called_name == "compile_words"}
        before = {table for earlier in upstream[name] for table in STAGES[earlier].lexicon}
        assert set(stage.lexicon) == read - before - elsewhere, name


@pytest.mark.parametrize(("stage", "table"), [("corpus", "text_lists"), ("targets", "word_lists")])
def test_the_code_asks_for_every_list_and_for_no_other(stage, table):
    asked = set()
    for path in (path for room in STAGES[stage].code for path in list_code(room)):
        for name, node in called(parse(path)):
            name = getattr(node.args[0], "id", None) if name == "map" else name
            parts = [
                getattr(part, "value", None) for part in ast.walk(parse(path) if name == "compile_words" else node)
            ]
            texts = {text for text in parts if isinstance(text, str)}
            if name == "list_words":
                asked |= texts
            elif name == "compile_words":
                asked |= {*re.findall(r"\{([a-z_]+)\}", " ".join(texts))}
    rows = read_rows(table)
    assert asked == {name for name, *_ in rows}
    assert all(note for *_, note in rows)


def test_the_key_of_a_stage_names_every_library_its_code_imports():
    for name, stage in STAGES.items():
        sources = [path for part in stage.code for path in list_code(part)]
        used = {module.split(".")[0] for path in sources for module in imported(parse(path)) if module}
        used -= sys.stdlib_module_names | {"fieldwords"}
        known = {canonicalize_name(library) for library in (*COMMON_LIBRARIES, *stage.libraries)}
        assert {canonicalize_name(module) for module in used} <= known, name


def test_the_keys_cover_the_code_that_makes_rows():
    assert {*COMMON_CODE} <= {name_of(path) for path in MODULES}
    assert all(path.is_file() for stage in STAGES.values() for part in stage.code for path in list_code(part))
    assert {part.split("/")[0] for stage in STAGES.values() for part in stage.code} == FROM_BELOW.keys() - {
        "figures",
        "pages",
        "build",
    }


# --- environment

PIP_ONLY = {"ahocorasick-rs", "opencc", "pylopdf-fonts-zh-cn", "pypdfium2", "rjieba", "striprtf"}
CONDA_NAMES = {"matplotlib-base": "matplotlib"}


def read_project():
    return tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read_locked():
    lock = (HOME / "requirements.lock").read_text(encoding="utf-8")
    found = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def test_conda_and_pip_install_the_same():
    wanted = {canonicalize_name(one.name): one.specifier for one in map(Requirement, read_project()["dependencies"])}
    file = yaml.safe_load((HOME / "environment.yml").read_text(encoding="utf-8"))
    conda = {one.name: one.specifier for one in map(Requirement, file["dependencies"][:-2])}
    python = conda.pop("python")
    found = {canonicalize_name(CONDA_NAMES.get(name, name)): specifier for name, specifier in conda.items()}
    assert found == {name: specifier for name, specifier in wanted.items() if name not in PIP_ONLY}
    assert str(python) == read_project()["requires-python"]
    assert file["dependencies"][-2:] == ["pip", {"pip": ["-e ."]}]
    assert file["name"] == read_project()["name"] and file["channels"] == ["conda-forge", "nodefaults"]


def test_the_lock_satisfies_the_list_of_dependencies():
    project, locked = read_project(), read_locked()
    extras = [one for group in project["optional-dependencies"].values() for one in group]
    for one in map(Requirement, project["dependencies"] + extras):
        versions = locked.get(canonicalize_name(one.name), set())
        assert versions and all(one.specifier.contains(version) for version in versions), one


def test_every_locked_package_has_hashes():
    lock = (HOME / "requirements.lock").read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        assert re.match(r"[\w.\[\],-]+==\S+", entry) and "--hash=sha256:" in entry, entry.splitlines()[0]


def test_one_version_everywhere():
    version = read_project()["version"]
    from fieldwords import __version__

    assert __version__ == version
    assert yaml.safe_load((HOME / "CITATION.cff").read_text(encoding="utf-8"))["version"] == version
    assert f"## {version}" in (HOME / "CHANGELOG.md").read_text(encoding="utf-8")


# --- what must not be in the tree

UNWANTED = {
    "the address of a package registry": r"(?:pypi|pythonhosted|npmjs|anaconda)\.(?:org|com)|proxy\.golang",
    "a folder of one machine": r"(?<![\w.~/-])/(?:home|root|work|Users|tmp)/\w",
}


@pytest.mark.parametrize("what", UNWANTED)
def test_the_tree_is_free_of(what):
    for path in list_files():
        if path.suffix in {".png", ".pdf", ".docx"} or path == Path(__file__):
            continue
        found = re.search(UNWANTED[what].encode(), path.read_bytes())
        assert not found, f"{path.relative_to(HOME)}: {found and found.group()!r}"


def test_figures_in_the_readmes_are_there():
    for name in ("README.md", "README.zh.md"):
        words = (HOME / name).read_text(encoding="utf-8")
        links = re.findall(r"\]\((?!http|#)([^)]+)\)", words)
        assert links and [link for link in links if not (HOME / link).exists()] == [], name

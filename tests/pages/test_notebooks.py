"""The notebooks as they are committed: thin, stripped, told in prose."""

import ast
import json
import re

import pytest

from fieldwords import paths

FILES = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def read_cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def code_of(path):
    return ["".join(cell["source"]) for cell in read_cells(path) if cell["cell_type"] == "code"]


def test_there_are_five():
    names = ["01-clean-speeches", "02-term-frequency", "03-farming-targets", "04-ask-your-own"]
    assert [path.stem for path in FILES if path.stem[:2] <= "05"] == [*names, "05-annotate-and-correct"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestNotebook:
    def test_is_short(self, path):
        assert len(read_cells(path)) <= 25

    def test_is_stripped(self, path):
        for cell in read_cells(path):
            assert not cell.get("outputs")
            assert cell.get("execution_count") is None

    def test_runs_on_the_kernel_of_any_machine(self, path):
        metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
        assert metadata["kernelspec"]["name"] == "python3"

    def test_calls_and_does_not_define(self, path):
        for source in code_of(path):
            assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, DEFINITIONS)]
            assert "rcParams" not in source

    def test_holds_no_path(self, path):
        for source in code_of(path):
            strings = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
            assert not [
                text for text in strings if isinstance(text, str) and re.search(r"[/\\]|\.(csv|parquet|txt)$", text)
            ]

    def test_begins_with_a_heading_and_what_it_is_about(self, path):
        first = read_cells(path)[0]
        assert first["cell_type"] == "markdown"
        assert re.match(r"# \S[^\n]*\n\n\S", "".join(first["source"]))

    def test_each_figure_has_alternative_text_and_a_name(self, path):
        for cell in read_cells(path):
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and ("subplots" in source or "plot_" in source):
                assert len(cell["metadata"].get("alt", "")) > 20
                assert re.search(r"fw\.show\(.+, f?\"[^\"]+\"(, words)?\)", source)

    def test_imports_the_door_pandas_and_matplotlib_only(self, path):
        nodes = [node for source in code_of(path) for node in ast.walk(ast.parse(source))]
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        assert names <= {"fieldwords", "pandas", "matplotlib.pyplot"}
        assert not [node for node in nodes if isinstance(node, ast.ImportFrom)]

    def test_says_at_the_top_which_collection_it_is_about(self, path):
        assert "fw.show(str(speeches))" in code_of(path)[0]

    def test_is_told_in_chinese_too(self, path):
        for cell in read_cells(path):
            about = cell["metadata"]
            if cell["cell_type"] == "markdown":
                assert re.search("[一-龥]{2}", about["zh"])
                assert "".join(cell["source"]).count("\n\n") == about["zh"].count("\n\n")
            else:
                ast.parse(about.get("zh", ""))
                assert bool(about.get("alt")) == bool(about.get("alt_zh"))

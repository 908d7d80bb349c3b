"""Notebooks run from top to bottom in fresh kernels and turned into the HTML of their cells."""

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import nh3
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from fieldwords.errors import FieldwordsError
from fieldwords.figures.language import page_language, say
from fieldwords.figures.links import embed_svg

# fmt: off
TAGS = frozenset((
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "kbd", "li", "mark", "ol", "p", "pre", "s", "small", "span", "strong", "sub",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
))
# fmt: on
ATTRIBUTES = {
    "*": {"class", "id", "title", "lang"},
    "a": {"href"},
    "div": {"tabindex", "role", "aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
CLEANER = nh3.Cleaner(
    tags=set(TAGS), attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None,
    clean_content_tags={"script", "style"},
)  # fmt: skip
TEMPLATES = Path(__file__).parent / "templates"


def run_notebooks(paths: list[Path], environment: dict[str, str], jobs: int = 2) -> list[NotebookNode]:
    """Return the notebooks with their outputs, run in their own folder, at most `jobs` at once.

    Parameters
    ----------
    paths : list of Path
        The .ipynb files; they are not changed.
    environment : dict of str to str
        What the kernels see.
    jobs : int
        Kernels alive at the same time.

    Raises
    ------
    FieldwordsError
        A cell fails: names the notebook, the cell and the error.
    """
    with tempfile.TemporaryDirectory(prefix="fieldwords-") as private:
        # A user's own IPython start-up files must not change a page.
        executed = asyncio.run(_run_all(paths, {**environment, "IPYTHONDIR": private}, jobs))
    for path, notebook in zip(paths, executed, strict=True):
        for line in _warnings(notebook):
            print(f"{path.name}: {line}", file=sys.stderr)
    return executed


def _warnings(notebook) -> list[str]:
    # What a library mutters belongs before the eyes of who builds the pages, not into them.
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [line for output in outputs if output.get("name") == "stderr" for line in output.text.splitlines() if line]


async def _run_all(paths, environment, jobs):
    gate = asyncio.Semaphore(max(1, jobs))
    return await asyncio.gather(*(_run(path, environment, gate) for path in paths))


async def _run(path, environment, gate):
    notebook = speak(nbformat.read(path, as_version=4))
    where = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, timeout=None, kernel_name="python3", resources=where, record_timing=False)
    client.create_kernel_manager()
    client.km.connection_file = str(Path(environment["IPYTHONDIR"], f"{path.stem}.json"))
    async with gate:
        try:
            await client.async_execute(env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except CellExecutionError as error:
            number = 1 + next(i for i, cell in enumerate(notebook.cells) if _failed(cell))
            message = f"{error.evalue}" if error.ename == "FieldwordsError" else f"{error.ename}: {error.evalue}"
            message = message.splitlines()[0]
            raise FieldwordsError(f"{path}: cell {number} fails with {message}; open it with make lab") from None
        except DeadKernelError:
            raise FieldwordsError(f"{path}: its kernel died (out of memory?); open it with make lab") from None
        if sys.stderr.isatty():  # the longest wait of a report should not be a silent one
            print(f"notebook {path.stem} has run", file=sys.stderr)
    return notebook


def speak(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook in the language of the pages: on Chinese ones `zh` and `alt_zh` of each cell's metadata."""
    for cell in notebook.cells if page_language() == "zh" else ():
        cell.source = cell.metadata.get("zh", cell.source)
        cell.metadata["alt"] = cell.metadata.get("alt_zh", cell.metadata.get("alt", ""))
    return notebook


def _failed(cell) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", []))


def export_cells(notebook: NotebookNode, figures: Path = Path()) -> str:
    """Return the cells of an executed notebook as HTML: no script, no address, code folded, alternative texts kept.

    A figure whose marks lead to sentences stands there as its SVG, taken from the folder `figures`.
    """
    exporter = HTMLExporter(
        template_name="basic",
        template_file="cells.html.j2",
        extra_template_paths=[str(TEMPLATES)],
        exclude_anchor_links=True,
    )
    exporter.register_filter("clean_html", clean_markup)
    exporter.register_filter("say", say)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "execute_result":  # the value of a cell's last line is shown like the rest
                output.output_type = "display_data"
            about = output.get("metadata", {}).get("image/png", {})
            if about.get("name"):
                alt = f"{cell.metadata.get('alt', '')} {about.get('alt', '')}"
                about["svg"] = embed_svg(figures / f"{about['name']}.svg", alt)
    return exporter.from_notebook_node(notebook)[0]


def clean_markup(markup: str) -> str:
    """Return HTML with text, tables and links in it and nothing else: of other tags the text, of scripts nothing."""
    return CLEANER.clean(str(markup))


def notebook_title(notebook: NotebookNode, name: str) -> str:
    """Return the first heading of a notebook, else its file name."""
    lines = (line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.splitlines())
    return next((line[2:].strip() for line in lines if line.startswith("# ")), name)


def notebook_summary(notebook: NotebookNode) -> str:
    """Return the first paragraph below a notebook's heading, as plain text on one line."""
    cell = next((cell for cell in notebook.cells if cell.cell_type == "markdown"), None)
    paragraphs = [part.strip() for part in cell.source.split("\n\n")] if cell else []
    return next((" ".join(part.split()) for part in paragraphs if part and not part.startswith("#")), "")

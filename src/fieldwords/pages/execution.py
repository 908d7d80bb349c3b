"""Notebooks run from top to bottom, each in a fresh process, and turned into the HTML of their cells."""

import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import mistune
import nh3
from markupsafe import Markup

import fieldwords
from fieldwords.errors import FieldwordsError
from fieldwords.figures.language import page_language, read_words
from fieldwords.figures.links import embed_svg
from fieldwords.pages.rendering import TEMPLATES
from fieldwords.terms.segmentation import segment

ATTRIBUTES = {
    "*": {"class", "id", "title", "lang"},
    "a": {"href"},
    "div": {"tabindex", "role", "aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
CLEANER = nh3.Cleaner(
    tags=nh3.ALLOWED_TAGS - {"area", "img", "map"} | {"tfoot"},
    attributes=ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    clean_content_tags={"script", "style"},
)
# The first that a value can be is shown.
SHOWN = ("text/html", "text/markdown", "image/png", "image/jpeg", "text/plain")
MARKDOWN = mistune.create_markdown(escape=False, plugins=["strikethrough", "table", "url", "task_lists", "def_list"])


def run_notebooks(paths: list[Path], environment: dict[str, str], jobs: int = 2) -> list[dict]:
    """Return .ipynb files, which stay as they are, with their outputs: run in their own folder, `jobs` at once.

    Raises
    ------
    FieldwordsError
        A file is no notebook, or a cell fails: names the notebook, the cell and the error.
    """
    with tempfile.TemporaryDirectory(prefix="fieldwords-") as private:
        # A user's own IPython start-up files must not change a page; a figure left open is shown below its cell.
        own = {"IPYTHONDIR": private, "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
        command = [sys.executable, "-m", __name__, private, str(max(1, jobs)), *map(str, paths)]
        # A process group of its own: an interrupt reaches this process only, which then ends all of them at once.
        how = {"env": {**environment, **own}, "stdout": subprocess.PIPE, "encoding": "utf-8", "process_group": 0}
        with subprocess.Popen(command, **how) as run:
            try:
                for line in run.stdout:
                    if sys.stderr.isatty():  # the longest wait of a report should not be a silent one
                        print(f"notebook {line.strip()} has run", file=sys.stderr)
            except KeyboardInterrupt:
                os.killpg(run.pid, signal.SIGKILL)
                raise
        return [_receive(path, Path(private, path.name)) for path in paths]


def _receive(path, answer):
    """A notebook that was run; what a library muttered is shown to who builds the pages, not on them."""
    if not answer.exists():
        raise FieldwordsError(f"{path}: its process died (out of memory?); open it with make lab")
    notebook = json.loads(answer.read_text(encoding="utf-8"))
    if "fault" in notebook:
        raise FieldwordsError(notebook["fault"])
    outputs = [output for cell in notebook["cells"] for output in cell["outputs"] if output.get("name") == "stderr"]
    for line in filter(None, (line for output in outputs for line in output["text"].splitlines())):
        print(f"{path.name}: {line}", file=sys.stderr)
    return notebook


def load_all() -> None:
    """Load what notebooks need: all that the door gives, and what its tables and figures load when first used."""
    for name in fieldwords.__all__:
        getattr(fieldwords, name)
    for name in ("fieldwords.build.store", "matplotlib.backends.backend_svg"):
        import_module(name)
    import_module("PIL.Image").preinit()
    read_words("")
    segment("")


def run_copies(folder: Path, jobs: int, paths: list[Path]) -> None:
    """Run notebooks, each in a copy of this process, which loads for all; write them, or what failed, into `folder`.

    One alone loads what it needs itself.
    """
    if len(paths) > 1:
        load_all()
    waiting, running = list(paths), {}
    while waiting or running:
        if waiting and len(running) < jobs:
            path = waiting.pop(0)
            process = os.fork()
            if process == 0:
                _run_copy(path, folder / path.name)
            running[process] = path.stem
        else:
            print(running.pop(os.wait()[0]), flush=True)


def _run_copy(path, answer):
    """Write what comes of a notebook; never returns."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.chdir(path.parent)
        try:
            notebook = run_cells(path)
        except FieldwordsError as error:
            notebook = {"fault": str(error)}
        answer.write_text(json.dumps(notebook), encoding="utf-8")
    finally:
        os._exit(0)


def run_cells(path: Path) -> dict:
    """Return a notebook with its outputs, in the language of the pages.

    Raises
    ------
    FieldwordsError
        The file is no notebook, or a cell fails.
    """
    from IPython.core.displayhook import DisplayHook
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    from traitlets.config import Config

    class Show(DisplayHook):  # the value of a cell's last line, like all the rest
        start_displayhook = write_output_prompt = finish_displayhook = lambda self: None

        def write_format_data(self, data, about=None):
            self.shell.display_pub.publish(data, about)

    notebook = read_notebook(path)
    quiet = Config({"HistoryManager": {"enabled": False}})
    shell = InteractiveShell.instance(config=quiet, displayhook_class=Show)
    for number, cell in enumerate(notebook["cells"], start=1):
        cell["outputs"] = []
        if cell["cell_type"] == "code":
            with capture_output() as said:
                result = shell.run_cell(cell["source"], store_history=True)
            if error := result.error_before_exec or result.error_in_exec:
                message = f"{error}" if isinstance(error, FieldwordsError) else f"{type(error).__name__}: {error}"
                message = message.splitlines()[0]
                raise FieldwordsError(f"{path}: cell {number} fails with {message}; open it with make lab")
            streams = {"stdout": said.stdout, "stderr": said.stderr}
            cell["outputs"] += [{"name": name, "text": text} for name, text in streams.items() if text]
            cell["outputs"] += [
                {"data": {kind: one.data[kind] for kind in SHOWN if kind in one.data}, "metadata": one.metadata}
                for one in said.outputs
            ]
    return notebook


def read_notebook(path: Path) -> dict:
    """Return a notebook in the language of the pages: on Chinese ones `zh` and `alt_zh` of each cell's metadata.

    Raises
    ------
    FieldwordsError
        The file is no notebook.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            about, spoken = cell["metadata"], page_language() == "zh"
            cell["source"] = about.get("zh", cell["source"]) if spoken else cell["source"]
            cell["source"] = "".join(cell["source"])  # a list of lines
            about["alt"] = about.get("alt_zh" if spoken else "alt", about.get("alt", ""))
    except (ValueError, LookupError, TypeError) as error:
        raise FieldwordsError(f"{path}: no notebook ({type(error).__name__}: {error}); save it with make lab") from None
    return notebook


def export_cells(notebook: dict, figures: Path = Path()) -> Markup:
    """Return the cells of an executed notebook as HTML: no script, no address, code folded, alternative texts kept.

    A figure whose marks lead to sentences stands there as its SVG, taken from the folder `figures`.
    """

    def draw(about, alt):
        return Markup(embed_svg(figures / f"{about['name']}.svg", alt) or "") if about.get("name") else ""

    template = TEMPLATES.get_template("cells.html.j2")
    return Markup(template.render(cells=notebook["cells"], kinds=SHOWN, clean=clean_markup, read=MARKDOWN, draw=draw))


def clean_markup(markup: str) -> Markup:
    """Return HTML with text, tables and links in it and nothing else: of other tags the text, of scripts nothing."""
    return Markup(CLEANER.clean(str(markup)))


def notebook_title(notebook: dict, name: str) -> str:
    """Return the first heading of a notebook, else its file name."""
    told = (cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    lines = (line for source in told for line in source.splitlines())
    return next((line[2:].strip() for line in lines if line.startswith("# ")), name)


def notebook_summary(notebook: dict) -> str:
    """Return the first paragraph below a notebook's heading, as plain text on one line."""
    source = next((cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown"), "")
    paragraphs = [part.strip() for part in source.split("\n\n")]
    return next((Markup(MARKDOWN(part)).striptags() for part in paragraphs if part and not part.startswith("#")), "")


if __name__ == "__main__":
    gc.set_threshold(50_000, 20, 20)  # as in a build
    folder, jobs, *paths = sys.argv[1:]
    run_copies(Path(folder), int(jobs), [Path(path) for path in paths])

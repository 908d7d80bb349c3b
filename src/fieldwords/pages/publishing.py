"""The report: tables in, pages out, written aside and moved into place when all of it is there."""

import json
import os
import shutil
from pathlib import Path

from fieldwords import paths
from fieldwords.build.locking import lock_folder
from fieldwords.build.stamps import digest
from fieldwords.build.writing import read_key, replace_files, write_key
from fieldwords.errors import FieldwordsError
from fieldwords.pages import NEEDED
from fieldwords.reading.folder import hash_file

PACKAGE = Path(__file__).parents[1]
OWN = {"processed", ".lock", ".new", "report.key"}  # what a run that was stopped may have left
OWN |= {"figures"}  # and what a notebook run before the first report has shown


def build_report(processed: Path, out: Path, notice: str | None = None, jobs: int | None = None) -> Path:
    """Run the notebooks on the tables in `processed`, write the pages into `out` and return the first page's path.

    Other files in `out` are left alone. The old pages stay until the new ones are complete, and stay for good when
    nothing they rest on has changed.

    Parameters
    ----------
    notice : str, optional
        A line for the head of each page, from `read_notice`.
    jobs : int, optional
        Notebooks run at the same time; two when not given.

    Raises
    ------
    FieldwordsError
        A table or notebook is missing, a cell fails, or `out` holds other things; nothing in it has changed then.
    """
    processed, out = Path(processed).resolve(), Path(out).resolve()
    files = _list_notebooks()
    if not files:
        raise FieldwordsError(f"{paths.NOTEBOOKS}: no notebook named like 01-topic.ipynb; take them from git")
    for name in NEEDED:
        if not (processed / f"{name}.parquet").is_file():
            raise FieldwordsError(f"{processed / name}.parquet: not built yet; run fieldwords build first")
    check_folder(out)
    with lock_folder(out):
        key = _report_key(processed, files, notice)
        if read_key(out, "report").get("key") == key:
            return out / "index.html"
        try:
            with replace_files(out) as aside:
                _make_pages(aside, processed, files, notice, jobs or 2)
                made = sorted(path for path in aside.rglob("*") if path.is_file())
                write_key(aside, "report", {"key": key}, made)
        except KeyboardInterrupt:
            raise KeyboardInterrupt("the tables are up to date, the pages are as before: run it again") from None
    return out / "index.html"


def check_folder(out: Path) -> None:
    """Refuse a folder that holds other things than a report: its index.html and tables/ would be overwritten."""
    if out.is_dir() and not (out / "report.key").is_file() and {path.name for path in out.iterdir()} - OWN:
        raise FieldwordsError(f"{out}: holds other files and no report; name an empty folder or a new one")


def read_notice(raw: Path) -> str | None:
    """Return what stands in the files .notice of a folder of speeches and the folders in it: a line for each page.

    Their first line is in English, the last in Chinese.
    """
    from fieldwords.figures.language import page_language

    found = [Path(folder, ".notice") for folder, _, names in os.walk(raw) if ".notice" in names]
    told = [path.read_text(encoding="utf-8", errors="replace").strip().split("\n") for path in sorted(found)]
    return " ".join(dict.fromkeys(lines[-1 if page_language() == "zh" else 0] for lines in told)) or None


def translate_notebooks() -> Path:
    """Return the folder of the notebooks in the language of the pages, to be opened in JupyterLab.

    In Chinese that is `zh` below them: copies written once, then the reader's own.
    """
    from fieldwords.figures.language import page_language
    from fieldwords.pages.execution import read_notebook

    if page_language() == "en":
        return paths.NOTEBOOKS
    folder = paths.NOTEBOOKS / "zh"
    folder.mkdir(exist_ok=True)
    for path in _list_notebooks():
        copy = folder / path.name
        if not copy.exists():
            notebook = read_notebook(path)
            for cell in notebook["cells"]:
                for name in ("zh", "alt_zh"):  # else a report would take it for what the reader has changed since
                    cell["metadata"].pop(name, None)
            copy.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return folder


def _list_notebooks() -> list[Path]:
    return sorted(paths.NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))


def _report_key(processed: Path, files: list[Path], notice: str | None) -> str:
    # Everything a page can rest on: tables, notebooks, code, lexicon, locked libraries, scores, the language.
    sources = [*processed.glob("*.key"), *files, *PACKAGE.rglob("*.py"), *(PACKAGE / "pages/templates").iterdir()]
    sources += [paths.TABLES, *PACKAGE.rglob("*.mplstyle")]
    sources += [*paths.LEXICON.glob("*.csv"), *paths.HOME.glob("requirements.lock"), paths.QUALITY, paths.CALIBRATION]
    hashes = {f"{path.parent.name}/{path.name}": hash_file(path) for path in sorted(sources)}
    return digest(hashes, notice, os.environ.get("FIELDWORDS_LANG"))


def _make_pages(aside: Path, processed: Path, files: list[Path], notice, jobs: int) -> None:
    from fieldwords.build.store import read_table  # these take a second to load: only when there is work
    from fieldwords.figures.words import describe_source
    from fieldwords.pages.execution import run_notebooks
    from fieldwords.pages.site import write_pages

    (aside / "tables").mkdir()
    for path in sorted(processed.glob("*.csv")):
        shutil.copyfile(path, aside / "tables" / path.name)
    places = {"FIELDWORDS_PROCESSED": str(processed), "FIELDWORDS_REPORTS": str(aside), "FIELDWORDS_PAGES": ""}
    places["FIELDWORDS_SOURCE"] = describe_source(read_table("documents", processed))
    executed = run_notebooks(files, {**os.environ, **places, "PYTHONHASHSEED": "0"}, jobs)
    write_pages(aside, processed, dict(zip((path.stem for path in files), executed, strict=True)), notice)

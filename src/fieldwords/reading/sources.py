"""The files that a command is given, and the names they go by."""

import os
from pathlib import Path

from fieldwords.errors import FieldwordsError
from fieldwords.reading.folder import find_files
from fieldwords.reading.results import Refused


def list_sources(given: list[Path], root: Path | None = None) -> dict[str, Path]:
    """Return the files among `given` and below its folders by their name: the POSIX path below `root`.

    Parameters
    ----------
    given : list of Path
        Files and folders; of a folder every file that `find_files` finds.
    root : Path, optional
        What the names are relative to. When not given: the one folder given, else the folder common to all files.

    Returns
    -------
    dict of str to Path
        In the order given, the files of a folder sorted; a file given twice appears once.

    Raises
    ------
    FieldwordsError
        A path does not exist, or lies outside `root`.
    """
    files = []
    for path in given:
        if path.is_dir():
            files += [path / doc for doc in find_files(path).docs]
        elif path.exists():
            files.append(path)
        else:
            raise FieldwordsError(f"{path}: no such file or folder; check the path")
    whole = [Path(os.path.abspath(file)) for file in files]
    alone = given[0] if len(given) == 1 and given[0].is_dir() else None
    base = Path(os.path.abspath(root or alone or os.path.commonpath([file.parent for file in whole])))
    return {_name(file, base): given_as for file, given_as in zip(whole, files, strict=True)}


def list_unreadable(given: list[Path], root: Path | None = None) -> list[tuple[str, Refused]]:
    """Return what below the folders among `given` can be no document, such as a dangling link, by its name."""
    folders = [path for path in given if path.is_dir()]
    base = Path(os.path.abspath(root or (folders[0] if len(given) == 1 and folders else os.sep)))
    found = {}
    for folder in folders:
        for doc, fault in find_files(folder).unreadable:
            path = Path(os.path.abspath(folder / doc))
            found[path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)] = fault
    return list(found.items())


def _name(file, base):
    if not file.is_relative_to(base):
        raise FieldwordsError(f"{file}: lies outside --root {base}; give a folder that holds all files")
    return file.relative_to(base).as_posix()

"""The files that a command is given, and the names they go by."""

import os
from pathlib import Path

from fieldwords.errors import FieldwordsError
from fieldwords.reading.folder import find_files
from fieldwords.reading.results import Refused


def list_sources(given: list[Path], root: Path | None = None) -> tuple[dict[str, Path], dict[str, Refused]]:
    """Return the files among `given` and below its folders by their name: the POSIX path below `root`.

    When no root is given, that is the one folder given, else the folder common to all files.

    Returns
    -------
    files : dict of str to Path
        In the order given, the files of a folder sorted; a file given twice appears once.
    unreadable : dict of str to Refused
        What below the folders can be no document, such as a dangling link.

    Raises
    ------
    FieldwordsError
        A path does not exist, or lies outside `root`.
    """
    files, faults = [], []
    for path in given:
        if path.is_dir():
            found = find_files(path)
            files += [path / doc for doc in found.docs]
            faults += [(Path(os.path.abspath(path / doc)), fault) for doc, fault in found.unreadable]
        elif path.exists():
            files.append(path)
        else:
            raise FieldwordsError(f"{path}: no such file or folder; check the path")
    whole = [Path(os.path.abspath(file)) for file in files]
    alone = given[0] if len(given) == 1 and given[0].is_dir() else None
    base = Path(os.path.abspath(root or alone or os.path.commonpath([file.parent for file in whole])))
    for file in whole:
        if not file.is_relative_to(base):
            raise FieldwordsError(f"{file}: lies outside --root {base}; give a folder that holds all files")
    names = (file.relative_to(base).as_posix() for file in whole)
    lost = {str(path.relative_to(base) if path.is_relative_to(base) else path): fault for path, fault in faults}
    return dict(zip(names, files, strict=True)), lost

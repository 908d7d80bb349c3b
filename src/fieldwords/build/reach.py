"""Reach: the documents on which a changed row of farm_items.csv can bear; those of all others stay as they are."""

from pathlib import Path

from fieldwords.lexicon import read_rows

WORD_BY_WORD = "farm_items"  # a row changed makes the targets stale of the documents that its words stand in


def find_reach(recorded: dict[str, dict], out: Path) -> tuple[list[list[str]], set[str]]:
    """Return the rows that there are now, and the documents on which their change since the last build can bear.

    Parameters
    ----------
    recorded : dict of str to dict
        stage -> what its tables in `out` were built from; empty where they are not intact.
    out : Path
        Folder of the tables.
    """
    items = sorted(map(list, read_rows(WORD_BY_WORD)))
    before = recorded["targets"].get(WORD_BY_WORD)
    if before in (None, items) or not recorded["corpus"]:  # without a record all is done anew
        return items, set()
    return items, find_documents(find_words(before, items), out)


def find_words(before: list[list[str]], after: list[list[str]]) -> set[str]:
    """Return the words without which a document reads the same by both tables (rows: term, object, domain, kind)."""
    from fieldwords.targets.nouns import vote_heads  # a build in which nothing has changed need not load it

    rows = [set(map(tuple, table)) for table in (before, after)]
    words = {row[0] for row in rows[0] ^ rows[1]}
    names = [_describe_names(table) for table in (before, after)]
    heads = [vote_heads((row[1] or row[0], row[2]) for row in table) for table in (before, after)]
    for old, new in (names, heads):  # what a name is, what its last signs are a sign of
        changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
        words |= changed | {row[0] for row in before + after if row[1] in changed}
    return words


def _describe_names(rows: list[list[str]]) -> dict[str, set[tuple]]:
    """The domains and kinds that the rows of each name tell."""
    names: dict[str, set[tuple]] = {}
    for row in rows:
        names.setdefault(row[1] or row[0], set()).add(tuple(row[2:]))
    return names


def find_documents(words: set[str], out: Path) -> set[str]:
    """Return the documents of the last build's tables whose folded text or title holds one of some words.

    Blanks, which the words do not hold, are left aside.

    Raises
    ------
    FieldwordsError
        A table is gone or damaged.
    """
    from ahocorasick_rs import AhoCorasick

    from fieldwords.build.store import read_batches, read_columns
    from fieldwords.corpus.folding import fold_text

    search = AhoCorasick(sorted(words))
    titles = read_columns("documents", out, None, ["doc", "title"]).to_pydict()
    titled = zip(titles["doc"], titles["title"], strict=True)
    found = {doc for doc, title in titled if search.find_matches_as_indexes(_close(title or ""))}
    for rows in read_batches("texts", out):
        for doc, text in zip(rows["doc"].to_pylist(), rows["text"].to_pylist(), strict=True):
            if doc not in found and search.find_matches_as_indexes(_close(fold_text(text).text)):
                found.add(doc)
    return found


def _close(text: str) -> str:
    """A text without blanks, which part no words."""
    return text.replace(" ", "").replace("\u3000", "")

"""Names join: what texts call one thing has one standard name (`data/lexicon/item_names.csv`)."""

import re
from functools import cache

import pandas as pd

from fieldwords.lexicon import compile_words, read_rows
from fieldwords.schemas import FARMING
from fieldwords.targets.measures import AREA

FARMED = tuple(domain for domain in FARMING if domain != "rural_income")
BRANCHES = compile_words("{farming_branch} {farming_branch}|{raising_branch} {raising_branch}")
_AND = re.compile("[、和及与]|以及")


@cache
def item_domains() -> dict[str, str]:
    """Return the domain of each known item."""
    return {term: domain for term, _, domain, _ in read_rows("farm_items")}


def standard_names(objects: pd.Series, domains: pd.Series | None = None) -> pd.Series:
    """Return objects under their standard names (农民 -> 农村居民).

    Parameters
    ----------
    objects : Series of str
        As in table `targets`.
    domains : Series of str, optional
        The domain of each. Of several things that one number is said of (地区生产总值、农村居民) the one that belongs
        to the domain is taken; without a domain, or where several are of farming (蔬菜、鱼), they stay together.
    """
    names = dict(read_rows("item_names"))
    if domains is None:
        return objects.replace(names)
    pairs = pd.DataFrame({"object": objects, "domain": domains})
    unique = pairs.drop_duplicates()
    standard = [_standard_name(*pair, names, item_domains()) for pair in unique.itertuples(index=False, name=None)]
    return pairs.merge(unique.assign(item=standard), how="left").set_axis(objects.index)["item"].astype("str")


def _standard_name(name, domain: str, names: dict[str, str], known: dict[str, str]):
    if not isinstance(name, str):
        return None
    if name in names or name in known:
        return names.get(name, name)
    kin = ("rural_income",) if domain == "rural_income" else FARMED
    parts = [part for part in _AND.split(name) if any(known.get(part[n:]) in kin for n in range(len(part)))]
    return names.get(parts[0], parts[0]) if len(parts) == 1 and known.get(parts[0]) == domain else name


def are_kin(short: str, long: str, measure: str) -> bool:
    """Return whether a longer name is of a sort of what a shorter one names, of where it grows, or of its branch."""
    widened = any(long.startswith(short[:n]) and long.endswith(short[n:]) for n in range(len(short)))
    branch = BRANCHES.fullmatch(f"{short} {long}") is not None
    return branch or widened or measure == AREA and long.startswith(short)


@cache
def list_longer(name: str) -> list[tuple[str, int]]:
    """Return the names of other items that hold this one, and how far in: 肉羊 for 羊, but not 生猪 for 猪."""
    standard = dict(read_rows("item_names"))
    known = (term for term in {*item_domains(), *standard} if name in term and term != name)
    return sorted((term, term.index(name)) for term in known if standard.get(term, term) != standard.get(name, name))

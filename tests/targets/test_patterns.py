"""Every compiled pattern of the packages that read speeches goes through hostile strings in linear time.

The patterns are found by walking the modules: at module level, in containers there, and from cached builders without
parameters such as `number_pattern`. A pattern that the code only ever matches at a position is tried at the start of
a string, every other at all positions. An alarm on the processor time of this process guards against hangs; how fast
a pattern is, benchmarks/ tells.
"""

import contextlib
import functools
import importlib
import inspect
import pkgutil
import re
import signal

import pytest

PACKAGES = ("reading", "corpus", "quantities", "terms", "targets", "outcomes")
HOSTILE = {
    "30 digits": "1" * 30,
    "5 million digits": "1" * 5_000_000,
    **{f"40,000 times {unit!r}": unit * 40_000 for unit in "牛 \n\t一的比到年亩，、。（(“《[<>{#*|-—=_·a"},
    **{
        f"20,000 times {unit!r}": unit * 20_000
        for unit in (
            "百万亿",
            "1,",
            "1，234,",
            "1.",
            "1-",
            "1 ",
            "一、",
            "一至",
            "二〇",
            "2021年",
            "（一）",
            "([",
            "<a ",
            "<!--",
        )
        + (
            "比的",
            "第一",
            "百分之",
            "零点",
            "牛1",
            "多亿",
            "|-",
            "**",
            "、和",
            "“十",
            "到2025年",
            "\r\n",
            " \n",
            "﹡﹡",
        )
    },
    "nested brackets": "（" * 20_000 + "）" * 20_000,
    "nested tags": "<b>" * 20_000 + "</b>" * 20_000,
}
# Applied to short pieces only; these see the first 200 characters of a hostile string.
SHORT = {
    "corpus.places._ABOVE": "the name of a place, which another pattern has found and bounded",
    "reading.html.SITE": "the title of a page with its blanks made one",
}


def patterns_in(value) -> list[re.Pattern]:
    """The patterns of a value, one container deep."""
    if isinstance(value, re.Pattern):
        return [value]
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    return [item for item in value if isinstance(item, re.Pattern)] if isinstance(value, list | tuple | set) else []


def is_builder(value) -> bool:
    """Whether it is a cached function without parameters."""
    wrapped = getattr(value, "__wrapped__", None)
    return isinstance(value, functools._lru_cache_wrapper) and wrapped.__code__.co_argcount == 0


def find_patterns() -> tuple[dict[str, re.Pattern], str]:
    """Name -> pattern of all modules of the packages, and the source of these modules."""
    found, source = {}, []
    for package in PACKAGES:
        root = importlib.import_module(f"fieldwords.{package}")
        for module in pkgutil.walk_packages(root.__path__, root.__name__ + "."):
            loaded = importlib.import_module(module.name)
            source.append(inspect.getsource(loaded))
            for name, value in vars(loaded).items():
                if getattr(value, "__module__", loaded.__name__) != loaded.__name__ and callable(value):
                    continue  # imported from elsewhere
                patterns = patterns_in(value() if is_builder(value) else value)
                for number, pattern in enumerate(patterns):
                    found[f"{module.name.removeprefix('fieldwords.')}.{name}" + f"[{number}]" * (len(patterns) > 1)] = (
                        pattern
                    )
    return found, "\n".join(source)


PATTERNS, SOURCE = find_patterns()


def is_anchored(name: str) -> bool:
    """Whether the code says NAME.match or NAME.fullmatch and nothing else of it."""
    uses = set(re.findall(rf"\b{name.split('.')[-1]}\.([a-z]+)\b", SOURCE))
    return bool(uses) and uses <= {"match", "fullmatch", "pattern"}


@contextlib.contextmanager
def alarm(seconds: float):
    """Raise TimeoutError after so much processor time; `re` looks for signals while it matches."""

    def ring(signum, frame):
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def hangs(pattern: re.Pattern, text: str, anchored: bool = False) -> bool:
    """Whether matching takes longer than a second and a second per megabyte."""
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    try:
        with alarm(1 + len(subject) / 1e6):
            if anchored:
                pattern.match(subject)
                pattern.fullmatch(subject)
            else:
                for _ in pattern.finditer(subject):
                    pass
    except TimeoutError:
        return True
    return False


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of the processor's time")
@pytest.mark.parametrize("name", PATTERNS)
def test_hostile_strings_end(name):
    end, anchored = 200 if name in SHORT else None, is_anchored(name)
    assert [kind for kind, text in HOSTILE.items() if hangs(PATTERNS[name], text[:end], anchored)] == []


def test_a_hang_is_seen():
    """The guard itself: a quadratic pattern is caught."""
    assert hangs(re.compile("(?:牛|羊).*?[0-9]"), "牛" * 40_000)


def test_patterns_are_found():
    names = set(PATTERNS)
    assert {"quantities.spotting.number_pattern", "quantities.finding.BARE", "quantities.numerals.PAIR"} <= names
    assert {name.split(".")[0] for name in names} >= {"targets", "corpus", "reading"}

"""A sentence as the extractor sees it: its quantities, the lexicon words around them, its clauses."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.finding import Quantity
from fieldwords.targets.cues import Token, find_tokens
from fieldwords.targets.times import Time, find_times

BRACKETS = re.compile(r"（[^（）]{1,60}）|\([^()]{1,60}\)")
BOUNDARY = re.compile(r"[，；。：:;！？!?\n,](?!(?<=,)\d)")  # no alternatives: re skips to the first of a class
AND = "(?:、|和|及|与|以及)"
PROMISED = compile_words("的(?:“?十[一二三四五]五”?|{plan_time})?(?:增长)?(?:{plan}|{expected})")
GIVEN = compile_words(r"{whole}\Z")
ASIDES, FREE, GROWING = map(list_words, ("aside", "behind_animal", "growing"))
TIMED = compile_words("{year_end}")
# 茶山村510亩, 黄连坝镇、白水乡: a word in the name of a place, but 蔬菜大镇
PLACED = re.compile(r"[\u4e00-\u9fff]?(?<!大)[村镇乡](?=[\d、一二两三四五六七八九十])")
JOINER = compile_words(rf"\s?{{bound}}?\s?{AND}\s?\Z")


@dataclass
class View:
    """A sentence: offsets are within `text`.

    `starts` are where the tokens begin, `bounds` the places behind a comma, semicolon, colon or full stop, `asides` the
    brackets without a quantity.
    """

    text: str
    quantities: list[Quantity]
    tokens: list[Token]
    starts: list[int]
    bounds: list[int]
    asides: list[tuple[int, int]]

    @cached_property
    def times(self) -> list[Time]:
        """Its time expressions."""
        return find_times(self.text)

    @cached_property
    def runs(self) -> list[list[int]]:
        """Lists of numbers with nothing but 、 or 和 between them (A、B和C)."""
        runs: list[list[int]] = []
        for i, quantity in enumerate(self.quantities):
            if i and JOINER.fullmatch(self.text, self.quantities[i - 1].end, quantity.start):
                runs[-1].append(i)
            else:
                runs.append([i])
        return runs

    @cached_property
    def own_starts(self) -> list[int]:
        """Where the words of each quantity begin: behind the number before it or at its clause."""
        ends = [0, *(quantity.end for quantity in self.quantities)]
        return [max(self.clause_start(one.start), end) for one, end in zip(self.quantities, ends, strict=False)]

    def clause_start(self, place: int) -> int:
        """Where the clause that holds `place` begins."""
        at = bisect_right(self.bounds, place)
        return self.bounds[at - 1] if at else 0

    def clause_end(self, place: int) -> int:
        """Where the clause that holds `place` ends."""
        at = bisect_right(self.bounds, place)
        return self.bounds[at] if at < len(self.bounds) else len(self.text)

    def end_before(self, index: int) -> int:
        """Where the quantity before one ends, or 0."""
        return self.quantities[index - 1].end if index else 0

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """Lexicon words that lie within `start` and `end`."""
        tokens = self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return tokens[:-1] if tokens and tokens[-1].end > end else tokens

    def token_at(self, place: int) -> Token | None:
        """The lexicon word that begins at a place."""
        at = bisect_left(self.starts, place)
        return self.tokens[at] if at < len(self.starts) and self.starts[at] == place else None


def _stands_alone(text: str, token: Token, tokens: list[Token], spans) -> bool:
    """Whether a one-character item (牛, 马) is a word here and no part of a name (马鞍山, 鹿鸣矿业)."""
    following = text[token.end : token.end + 1]
    if not "\u4e00" <= following <= "\u9fff" or following in FREE:
        return True
    if TIMED.match(text, token.end):  # 牛年底存栏5.1万头
        return True
    if any(start == token.end for start, _ in spans) or text[token.start - 1 : token.start] in GROWING:
        return True
    return any(
        other.start == token.end and other.slots.keys() & {"measure", "change", "before", "list", "ahead"}
        for other in tokens
    )


def view_sentence(text: str, quantities: list[Quantity]) -> View:
    """Return the view of a folded sentence whose quantities were found before.

    Parameters
    ----------
    text : str
        The sentence.
    quantities : list of Quantity
        Offsets within `text`.
    """
    spans = [(quantity.start, quantity.end) for quantity in quantities]
    aside = [match.span() for match in BRACKETS.finditer(text)] if "（" in text or "(" in text else []
    aside = [(a, b) for a, b in aside if not any(a < end and start < b for start, end in spans)]
    hidden = sorted(spans + aside)
    starts, ends = [start for start, _ in hidden] + [len(text)], [end for _, end in hidden]
    tokens = [token for token in find_tokens(text) if token.end <= starts[bisect_right(ends, token.start)]]
    tokens = [
        token
        for token in tokens
        if "item" not in token.slots
        or not PLACED.match(text, token.end)
        and (len(token.term) > 1 or _stands_alone(text, token, tokens, spans))
    ]
    bounds = [match.end() for match in BOUNDARY.finditer(text)]
    bounds = [place for place in bounds if place <= starts[bisect_left(ends, place)]]
    begins = [token.start for token in tokens]
    return View(text, quantities, tokens, begins, bounds, aside)


def is_promised(view: View, quantity: Quantity) -> bool:
    """Whether the words behind the number call it a plan: 8%的预期, 十五万亩的“十四五”目标."""
    return view.text.startswith("的", quantity.end) and PROMISED.match(view.text, quantity.end) is not None


def is_given(view: View, quantity: Quantity) -> bool:
    """Whether the number only says how much there is of what follows: 以全镇1.66万亩高标准农田为重点."""
    if not GIVEN.search(view.text, max(0, quantity.start - 3), quantity.start):
        return False
    behind = view.tokens_between(quantity.end, view.clause_end(quantity.start))
    item = next((token for token in behind if "item" in token.slots and token.start <= quantity.end + 1), None)
    return item is not None and not any(t.slots.get("change") == "increment" for t in behind)

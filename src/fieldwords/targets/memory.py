"""What earlier sentences of a paragraph spoke of, read only when a number needs it."""

from bisect import bisect_left
from collections.abc import Iterator

from fieldwords.targets.cues import find_tokens
from fieldwords.targets.items import fit_token, fits_item

TOLD = 40  # numbers before, of whose items may be gone on
HEADLINE = 24  # characters: a sentence that only says what its paragraph is about


class Memory:
    """What earlier sentences of the paragraph spoke of, read only when a number needs it.

    Parameters
    ----------
    texts : list of str
        The folded text of each sentence of a document.
    paragraphs : list of int
        The paragraph of each.
    headings : list of str
        The heading of the section of each.
    title : str
        The document's title.
    """

    def __init__(self, texts: list[str], paragraphs: list[int], headings: list[str], title: str):
        self.texts, self.paragraphs, self.headings, self.title = texts, paragraphs, headings, title
        self.told: list[tuple[tuple[str, str], str]] = []  # items that numbers were said of, in what unit
        self.counts: dict[str, int] = {}

    def topic(self, number: int, unit_kind: str) -> tuple[str, str] | None:
        """The item that a headline of the paragraph of a report names (粮食生产稳中有进。)."""
        first = bisect_left(self.paragraphs, self.paragraphs[number])
        for headline in (first, number - 1):
            if first <= headline < number and len(self.texts[headline]) <= HEADLINE:
                heads = set(_find_items(self.texts[headline], unit_kind))
                if len(heads) == 1:
                    return heads.pop()
        return None

    def offers(self, number: int, unit_kind: str) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield items that such a number may be said of, and where they stand: sentences, headings, numbers before."""
        first = bisect_left(self.paragraphs, self.paragraphs[number])
        for earlier, place in ((number - 1, "one sentence before"), (number - 2, "two sentences before")):
            if earlier >= first:
                yield from ((item, place) for item in reversed(_find_items(self.texts[earlier], unit_kind)))
        for place, words in (("in the heading", self.headings[number]), ("in the title", self.title)):
            named = set(_find_items(words, unit_kind))
            if len(named) == 1:  # of two things in a heading neither is spoken of
                yield named.pop(), place
        recent: list[tuple[str, str]] = []
        for item, unit in reversed(self.told[-TOLD:]):
            if fits_item(item, unit_kind) and item not in recent:
                recent.append(item)
                if len(recent) > 2:
                    return
                yield item, ("told last", "told last but one")[len(recent) - 1]
            if unit == unit_kind and item in recent:
                yield item, "told in such a unit"

    def count_mentions(self, name: str) -> int:
        """How often the document names it."""
        if name not in self.counts:
            self.counts[name] = sum(text.count(name) for text in self.texts)
        return self.counts[name]

    def said_before(self, number: int) -> list[str]:
        """The sentences of the paragraph before one."""
        return self.texts[bisect_left(self.paragraphs, self.paragraphs[number]) : number]

    def turns(self, told: int, number: int) -> bool:
        """Whether sentences between two of a paragraph speak of something else, or are many: 有没有困难？ is not."""
        apart = told < 0 or number - told > 3 or self.paragraphs[told] != self.paragraphs[number]
        return apart or any(
            "item" in t.slots for between in self.texts[told + 1 : number] for t in find_tokens(between)
        )


def _find_items(text: str, unit_kind: str) -> list[tuple[str, str]]:
    """The items of a text that such a number may be said of."""
    fits = (fit_token(token, unit_kind) for token in find_tokens(text))
    return [fit.slots["item"] for fit in fits if fit]

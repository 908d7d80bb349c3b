"""What earlier sentences of a paragraph spoke of, read only when a number needs it."""

from bisect import bisect_left

from fieldwords.targets.cues import find_tokens
from fieldwords.targets.items import fit_token
from fieldwords.targets.views import ASIDES

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

    def topic(self, number: int, report: bool, unit_kind: str):
        """The item that the sentences before speak of; in a report only what a headline names (粮食生产稳中有进。)."""
        first = bisect_left(self.paragraphs, self.paragraphs[number])
        for headline in (first, number - 1) if report else (first,):
            if first <= headline < number and len(self.texts[headline]) <= HEADLINE:
                heads = {item for item, _ in self._items(headline, unit_kind)}
                if len(heads) == 1:
                    return heads.pop()
        if report:
            return None
        for earlier in range(number - 1, max(first, number - 4) - 1, -1):
            items = self._items(earlier, unit_kind)
            main = [item for item, aside in items if not aside] or [item for item, _ in items]
            if main:
                return main[-1]
        named = (_only_item(words, unit_kind) for words in (self.headings[number], self.title))
        return next((item for item in named if item), None)

    def turns(self, told: int, number: int) -> bool:
        """Whether sentences between two of a paragraph speak of something else, or are many: 有没有困难？ is not."""
        apart = told < 0 or number - told > 3 or self.paragraphs[told] != self.paragraphs[number]
        return apart or any(
            "item" in t.slots for between in self.texts[told + 1 : number] for t in find_tokens(between)
        )

    def _items(self, number: int, unit_kind: str):
        """Items of a sentence that such a number may be said of, and whether each stands in an aside (其中…)."""
        text = self.texts[number]
        tokens = [fit for token in find_tokens(text) if (fit := fit_token(token, unit_kind))]
        return [(token.slots["item"], text[max(0, token.start - 2) : token.start] in ASIDES) for token in tokens]


def _only_item(text: str, unit_kind: str):
    """The item that such a number may be said of, if a text names a single one."""
    fitting = {fit.slots["item"] for token in find_tokens(text) if (fit := fit_token(token, unit_kind))}
    return fitting.pop() if len(fitting) == 1 else None

"""What earlier sentences of a paragraph spoke of, read only when a number needs it."""

from fieldwords.corpus.document import Document
from fieldwords.targets.cues import find_tokens
from fieldwords.targets.items import fits_token
from fieldwords.targets.status import judge_mood
from fieldwords.targets.times import find_times


class Memory:
    """What earlier sentences of the paragraph spoke of, read only when a number needs it."""

    def __init__(self, document: Document, folded_sentences: list[str]):
        self.document, self.texts, self.moods = document, folded_sentences, {}

    def topic(self, number: int, report: bool, unit_kind: str):
        """The item that the sentences before speak of; a report's sentences have a subject of their own."""
        if report:
            return None
        sentences, source = self.document.sentences, self.document.text
        for earlier in range(number - 1, max(-1, number - 5), -1):
            if "\n" in source[sentences[earlier].end : sentences[number].start]:
                break
            fitting = [t.slots["item"] for t in find_tokens(self.texts[earlier]) if fits_token(t, unit_kind)]
            if fitting:
                return fitting[-1]
        return self.title_topic(unit_kind)

    def title_topic(self, unit_kind: str):
        """The item of the document's title."""
        title = self.document.meta["title"] or ""
        fitting = [t.slots["item"] for t in find_tokens(title) if fits_token(t, unit_kind)]
        return fitting[0] if len(fitting) == 1 else None

    def mood(self, number: int) -> str | None:
        """The mood of the paragraph that holds a sentence."""
        source, start = self.document.text, self.document.sentences[number].start
        begin, end = source.rfind("\n", 0, start) + 1, source.find("\n", start)
        if begin not in self.moods:
            paragraph = source[begin : end if end >= 0 else len(source)]
            self.moods[begin] = judge_mood(find_tokens(paragraph), find_times(paragraph))
        return self.moods[begin]

"""Voices: how each sentence of a document sounds, and those around it, and its paragraph."""

import numpy as np

from fieldwords.corpus.document import Document
from fieldwords.targets.frames import hear_tones, tell_tone

BEFORE, BEHIND = 4, 2  # the sentences around one that tell what it speaks of


class Voices:
    """The tones of a document and of each of its sentences.

    Parameters
    ----------
    document : Document
        The document.
    texts : list of str
        The folded text of each of its sentences.
    starts : list of int
        Where each begins in the folded text.
    paragraphs : list of int
        The paragraph of each.
    """

    def __init__(self, document: Document, texts: list[str], starts: list[int], paragraphs: list[int]):
        self.tones = hear_tones(document.folded.text)
        self.heard = self.tones.each(starts, [start + len(text) for start, text in zip(starts, texts, strict=True)])
        self.paragraphs = _mean_tones(self.heard, paragraphs)

    def gather(self, number: int) -> dict[str, float]:
        """Return the evidence of the tones that a sentence stands among, and how strong each is."""
        heard = self.heard
        near = heard[max(0, number - BEFORE) : number] + heard[number + 1 : number + 1 + BEHIND]
        voices = (
            ("its sentence", heard[number]),
            ("the sentences around it", sum(near) / max(len(near), 1)),
            ("its paragraph", self.paragraphs[number]),
        )
        return dict(tell_tone(name, tone) for name, tone in voices)


def number_paragraphs(document: Document) -> list[int]:
    """Return the paragraph of each sentence of a document."""
    numbers, ended = [], 0
    for sentence in document.sentences:
        begins = "\n" in document.text[ended : sentence.start]
        numbers.append((numbers[-1] if numbers else 0) + begins)
        ended = sentence.end
    return numbers


def _mean_tones(heard: list[float], paragraphs: list[int]) -> list[float]:
    """The mean tone of the paragraph that each sentence belongs to."""
    if not paragraphs:
        return []
    places = np.array(paragraphs)
    means = np.bincount(places, heard) / np.maximum(np.bincount(places), 1)
    return means[places].tolist()

"""Targets of a document: every quantity with its slots, as rows of the table `targets`."""

from collections.abc import Iterator
from decimal import Decimal
from operator import add

import numpy as np

from fieldwords.corpus.cleaning import UNCOUNTED
from fieldwords.corpus.document import Document
from fieldwords.corpus.sections import Sentence
from fieldwords.lexicon import list_words
from fieldwords.quantities.finding import Quantity, find_quantities
from fieldwords.quantities.units import HECTARE, MU, TONNE
from fieldwords.targets.basis import tell_basis
from fieldwords.targets.bycatch import is_bycatch, list_weighed, tell_bycatch
from fieldwords.targets.elided import find_elided
from fieldwords.targets.measures import INCOME, MOST, OUTPUT, RATE, VALUE_MEASURES, YIELD
from fieldwords.targets.memory import Memory
from fieldwords.targets.owners import find_owners, read_home
from fieldwords.targets.setting import Settings, is_report, tell_delivery
from fieldwords.targets.slots import Slots, claim_numbers, fill_sentence
from fieldwords.targets.threads import Thread
from fieldwords.targets.views import View, view_sentence
from fieldwords.targets.voices import Voices, number_paragraphs
from fieldwords.targets.years import find_pair

EARNING = list_words("earning")
MANY = 80  # quantities of one sentence that are looked at together
MUS = Decimal(15)  # of a hectare
YIELDED, KILOGRAMS = f"公斤/{MU}", Decimal(1000)  # of a tonne


def extract_targets(document: Document) -> list[tuple]:
    """Return every quantity of a document as rows in the column order of `schemas.TABLES["targets"]`.

    Parameters
    ----------
    document : Document
        From `fieldwords.corpus.document.parse_document`.

    Returns
    -------
    list of tuple
        Offsets into `document.text`; ``text == document.text[start:end]``.
    """
    return [write_row(document, *found) for found in read_slots(document)]


def read_slots(document: Document) -> Iterator[tuple[Sentence, int, View, int, Slots]]:
    """Yield of each quantity its sentence, where the view begins in the folded text, the view, its index, its slots."""
    texts, starts = _locate_sentences(document)
    paragraphs, title = number_paragraphs(document), document.meta["title"] or ""
    headings = [document.sections[sentence.section].heading or "" for sentence in document.sentences]
    report, settings = is_report(document), Settings(document, texts, paragraphs)
    full = report and document.meta["level"] != "village"  # a village's report is told like a speech
    voices, memory = Voices(document, texts, starts, paragraphs), Memory(texts, paragraphs, headings, title)
    home = read_home(document.meta, report, texts)
    thread = None if report else Thread(texts, paragraphs, *tell_delivery(document))
    last, pair, told = None, (None, None), -1
    for number, quantities in _quantities_by_sentence(document, texts, starts):
        sentence = document.sentences[number]
        if number not in (told, told + 1) and (report or memory.turns(told, number)):
            last = None
        if told < 0 or paragraphs[number] != paragraphs[told]:
            pair = (None, None)
        told = number
        for begin, text, part in _part_sentence(texts[number], quantities):
            begin += starts[number]
            view = view_sentence(text, part)
            if is_bycatch(view, last, report):
                filled, last = tell_bycatch(view), None
            else:
                filled, last = fill_sentence(view, full, memory, number, last)
                taken_up = ["object" in slots.named.inherited for slots in filled]
                owners = find_owners(view, home, taken_up, () if report else memory.said_before(number))
                filled = [slots._replace(owner=owner) for slots, owner in zip(filled, owners, strict=True)]
                if True in (weighed := list_weighed(filled, report)):
                    heard = voices.gather(number)
                    strange = frozenset(index for index, owner in enumerate(owners) if owner and owner.foreign)
                    told_last = None
                    if thread:
                        heard, told_last = heard | thread.gather(number), thread.last_told(number)
                    here = settings.at(number)._replace(
                        pair=pair, tones=voices.tones, begin=begin, heard=heard, told=told_last, strange=strange
                    )
                    filled = claim_numbers(view, here, filled, weighed)
            pair = find_pair(view, [slots.change for slots in filled]) or pair
            for index, slots in enumerate(filled):
                yield sentence, begin, view, index, slots


def _part_sentence(text: str, quantities: list[Quantity]) -> Iterator[tuple[int, str, list[Quantity]]]:
    """A sentence, or the parts of one with very many quantities: every look at a sentence goes over all of them."""
    if len(quantities) <= MANY:
        yield 0, text, quantities
        return
    begin = 0
    for first in range(0, len(quantities), MANY):
        part, rest = quantities[first : first + MANY], quantities[first + MANY :]
        end = len(text)
        if rest:
            comma = max(text.rfind(sign, part[-1].end, rest[0].start) for sign in "，；、,;")
            end = comma + 1 if comma >= 0 else rest[0].start
        yield begin, text[begin:end], [one._replace(start=one.start - begin, end=one.end - begin) for one in part]
        begin = end


def _locate_sentences(document: Document) -> tuple[list[str], list[int]]:
    """Folded text of each sentence and where it begins in the folded text."""
    folded = document.folded
    starts = [sentence.start for sentence in document.sentences]
    ends = [sentence.end for sentence in document.sentences]
    if folded.offsets is not None:
        starts, ends = (np.searchsorted(folded.offsets, places).tolist() for places in (starts, ends))
    return [folded.text[start:end] for start, end in zip(starts, ends, strict=True)], starts


def _quantities_by_sentence(document: Document, texts, starts) -> Iterator[tuple[int, list[Quantity]]]:
    """Numbers of the counted sentences that hold quantities, and these with offsets within the sentence."""
    hidden = [mark for mark in document.marks if mark.kind in UNCOUNTED]
    found = find_quantities(document.folded.text)
    places, ends = [quantity.start for quantity in found], [*map(add, starts, map(len, texts))]
    spoken = document.meta["genre"] in ("speech", "other")
    edges = (np.searchsorted(places, edge).tolist() for edge in (starts, ends))
    for number, (first, last) in enumerate(zip(*edges, strict=True)):
        if first == last and not spoken:
            continue
        begin = starts[number]
        inside = [Quantity(start - begin, end - begin, *told) for start, end, *told in found[first:last]]
        if spoken:
            inside = find_elided(texts[number], inside)
        if inside:
            start = document.sentences[number].start
            if not any(mark.start <= start < mark.end for mark in hidden):
                yield number, inside


def write_row(document: Document, sentence: Sentence, begin: int, view: View, index: int, slots: Slots) -> tuple:
    """A row of the table, its offsets in the source."""
    quantity, named, claim = view.quantities[index], slots.named, slots.claim
    offsets = document.folded.offsets
    start, end = begin + quantity.start, begin + quantity.end
    if offsets is not None:
        start, end = offsets[start], offsets[end - 1] + 1
    measure, domain, status = named.measure, named.domain, claim.status
    if quantity.unit.kind == "share" and slots.change == "level" and measure in VALUE_MEASURES:
        measure, domain = RATE, "other" if domain == "rural_income" else domain
    unit, factor = quantity.unit.base, 1
    if measure == YIELD and unit == TONNE:
        measure = OUTPUT if (quantity.value or 0) >= MOST else YIELD  # 测产是29.5万吨
    if measure == YIELD and unit == TONNE:
        unit, factor = YIELDED.replace(MU, slots.per or MU), KILOGRAMS
    elif slots.per and quantity.unit.kind == "money":
        unit = unit if measure == INCOME and slots.per != MU else f"{unit}/{slots.per}"
        status = status if measure in VALUE_MEASURES else "parameter"
    if status == "parameter":
        domain = "other"
    value, high = quantity.value, quantity.value_high
    if quantity.per and quantity.unit.kind == "weight":
        measure, unit, factor = _tell_yield(quantity, measure)
    elif measure == YIELD and domain == "livestock" and not slots.per:
        unit, factor = quantity.unit.base, 1
    elif quantity.per == HECTARE:
        unit, factor = f"{quantity.unit.base}/{MU}", 1 / MUS
    basis = tell_basis(view, index, slots, unit, measure)
    if basis.per and basis.per not in EARNING and quantity.unit.kind in ("money", "area"):
        domain = "other"  # a price, or what a household has: no figure of the place
    return (
        document.doc,
        start,
        end,
        document.text[start:end],
        sentence.sentence,
        sentence.section,
        named.object,
        measure,
        domain,
        None if value is None else float(value * factor),
        None if high is None else float(high * factor),
        unit,
        slots.comparator,
        slots.change,
        status,
        claim.year,
        claim.year if claim.span == "multi" else None,
        claim.span,
        claim.modality,
        slots.owner.name if slots.owner else document.meta["place"],
        ",".join(named.inherited) or None,
        basis.basis,
        basis.per,
        claim.confidence,
        f"no value: {quantity.flaw}" if quantity.flaw else claim.why,
        None,
    )


def _tell_yield(quantity: Quantity, measure: str | None) -> tuple[str | None, str, Decimal]:
    """Measure, unit and factor of a weight per something: 公斤/公顷 and 吨/公顷 are 公斤/亩, 吨/头 is itself."""
    if quantity.per in (MU, HECTARE):
        return YIELD, YIELDED, KILOGRAMS / (MUS if quantity.per == HECTARE else 1)
    return measure, f"{quantity.written}/{quantity.per}", 1 / quantity.unit.factor

"""Targets of a document: every quantity with its slots, as rows of the table `targets`."""

import re
from bisect import bisect_left

from fieldwords.corpus.document import Document
from fieldwords.targets.comparison import tell_change, tell_comparator
from fieldwords.targets.cues import find_tokens
from fieldwords.targets.items import fits
from fieldwords.targets.measures import VALUE_MEASURES
from fieldwords.targets.naming import name_run, own_start
from fieldwords.targets.quantities import Quantity, find_quantities
from fieldwords.targets.status import Setting, claim_quantity, judge_mood, resolve_time
from fieldwords.targets.times import find_times
from fieldwords.targets.views import View, is_promised, view_sentence

UNCOUNTED = {"front_matter", "comment", "glossary", "mojibake", "repeat", "contents"}
PER_UNIT = {("吨", "亩"): ("公斤/亩", 1000)}


HORIZON = re.compile(r"目标(?:任务)?(?:是|为|：|:)|(?:目标|指标|设想)[^，。；]{0,8}[：:]$")
LISTED = re.compile(r"\s*(?:——?|[－●·◆]|[（(]?\d{1,2}[)）.、]|[一二三四五六七八九]是)")
LATER = ("ahead", "period")
FIVE = re.compile(r"五年|“十[一二三四五]五”|任期")


def _settings(document: Document) -> list[Setting]:
    """One setting a section."""
    meta = document.meta
    year, delivered = meta["year"], meta["delivered"]
    spoken = int(delivered[:4]) if delivered else year
    month = int(delivered[5:7]) if delivered else 1
    report = meta["genre"] in ("work_report", "plan", "budget", "abstract", "communique")
    settings, named = [], {}
    for section in document.sections:
        five = section.role == "review" and bool(FIVE.search(section.heading or ""))
        role = "review" if meta["genre"] == "communique" else section.role
        setting = Setting(year, spoken, month, role, None, report, meta["genre"] == "communique", five=five)
        parent = (section.path or "").rpartition(" > ")[0]
        ahead = named.get(parent) if section.role == "plan" else None
        if meta["genre"] == "plan" and year:
            ahead = year + 4
        if section.role == "plan" and section.heading:
            years = {resolve_time(time, setting) for time in find_times(section.heading)} - {None}
            if years:
                ahead = None if year in years or max(years) < (year or 0) else max(years)
        named[section.path] = ahead
        settings.append(setting._replace(ahead=ahead))
    return settings


class _Memory:
    """What earlier sentences of the paragraph spoke of, read only when a number needs it."""

    def __init__(self, document: Document, folded_sentences: list[str]):
        self.document, self.texts, self.moods = document, folded_sentences, {}

    def topic(self, number: int, unit_kind: str, report: bool):
        """The item that the sentences before speak of; in a report, money and shares have their own subject."""
        if report and unit_kind in ("money", "share", "ratio"):
            return None
        sentences, source = self.document.sentences, self.document.text
        for earlier in range(number - 1, max(-1, number - 5), -1):
            if "\n" in source[sentences[earlier].end : sentences[number].start]:
                break
            items = [t.slots["item"] for t in find_tokens(self.texts[earlier]) if "item" in t.slots]
            fitting = [item for item in items if fits(item[1], unit_kind)]
            if fitting:
                return fitting[-1]
        return None if report else self.title_topic(unit_kind)

    def title_topic(self, unit_kind: str):
        """The item of the document's title."""
        title = self.document.meta["title"] or ""
        fitting = [
            t.slots["item"] for t in find_tokens(title) if "item" in t.slots and fits(t.slots["item"][1], unit_kind)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def mood(self, number: int) -> str | None:
        """The mood of the paragraph that holds a sentence."""
        source, start = self.document.text, self.document.sentences[number].start
        begin, end = source.rfind("\n", 0, start) + 1, source.find("\n", start)
        if begin not in self.moods:
            paragraph = source[begin : end if end >= 0 else len(source)]
            self.moods[begin] = judge_mood(find_tokens(paragraph), find_times(paragraph))
        return self.moods[begin]


def _locate(document: Document) -> tuple[list[str], list[int]]:
    """Folded text of each sentence and where it begins in the folded text."""
    folded = document.folded
    if folded.offsets is None:
        starts = [sentence.start for sentence in document.sentences]
        ends = [sentence.end for sentence in document.sentences]
    else:
        starts = [bisect_left(folded.offsets, sentence.start) for sentence in document.sentences]
        ends = [bisect_left(folded.offsets, sentence.end) for sentence in document.sentences]
    return [folded.text[start:end] for start, end in zip(starts, ends, strict=True)], starts


def _is_uncounted(document: Document, start: int) -> bool:
    return any(mark.start <= start < mark.end for mark in document.marks if mark.kind in UNCOUNTED)


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
    texts, starts = _locate(document)
    settings = _settings(document)
    found = find_quantities(document.folded.text)
    memory = _Memory(document, texts)
    rows, position, last = [], 0, None
    pair, previous_end, horizon, ended = (None, None), 0, None, 0
    for number, sentence in enumerate(document.sentences):
        begin, text = starts[number], texts[number]
        setting = settings[sentence.section]
        line = (
            document.text[sentence.start : sentence.start + 6] if "\n" in document.text[ended : sentence.start] else ""
        )
        horizon, ended = _see_horizon(text, setting, horizon, line), sentence.end
        end = begin + len(text)
        inside = []
        while position < len(found) and found[position].start < end:
            quantity = found[position]
            position += 1
            if quantity.start >= begin and quantity.end <= end:
                inside.append(quantity._replace(start=quantity.start - begin, end=quantity.end - begin))
        if not inside or _is_uncounted(document, sentence.start):
            last = None if not inside else last
            continue
        view = view_sentence(text, inside)
        if "\n" in document.text[previous_end : sentence.start]:
            pair = (None, None)
        previous_end = sentence.end
        setting = setting._replace(
            ahead=setting.ahead or horizon,
            pair=pair,
            five=setting.five or setting.role != "plan" and bool(FIVE.search(text)),
        )
        if setting.role == "other":
            setting = setting._replace(mood=memory.mood(number))
        filled, last = _fill_sentence(view, setting, memory, number, last)
        pair = _find_pair(view, filled) or pair
        rows += [
            _write_row(document, sentence, begin, quantity, slots)
            for quantity, slots in zip(inside, filled, strict=True)
        ]
    return rows


def _see_horizon(text: str, setting: Setting, horizon: int | None, line: str) -> int | None:
    """The year of the aims now listed: 今后五年的主要目标是：… holds for its paragraph and the items listed below it."""
    if setting.role != "plan" or setting.year is None or setting.ahead:
        return None
    aim = HORIZON.search(text)
    if aim:
        times = find_times(text[: aim.end()])
        years = [(time, resolve_time(time, setting)) for time in times if not time.baseline]
        later = [year for time, year in years if year and year > setting.year and (time.until or time.kind in LATER)]
        this = any(time.kind == "offset" or year == setting.year for time, year in years)
        return None if this else max(later, default=horizon)
    return horizon if line == "" or LISTED.match(line) else None


def _fill_sentence(view: View, setting: Setting, memory: _Memory, number: int, last):
    """Slots of each quantity of a sentence, in order, and the group that the next sentence may inherit."""
    filled, carried = [], None
    change_before: str | None = None
    last = last._replace(end=-1) if last and _takes_up(view, setting, last) else None
    for run in view.runs:
        first, final = view.quantities[run[0]], view.quantities[run[-1]]
        before = view.quantities[run[0] - 1].end if run[0] else 0
        local = view.tokens_between(own_start(view, run[0]), first.start)
        same_kind = run[0] > 0 and view.quantities[run[0] - 1].unit.kind == first.unit.kind
        same_kind = same_kind or run[0] > 0 and view.text[before] == "、"
        bare = not any(mark in view.text[before : first.start] for mark in "；。")
        per = next((token.slots["per"] for token in reversed(local) if "per" in token.slots), None)
        built = any("built" in t.slots for t in local) or any(
            "built" in t.slots for t in view.tokens_between(final.end, final.end + 12)
        )
        lent = _lend_change(view, first, before, local, change_before if same_kind and bare else None)
        change = tell_change(view, first, local, lent, built)
        trail = last.trail if last and last.end >= 0 else ()
        named, last = name_run(view, run, last, lambda kind: memory.topic(number, kind, setting.report), change, per)
        last = last._replace(trail=trail + tuple(((name.object, name.domain), name.measure) for name in named))
        for place, index in enumerate(run):
            quantity, name = view.quantities[index], named[place]
            comparator = tell_comparator(view, quantity, local, first, final)
            if carried is None or not _continues(view, quantity, name, change):
                carried = claim_quantity(view, quantity, setting, change, name.measure, name.domain, carried)
            filled.append((name, per, comparator, change, carried))
        change_before = change
    return filled, last


def _takes_up(view: View, setting: Setting, last) -> bool:
    """Whether a sentence may go on about the object of the one before: in speech always, in a report when it grows."""
    if not setting.report:
        return True
    first = view.quantities[0]
    words = view.tokens_between(0, first.start)
    if view.clause_start(first.start) == 0 and words and "change" in words[0].slots:
        return True
    income = any(token.slots.get("measure", ("",))[0] == "收入" for token in words)
    return income and any(domain == "rural_income" for _, domain in last.items)


def _lend_change(view: View, quantity: Quantity, before: int, local, change: str | None) -> str | None:
    """The change of the number before, where this one is coordinated with it (新增A亩、B亩; 增长3%，争取4%)."""
    named = any("item" in token.slots for token in local)
    if change in ("increase_by", "decrease_by"):
        return None if named else change
    if change == "increment":
        whole = any(t.slots.get("ahead") == "stock" or t.term in ("播种面积", "种植面积", "总面积") for t in local)
        return None if whole or quantity.unit.kind not in ("area", "heads") else change
    return change if change == "cumulative" and "，" not in view.text[before : quantity.start] else None


def _continues(view: View, quantity: Quantity, name, change: str) -> bool:
    """Whether the number only adds to the one before (…去年是11420元，增长7.2%): then it is of the same claim."""
    if (
        name.inherited != ("object", "measure")
        or change not in ("increase_by", "decrease_by")
        or is_promised(view, quantity)
    ):
        return False
    own = view.tokens_between(view.clause_start(quantity.start), quantity.start)
    timed = any(
        view.clause_start(quantity.start) <= time.start < quantity.start and not time.baseline for time in view.times
    )
    return not timed and not any("ahead" in t.slots or "promise" in t.slots for t in own)


def _find_pair(view: View, filled):
    """The two years of a 由…年的A增加到…年的B, when the sentence states both."""
    stated = [time.value for time in view.times if time.kind == "year"]
    changes = [change for _, _, _, change, _ in filled]
    return (stated[0], stated[1]) if len(stated) >= 2 and "from" in changes and "to" in changes else None


def _write_row(document: Document, sentence, begin: int, quantity: Quantity, slots) -> tuple:
    named, per, comparator, change, claim = slots
    status, year, span, modality = claim
    offsets = document.folded.offsets
    start, end = begin + quantity.start, begin + quantity.end
    if offsets is not None:
        start, end = offsets[start], offsets[end - 1] + 1
    if quantity.unit.kind == "share" and change == "level" and named.measure in ("收入", "产值", "增加值"):
        named = named._replace(measure="率", domain="other" if named.domain == "rural_income" else named.domain)
    unit, factor = quantity.unit.base, 1
    if named.measure == "单产" and unit == "吨":
        unit, factor = PER_UNIT["吨", "亩"]
    elif per and quantity.unit.kind == "money":
        unit = f"{unit}/{per}" if named.measure != "收入" or per == "亩" else unit
        status = status if named.measure in VALUE_MEASURES else "parameter"
    value = float(quantity.value * factor)
    high = None if quantity.value_high is None else float(quantity.value_high * factor)
    domain = named.domain
    if status == "parameter":
        domain = "other"
    return (
        document.doc, start, end, document.text[start:end], sentence.sentence, sentence.section,
        named.object, named.measure, domain, value, high, unit, comparator, change, status, year,
        year if span == "multi" else None, span, modality, document.meta["place"], ",".join(named.inherited) or None, None,
    )  # fmt: skip

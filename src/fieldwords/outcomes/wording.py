"""What the words before a number say of it besides its slots: concept, part of the place, part of the year, 预计."""

import re
from typing import NamedTuple

import pandas as pd

from fieldwords.corpus.cleaning import unpack_gaps
from fieldwords.corpus.folding import fold_signs, is_traditional
from fieldwords.lexicon import compile_words
from fieldwords.outcomes.belonging import STARTED, find_owner, name_item, tell_stance
from fieldwords.outcomes.clauses import Clause, read_clause
from fieldwords.outcomes.noun_phrases import lead_noun
from fieldwords.outcomes.panel_words import Lexicon, fill_concepts, read_panel_words
from fieldwords.outcomes.parts import (
    COMMA,
    DIGIT,
    find_nameless,
    find_part_behind,
    holds_on,
    names_whole,
    opens_with,
    tells_part,
)
from fieldwords.outcomes.percentages import find_other, find_part, name_rate
from fieldwords.reading.markup import put_in

BEHIND = 30  # characters behind a number that are looked at
REACH = 160  # characters before a number that are looked at, back to the last full stop
BEGINNING = 2000  # characters that tell whether a text is written in traditional ones
HEADING = 70  # characters in which a paragraph says what time it is about
OPENING = 3  # characters that may stand before the words that open a clause: 到, 截至
_NOTE = re.compile(r"\[\d{1,3}\]")
_STOP, _CELL = re.compile(r"[。！？!?\n]"), re.compile(r"[^|\s][^|]*")
_GAP = "\u2060"  # stands for a blank or line end inside a word, so that offsets stay
_FOLD = str.maketrans("０１２３４５６７８９．－—–～", "0123456789.----", _GAP)
_YEAR = re.compile(r"(?:19|20)\d\d年")
_BASELINE = compile_words(
    r"(?:[比较同与]|[由从](?=\d{4}年的?[^，]{1,20}{moved}))(?P<year>(?:19|20)\d\d)年|{alike}|{founding}[^，]{0,4}以来(?=，)"
)
# A paragraph that opens on five years
_TERM = compile_words(
    r"(?:(?m:^)|(?<=[\n。]))[^。\n\u4e00-\u9fff“]{0,8}(?:[一二三四五六七八九十]{1,2}[、是])?{before_term}?"
    r"的?(?:[五５]|(?<!\d)5)年(?:来|间|里|[，,])|(?m:^)[^。\n]{0,40}的(?:[五５]|(?<!\d)5)年[。，]"
)
_ONE_YEAR = compile_words(r"{one_year}|{the_year}|(?:20|19)\d\d年")
_ADDED_UP = compile_words(
    r"(?:\d{4}年?[到至-]\d{4}年|[\d十]年[间来里])[^；]{0,60}?{added_up}(?![^；]{0,60}\d年)[^；]{0,60}\Z"
)
_TOWN = compile_words("{town}")
_BY = compile_words("{by_then}")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_MONTHS = re.compile(r"\d-(?P<last>\d{1,2})月")
_JOINED = re.compile(r"(?<![\d.])[\d.]{1,16}[%％](?:左右|以上)?[和、及与]\Z")


class Wording(NamedTuple):
    """What the words before a number say; None for nothing."""

    concept: str | None  # 纯收入, 可支配收入
    prices: str | None  # 可比价, 现价
    scope: str | None  # the part of the place, as named; None for the whole
    other: str | None  # another subject than the item, which stands further back
    traded: str | None  # the word that tells of sales, stores or prices: what is counted was bought or sold, not grown
    of: str | None  # the base, work or company that the number is of; None for the item itself
    item: str | None  # the item with its sort or base, where the number is of that only: 露地蔬菜, 蔬菜基地
    phrase: str | None  # what stands behind a number that only there has its item: 【10万亩】果园
    stance: str | None  # new where the clause tells of something new, steady, done or begun of what is
    rate: str | None  # which rate a percentage is
    verb: str | None  # what stands between the item and the number, where they are of one clause: 【肉牛】发展到
    part_year: bool  # it is of a part of a year
    due: bool  # the end of that part is by when it is to be done: 5月底前
    short: bool  # it is what lacks: 缺口3万亩, 3万亩没有开工
    asked: bool  # it is a task of which a share was done: 完成任务900吨的98%
    apiece: bool  # it is of each village: 全部村超过10万元
    act: str | None  # new, built, mended or both, of land: 新建和改造提升
    average: bool  # 年均
    preliminary: bool  # 预计
    dated: bool  # the year stands in the words before it
    # The earliest year named in its clause, or what its sentence compares with: what has grown since is no growth of
    # one year. 0 is long ago (建国以来), or a paragraph on five years.
    since: int | None


def read_wording(rows: pd.DataFrame, texts: dict[str, tuple[str, bytes]]) -> pd.DataFrame:
    """Return the columns of `Wording` for each row.

    Parameters
    ----------
    rows : DataFrame
        Rows of table `targets` in the order of `doc` and `start`, with `item` (its standard name), `kind` (of figure)
        and `level` (of the place).
    texts : dict of str to (str, bytes)
        Text of each document and its gaps (`corpus.cleaning.pack_gaps`).
    """
    lexicon, found, above, last = read_panel_words(), [], None, None
    texts = {doc: _mark_gaps(*texts[doc]) for doc in rows["doc"].unique()}
    columns = ["doc", "sentence", "start", "end", "object", "item", "measure", "kind"]
    columns += ["inherited", "level"]
    rows = rows.assign(kind=rows["kind"].fillna("level"))  # 由3万吨增加到5万吨: what it was is a level, too
    numbers = zip(*(rows[column].to_numpy(object) for column in columns), strict=True)
    for doc, sentence, start, end, name, item, measure, kind, inherited, level in numbers:
        behind = texts[doc][end : end + BEHIND].replace(_GAP, "")
        clause = read_clause(_words_before(texts[doc], start), name, behind, item, measure)
        words = read_words(clause, level, lexicon)
        if words.since is None and kind in ("added", "growth") and _reviews_years(texts[doc], start):
            words = words._replace(since=0)
        if (doc, sentence) == last:
            words = _take_over(words, above, clause, kind, str(inherited), lexicon)
        found.append(words)
        above, last = (clause, kind, words), (doc, sentence)
    return fill_concepts(pd.DataFrame(found, columns=list(Wording._fields), index=rows.index), rows)


def _take_over(words: Wording, above: tuple, clause: Clause, kind: str, inherited: str, lexicon: Lexicon) -> Wording:
    """What holds on for the next number of a sentence: 贫困地区农民收入9000元，增长12%; 年均产量增加到A，棉花到B."""
    before, last_kind, last = above
    goes_on = before.name == clause.name and "object" in inherited
    held = goes_on or last.scope in lexicon.slots and opens_with(last.scope, clause.words)
    if words.scope is None and last.scope and held and holds_on(last.scope, before.words, clause, lexicon):
        words = words._replace(scope=last.scope)
    if goes_on:
        same = before.measure == clause.measure or not (last.item or "").endswith(lexicon.bases)
        item = words.item or (last.item if same else None)
        words = words._replace(rate=words.rate or last.rate, item=item, act=words.act or last.act)
        ends = last.of and ((STARTED, last.of) in lexicon.slots.values() or names_whole(clause.words))
        words = words._replace(of=words.of or (None if ends else last.of))  # 开工3万亩，建成2万亩
        words = words._replace(other=words.other or (None if words.scope else last.other))
    if last.average and last_kind == kind and "measure" in inherited and not words.dated:
        words = words._replace(average=True)
    return words


def _mark_gaps(text: str, gaps: bytes) -> str:
    """A text in simplified characters, as its items are, with `_GAP` for what stands inside its words and figures."""
    text = fold_signs(text) if is_traditional(text[:BEGINNING]) else text
    return put_in(text, ((start, end, _GAP * (end - start)) for start, end in unpack_gaps(gaps).tolist()))


def _words_before(text: str, start: int) -> str:
    """The sentence up to a number; in a table its row, behind the line above the table that tells what it is of."""
    row = text[text.rfind("\n", 0, start) + 1 : start]
    if row.startswith("|"):
        return f"{_find_caption(text, start)[-REACH:]}，{row[-REACH:]}".translate(_FOLD)
    words = _NOTE.sub("", text[max(0, start - REACH) : start].translate(_FOLD))
    return _STOP.split(words)[-1]


def _reviews_years(text: str, start: int) -> bool:
    """Whether a paragraph opens on five years (五年来，…; 这是…的五年。) and names no year by itself since then."""
    begin = text.rfind("\n", 0, start) + 1
    term = _TERM.search(text, begin, min(begin + HEADING, start))
    return term is not None and not _ONE_YEAR.search(text, term.end(), start)


def _find_caption(text: str, place: int) -> str:
    """The nearest line above that is neither empty nor a row of a table, or is one with a single cell."""
    while place > 0:
        place = text.rfind("\n", 0, place)
        line = text[text.rfind("\n", 0, max(place, 0)) + 1 : max(place, 0)].strip()
        if line and (not line.startswith("|") or len(_CELL.findall(line)) == 1):
            return line
    return ""


def read_words(clause: Clause, level: str | None, lexicon: Lexicon) -> Wording:
    """Return what the clause of a number and its sentence say of it in a report of a place of `level`."""
    words = clause.words
    comma, named = clause.comma, clause.named
    matches = list(lexicon.pattern.finditer(words))
    priced = any(lexicon.slots[match[0]][0] == "prices" for match in matches)
    starts = {"concept": named, "average": comma, "prices": _prices_from(words, comma) if priced else 0}
    starts |= {"preliminary": 0, "other": max(comma, clause.end)}
    seen: dict[str, str] = {}
    months = _MONTHS.finditer(words) if "-" in words else ()
    times = [(m.end(), m.start(), "year" if int(m["last"]) == 12 else "part") for m in months]
    times += [(m.end(), m.start(), "year") for m in _YEAR.finditer(words)]
    for match in matches:
        slot, value = lexicon.slots[match[0]]
        if slot == "time":
            times.append((match.end(), match.start(), value))
        elif slot in starts and match.start() >= starts[slot]:
            if slot != "concept" or "concept" not in seen or not _TOWN.search(words, named, match.start()):
                seen[slot] = value
        elif tells_part(slot, value, match, clause, level):
            seen.setdefault(slot, match[0])
    stance, item = tell_stance(clause, lexicon, matches), name_item(clause, lexicon, matches)
    named = clause._replace(item=item or clause.item)
    scope = seen.get("scope") or find_part_behind(clause, level, lexicon)
    scope = scope or find_nameless(clause, level) or find_part(named)
    other = seen.get("other") or (None if scope else find_other(named))
    times = [time for time in times if time[2] == "year" or _holds(words, time[1], comma, lexicon)]
    until, _, part = max(times, default=(0, 0, "year"))
    part, due = part == "part", _BY.match(words, until) is not None
    dated = any(end > comma and kind == "year" for end, _, kind in times)
    of = find_owner(named, lexicon, matches, stance)
    when = part, due, clause.is_short, clause.is_asked, clause.is_apiece, clause.act
    return Wording(
        *(seen.get("concept"), seen.get("prices"), scope, other, seen.get("traded")),
        *(of, item, _name_phrase(clause), stance, name_rate(clause), clause.verb, *when),
        *("average" in seen or _sums_years(words), "preliminary" in seen, dated, _since(words, comma)),
    )


def _name_phrase(clause: Clause) -> str | None:
    """What stands behind a number without the verb behind its item: 果园 of 【10万亩】果园空着."""
    phrase = clause.phrase
    return phrase and phrase[: max(len(lead_noun(phrase)), clause.shown + len(clause.name))]


def _sums_years(words: str) -> bool:
    """Whether a sentence adds up what several years made, and names no other since: 2011年到2015年五年间产量合计."""
    return "年" in words and _ADDED_UP.search(words.translate(_HAN_DIGITS)) is not None


def _since(words: str, comma: int) -> int | None:
    if "年" not in words and "以来" not in words and "同比" not in words:
        return None
    words = words.translate(_HAN_DIGITS)
    years = [int(match[0][:-1]) for match in _YEAR.finditer(words, comma)]
    if years:
        return min(years)
    found = list(_BASELINE.finditer(words))
    far = found and (found[-1]["year"] or found[-1][0].endswith("以来"))
    return int(found[-1]["year"] or 0) if far else None


def _prices_from(words: str, comma: int) -> int:
    """From where on 扣除价格因素 holds for a number: the clause behind the last number, all where it comes first."""
    joined = _JOINED.search(words)  # 扣除价格因素，分别增长9.6%和: both numbers
    digits = [match.end() for match in DIGIT.finditer(words, 0, joined.start() if joined else len(words))]
    return min(digits[-1] if digits else 0, comma)


def _holds(words: str, start: int, comma: int, lexicon: Lexicon) -> bool:
    """Whether a part of a year holds for a number: in its clause, or on from a clause it opens (今年前三季度，…)."""
    opening = COMMA.split(words[:start])[-1]
    opening = _YEAR.sub("", lexicon.pattern.sub("", opening))
    return start >= comma or len(opening) <= OPENING

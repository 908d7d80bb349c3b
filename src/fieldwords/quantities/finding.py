"""Quantities in a text: numbers with their units, lists that share one, what they are per, and numbers not whole."""

import re
from functools import cache

from fieldwords.corpus.mending import begin_with
from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.edges import DOUBTED, begins_with_name, drop_value, judge_edge, judge_rear
from fieldwords.quantities.flaws import find_flaws
from fieldwords.quantities.numerals import HAN, LOOSE_SIGN, NUMBER, parse_number, parse_span
from fieldwords.quantities.shares import part_pattern, read_part
from fieldwords.quantities.spotting import BEGIN, Quantity, number_pattern, read_match
from fieldwords.quantities.units import HECTARE, SIZED, YUAN, Unit, read_units, write_pattern

BARE = re.compile(rf"((?:[0-9]|[{HAN}](?=[{HAN}])){BEGIN})(?:、|和|及|与|以及|或)\Z")
EACH = re.compile(rf"(?<![{HAN}])([二两三四五六七八九])(?:、|和|及|与|以及)\Z")  # 分别完成三、五、八万亩
BY_DIGIT = re.compile("[〇一二三四五六七八九][·•][〇一二三四五六七八九]")
PER = compile_words(
    r"\s?(?:[/每](?P<per>{per}|{hectare})(?![A-Za-z])|[（(]每(?P<each>{per}|{hectare})[)）]|一(?P<one>{piece}))"
)
PER_EACH = compile_words(r"每(?P<each>{each}|{hectare})(?:{averaged}{0,6}|[^，。；\d]{0,4}[产收][^，。；\d]{0,6})\Z")
ODD = re.compile(rf"零(?P<sum>{NUMBER})")
HECTARES, APIECE = list_words("hectare"), list_words("respectively")
NUMBERED = re.compile(rf"(?:[:：]\s?|\s(?!(?:19|20)[0-9]{{2}}(?![0-9])))?(?P<sum>{NUMBER})(?=[，。；、,;\s]|\Z)")
LEAD = re.compile(r"\n[0-9]{1,2}、")  # the number of a list's item
TAILED = re.compile(r"[0-9][0-9.]{0,10}[万亿]?[余多]\Z")  # 15万余0亩: a number is no tail of another
COUNTLESS = re.compile("亿[多余]?万")  # 亿万亩
PRICE = compile_words(rf"{{currency}}\s?(?P<sum>{NUMBER})(?![0-9.])元?")


@cache
def _headed_patterns() -> dict[str, re.Pattern]:
    units = {name: unit for name, unit in read_units().items() if unit.kind in SIZED}
    unit = rf"(?P<many>[十百千万亿]{{0,2}})(?P<unit>{write_pattern(units)})[)）]"
    return begin_with("（(", rf"(?<=[\u4e00-\u9fff].)(?<![头只].){unit}")


def find_quantities(text: str) -> list[Quantity]:
    """Return every quantity of a folded text in the order of the text.

    Parameters
    ----------
    text : str
        A folded text (`fieldwords.corpus.folding.fold_text`), a whole document if possible: where it writes numbers
        digit by digit (``百分之一八·二``), 三五万 is 350,000 and not 30,000 to 50,000.

    Returns
    -------
    list of Quantity
        Character offsets into `text`, `end` exclusive; values exact, in the unit's base. Numbers that share a later
        unit (``2.4万、10.5万头``) are included; dates, list numbers and numerals without a unit are not. A number that
        is masked, torn or vague has no value and a `flaw`.
    """
    by_digit = ("·" in text or "•" in text) and BY_DIGIT.search(text) is not None
    rows: list[Quantity] = []
    for match in number_pattern().finditer(text):
        found, number, start = read_match(match, text, by_digit), match["n1"], match.start()
        before = text[start - 1] if start else ""
        if not found or before == "每" and found[0].unit.kind == "weight":  # 每百斤油料: what something else is told of
            continue
        if before == "、" and "、" in number and found[0].value_high is not None:  # 一、二、三人 is a list
            if found[0].unit.kind in SIZED:
                rows.append(drop_value(found[0], "vague"))
            continue
        if found[0].value_high is not None and "、" in number and _is_apiece(text, 0, start):
            found = _part_pair(found[0], number)
        if match["top"]:
            found = [judge_rear(text, found[0])]
        head = TAILED.search(text, max(0, start - 16), start) if before and before in "余多" else None
        if head:
            found = [drop_value(row, "torn") for row in found]
            found[0] = found[0]._replace(start=head.start())
        elif begins_with_name(number) or "亿" in number and COUNTLESS.search(match.group()):
            found = [drop_value(row, "vague") for row in found]
        elif before and before in "、和及与或":
            rows.extend(_read_bare(text, found[0], rows[-1].end if rows else 0, by_digit))
        elif before and (before in DOUBTED or not "\u4e00" <= before <= "\u9fff") and number != "翻":
            found[0] = judge_edge(text, found[0])
            if found[0].flaw == "torn" and before in "-－":  # 41-499-400亩
                found = [drop_value(row, "torn") for row in found]
        rows += [_tell_more(text, row) for row in found]
    parts = ((part, read_part(part)) for part in part_pattern().finditer(text))
    rows += [Quantity(*part.span(), *read[:3], "%") for part, read in parts if read]
    rows += _find_headed(text)
    if any(word in text for word in list_words("currency")):
        rows += _find_prices(text)
    return _lay_over(rows, find_flaws(text))


def _is_apiece(text: str, floor: int, place: int) -> bool:
    return any(word in text[max(floor, place - 16) : place] for word in APIECE)


def _part_pair(row: Quantity, number: str) -> list[Quantity]:
    """分别种三、五万亩 says two areas, not 30,000 to 50,000."""
    cut = row.start + number.index("、")
    return [row._replace(end=cut, value_high=None), row._replace(start=cut + 1, value=row.value_high, value_high=None)]


def _tell_more(text: str, row: Quantity) -> Quantity:
    """A quantity with what stands around it: what it is per (450公斤/亩), what is counted in 口 (机井30口)."""
    unit = row.unit
    if text.startswith("零", row.end) and row.value and (odd := ODD.match(text, row.end)):  # 1万亩零500亩
        less = parse_number(odd["sum"])
        if text.startswith(row.written, odd.end()) and less and less * unit.factor < row.value:
            return row._replace(end=odd.end() + len(row.written), value=row.value + less * unit.factor)
    if unit.not_after and any(word in text[max(0, row.start - 6) : row.start] for word in unit.not_after):
        value = row.value and row.value / unit.factor
        return row._replace(unit=Unit(row.written, unit.factor, "other", "any"), value=value)
    if unit.kind in ("weight", "money"):
        per = PER.match(text, row.end)
        each = None if per else PER_EACH.search(text, max(0, row.start - 14), row.start)
        if per and per["one"]:  # 1300元一亩
            return row._replace(end=per.end(), per=per["one"])
        name = each["each"] if each else per and (per["per"] or per["each"])
        return row._replace(per=HECTARE if name in HECTARES else name) if name else row
    return row


def _read_bare(text: str, first: Quantity, floor: int, by_digit: bool) -> list[Quantity]:
    """Numbers before `first` that share its unit (2.4万、10.5万头) and its multiplier (5、7、1.2万亩)."""
    rows: list[Quantity] = []
    position = first.start
    many = re.match(r"(?:[0-9.,，]+|[二两三四五六七八九十]{1,3})([万亿])", text[position : first.end])
    each = many and _is_apiece(text, floor, position)
    while found := (each and EACH.search(text, floor, position)) or BARE.search(
        text, max(floor, position - 28), position
    ):
        start, end = found.span(1)
        low, high = parse_span(found.group(1), by_digit)
        if low is None or start == floor and floor and text[floor - 1].isdigit() or LEAD.match(text, start - 1):
            break
        factor, loose = first.unit.factor, LOOSE_SIGN.search(found.group(1))
        flaw = ""
        plain = found.group(1).replace(".", "").isascii() or each and not re.search("[百千万亿]", found.group(1))
        if many and plain and first.value:
            flaw, factor = _share_factor(low, first, factor, parse_number(many[1]))
        high = None if high is None else high * factor
        row = Quantity(start, end, low * factor, high, first.unit, first.written, loose.group() if loose else "")
        rows.append(drop_value(row, flaw) if flaw else judge_edge(text, row) if start else row)
        position = start
    return rows[::-1]


def _share_factor(low, first: Quantity, factor, many):
    """Whether a bare number is of the last one's multiplier: 5、1.2万亩 is, 5000、1.2万亩 is not, 500 may be either."""
    last = first.value / factor / many
    if low < 100 or low <= last * 20:
        return "", factor * many
    return ("", factor) if low >= 1000 else ("multiplier not told", factor)


def _find_prices(text: str) -> list[Quantity]:
    """￥12000, RMB1.2万: the unit stands before the number."""
    prices = [(match, parse_number(match["sum"])) for match in PRICE.finditer(text)]
    unit = read_units()[YUAN]
    return [Quantity(*match.span(), value, None, unit, YUAN) for match, value in prices if value is not None]


def _find_headed(text: str):
    """粮食面积（万亩）：12.5: the unit stands in the brackets before the number."""
    for head in (head for pattern in _headed_patterns().values() for head in pattern.finditer(text)):
        match = NUMBERED.match(text, head.end())
        value = match and parse_number(match["sum"])
        if value is not None:
            unit = read_units()[head["unit"]]
            value *= unit.factor * (parse_number(head["many"]) if head["many"] else 1)
            yield Quantity(*match.span("sum"), value, None, unit, head["unit"])


def _lay_over(rows: list[Quantity], flaws: list[Quantity]) -> list[Quantity]:
    """Rows in order and apart; one that overlaps a number which is not whole is only a part of it and goes."""
    if not flaws and all(one.end <= other.start for one, other in zip(rows, rows[1:], strict=False)):
        return rows
    apart: list[Quantity] = []
    ranked = sorted([*flaws, *rows], key=lambda row: (row.start, not row.flaw, -row.end))
    for row in ranked:
        if apart and row.start < apart[-1].end:
            if row.flaw and not apart[-1].flaw:
                apart[-1] = row._replace(start=apart[-1].start)
            continue
        apart.append(row)
    return apart

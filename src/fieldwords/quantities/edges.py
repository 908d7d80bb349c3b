"""What stands directly before a number: a minus, what may stand there, or what is left of a part that is lost."""

import re

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.flaws import MASKS
from fieldwords.quantities.numerals import CAPITALS, HAN
from fieldwords.quantities.spotting import Quantity

# Signs a number may stand behind. Behind any other (∎5万亩) it is not whole, but for the sign of a list's item.
FREE = frozenset("，。、；：！？,;:!|+=<>≥≤≧≦≈→%‰￥¥“”‘’'\"（()）[］]［【】〔〕《》〈〉「」『』 \u3000\n\r")
MILD, DASHES = ",， \u3000'’‘", "-－−—–―~～"
SPLIT = re.compile(
    r"(?<![0-9./])(?!(?:19|20)[0-9]{2}[，, ]|(?<![^\n])[0-9]{1,2}[.．])[0-9][0-9,，.]{0,12}"
    r"(?: ?[，, \u3000'’‘] ?| \. ?|[·・‧•] |(?<=\.)[^\w\s]{1,2}"
    r"|(?<=[0-9])(?:_|[^\w\s.。、，；()（）\[\]［］【】〔〕<>《》/%‰—–\-~～∶]{1,3}))\Z"
)
DIGIT = re.compile("[0-9]")
CUT = re.compile(
    rf"(?:(?:[0-9][.．]|[{HAN}点]|[\u4e00-\u9fff][0-9]{{1,4}})[ \u3000\r]{{0,4}}\n[ \u3000]{{0,4}}"
    r"|[\u4e00-\u9fff][ \u3000]{1,3},|(?<!十)[〇二三四五六七八九]|[\u4e00-\u9fff][⒈-⒐])\Z"  # 二5万亩
)
SPACED = re.compile(r"(?<!十[一二三四])[二三四五六七八九] [二三四五六七八九]\Z")  # 五 三万亩
LINE = "\n \u3000,〇二三四五六七八九⒈⒉⒊⒋⒌⒍⒎⒏⒐"
DASHED = re.compile(rf"(?:\A|\n|[^0-9{DASHES}]—)[ \u3000]{{0,2}}[{DASHES}]\Z")  # ——5万亩, and the sign of a list
NOTED = re.compile(r"[\u4e00-\u9fff][①-⒇]\Z|[亩头只元吨斤%][·•]\Z")  # 总产值①18.7亿元
HOLLOW = re.compile(r"[（(【\[［〔][ \u3000]{0,8}[)）】\]］〕]\Z|[.。…]{2}\Z")  # （）5万亩
ADRIFT = re.compile(r"[\u4e00-\u9fff][ \u3000]?[.．·][ \u3000]{1,2}\Z|[0-9][%‰]\Z")  # 达到 . 5万亩; 5%6万吨
DANGLING = re.compile("[在到至达为][，、]\\Z")  # 稳定在，万亩以上
ITEM = re.compile(r"(?:\A|\n)[ \u3000]{0,4}[^\w\s]\Z")
FOREIGN = rf"[^\w\s{re.escape(''.join(sorted(FREE)) + DASHES)}/·•.]{{1,3}}"
APART = re.compile(rf"[\u4e00-\u9fff0-9%]{FOREIGN} {{1,2}}\Z")  # 面积■ 5万亩
GOES_ON = re.compile(rf"[{MASKS}]|{FOREIGN}[{HAN}0-9]")  # 百分之五□三
UPWARD = ("area", "heads", "weight")  # kinds that are never below zero


MINUS = compile_words(
    r"(?:(?:\A|[\s，,、：:（(为是达到至长降速率幅额有])负|(?P<sign>(?:\A|[^\n0-9.%‰A-Za-z\-－−—–])[\-－−])"
    r"|{growth}[^，。；、0-9]{0,6}[—–])\Z"
)
NAMES, VAGUE = list_words("name"), list_words("vague")
# A number behind one of these may be a rest or below zero: 二, 某, 负
DOUBTED = frozenset("负" + LINE + CAPITALS + "".join(word[-1] for word in VAGUE))


def begins_with_name(number: str) -> bool:
    """Tell whether the first digits may be a name instead: 三七五万亩 is 3,750,000 亩, or 50,000 亩 of 三七."""
    if not number.startswith(NAMES):
        return False
    return any(number.startswith(name) and number[len(name) :].startswith((*HAN,)) for name in NAMES)


def judge_edge(text: str, row: Quantity) -> Quantity:
    """Return a quantity as what stands directly before it in `text` lets it be: as it is, negated, without a value."""
    start = row.start
    before = text[start - 1 : start]
    if not before:
        return row
    minus = before in "负-－−—–" and MINUS.search(text, max(0, start - 12), start)
    if minus and (not minus["sign"] or row.unit.kind not in UPWARD):
        value = None if row.value is None else -row.value
        return row._replace(start=start - 1, value=value)  # of a range (-2～3%) it is the first number's
    if (left := _find_split(text, start)) and (before in MILD or row.unit.kind != "other"):  # 3×4米
        return drop_value(row._replace(start=left.start()), "torn")
    cut = before in LINE and CUT.search(text, max(0, start - 12), start) and not text.endswith(NAMES, 0, start)
    if cut or before == " " and SPACED.search(text, max(0, start - 4), start + 1):
        return drop_value(row, "torn")
    return row if _may_stand(text, row, before) else drop_value(row._replace(start=start - 1), "torn")


def judge_rear(text: str, row: Quantity) -> Quantity:
    """Return a share in words without its value where figures behind it are masked: 百分之五□三."""
    return drop_value(row, "masked") if GOES_ON.match(text, row.end) else row


def _find_split(text: str, start: int) -> re.Match | None:
    """A figure and a foreign sign before a number: 12‖5万亩."""
    if not DIGIT.search(text, max(0, start - 4), start - 1):  # most numbers have no digit near before them
        return None
    return SPLIT.search(text, max(0, start - 16), start)


def _may_stand(text: str, row: Quantity, before: str) -> bool:
    """Whether a number may stand behind the sign or word before it."""
    start = row.start
    if before in CAPITALS:
        return text[start] not in "十百千"  # 陆千亩
    if before in DOUBTED and text[start] != "一" and text.endswith(VAGUE, 0, start):
        return False
    around = max(0, start - 10)
    if "\u4e00" <= before <= "\u9fff" or before.isascii() and before.isalpha():
        return True
    if before in FREE:
        lost = (ADRIFT, APART if before in " \u3000" else DANGLING if text[start] in "万亿" else HOLLOW)
        return not any(sign.search(text, around, start) for sign in lost)
    if before in DASHES:
        return DASHED.search(text, around, start) is not None
    if before == "#" and text[start : start + 3].isdigit():  # 面积##6940亩: left over of a heading's sign
        return text[max(0, start - 6) : start].rstrip("#")[-1:].isalpha()
    if before == "·" and text[start] in "十百千万" or before in "×*" and row.unit.kind == "other":
        return True  # 行动·千亩良田, 3台×5万千瓦
    return any(sign.search(text, around, start) for sign in (ITEM, NOTED))


def drop_value(row: Quantity, flaw: str) -> Quantity:
    """Return a quantity without its value, and why."""
    return row._replace(value=None, value_high=None, flaw=flaw)

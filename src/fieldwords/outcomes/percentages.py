"""Percentages: which rate one is; and of what a number is, where words tell another subject than its item."""

import re

from fieldwords.lexicon import compile_words
from fieldwords.outcomes.clauses import AND, HAN, SEVERAL, SHOWN, Clause
from fieldwords.outcomes.item_names import item_domains
from fieldwords.outcomes.noun_phrases import names_thing
from fieldwords.outcomes.parts import COMMA, DIGIT
from fieldwords.targets.measures import AREA, INCOME, RATE, YIELD

LEAST_SUBJECT = 3  # characters of what is no word for a rate alone: 优质率
LED = 4  # characters before 农业 that tell which: 都市生态
TELLING = (YIELD, INCOME)  # measures that tell by themselves whose they are: ；亩产400公斤, ；城乡居民收入
_MEASURE = compile_words("{measured}+$")
_RATE = compile_words("[\u4e00-\u9fff]{0,10}?{rate}|占(?!比)[^，；：、\\d]{2,14}?(?=[\\d.]*$)")
_SHARE = compile_words("占(?!比)(?P<whole>[\u4e00-\u9fff]{2,14}?)的?{share_of}?{as_much}*$")
_WHOLE = re.compile(r"占(?![有比])[^占，\d]{0,4}$")  # no 占有, 占比
_OPENING = compile_words("^(?:{aside}|{whole_place})+")
_AROUND = compile_words("(?:[二两三四五六七八九十]大|等)[\u4e00-\u9fff]{0,8}?{branch}|“[\u4e00-\u9fff]{2,8}”")
_BESIDE = re.compile("(?:^|[、和及与])([\u4e00-\u9fff“”]+(?<![普涉参”]))[、和及与]$")
_MEANT, _DEGREE = map(compile_words, ("^{meant}+", "{degree}$"))
_OVERALL = compile_words("^{overall}+(?=率$)|^综合")
_FARMING = compile_words("{farming_branch}")
_GROUND = compile_words(f"(?!{{no_ground}})[\u4e00-\u9fff“”]{{{LEAST_SUBJECT},{SHOWN}}}")
_COUNTED = re.compile("[一二三四五六七八九十百千万][\u4e00-\u9fff]{0,2}$")
_SOURCE = compile_words(
    rf"{{per_head}}(?!{{all_income}})(?P<source>(?:(?!{{per_head}})[\u4e00-\u9fff]){{2,{SHOWN}}}?){{incomes}}"
)
_GIVER = re.compile(f"([\u4e00-\u9fff]{{2,{SHOWN}}})[对在][^，；\\d]{{0,6}}$")


def name_rate(clause: Clause) -> str | None:
    """Return which rate a percentage is: 良种率, 占播种面积; None where its clause names none."""
    found = _RATE.findall(clause.words, clause.end if clause.here else clause.comma)
    if not found:
        return None
    name = _MEANT.sub("", found[0 if clause.here else -1])
    share = _SHARE.search(name)
    if share:
        return "占" + share["whole"]
    listed = clause.here and AND.match(clause.words, clause.end)
    return _drop_known(_OVERALL.sub("", _DEGREE.sub(RATE, _drop_item(name) if listed else name)), clause.item)


def find_part(clause: Clause) -> str | None:
    """Return what a number is of of which its item is only a part, or that is only a part of the item.

    Several things of which the item is one (五大产业), whose name it is in (“粮林药”) or that are counted with it, what
    of farming has an area, where an income comes from, or, for a rate, the whole (占农业的比重) or what gives to the
    item (科技进步对农业的贡献率).
    """
    around = _find_around(clause) or _find_beside(clause) or _find_ground(clause) or _find_source(clause)
    if around:
        return around
    whole = clause.measure == RATE and _WHOLE.search(clause.head)
    if whole:
        return whole[0] + clause.name
    before, again, _ = clause.tail.partition(clause.name) if clause.measure == RATE else ("", "", "")
    own = _OPENING.sub("", clause.head) if again and _WHOLE.search(before) else ""
    if own and own not in clause.item:  # 山区果园占果园面积的40%
        return own[-SHOWN:] + clause.name
    giver = clause.here and clause.measure == RATE and _GIVER.search(clause.words[clause.comma : clause.named])
    if giver:
        return giver[1]
    several = SEVERAL.search(clause.tail)
    return several[0] if several and not clause.is_each else None


def find_other(clause: Clause) -> str | None:
    """Return the other subject that a number is of which goes on from an item of an earlier clause.

    What a number between them is of (粮食增产；第三产业增长9%，占…), or what the clause of a rate names itself
    (三次产业…，民营经济占生产总值的比重).
    """
    if clause.here or clause.shown >= 0:
        return None
    rate = name_rate(clause)
    between = _find_between(clause, rate)
    if between or rate is None:  # 优质率, 增加值占农业的比重: may go on from an earlier clause
        return between
    own, _, whole = clause.words[clause.comma :].partition("占")
    return _read_subject(_MEASURE.sub("", own if whole and rate.startswith("占") else rate), clause)


def _find_around(clause: Clause) -> str | None:
    """What an item's name is only a part of: 六大特色农业产业, “粮林药”; the same with 等 before it."""
    if clause.named < 0 or DIGIT.search(clause.words, clause.end, max(clause.comma, clause.end)):
        return None
    found = _AROUND.finditer(clause.words)
    around = next((match for match in found if match.start() < clause.named < match.end()), None)
    named = around and around[0].strip("“”")
    return named.removeprefix("等")[:SHOWN] if named and named != clause.name else None


def _find_beside(clause: Clause) -> str | None:
    """What stands before 、 or 和 and the item where one number is of both: 乡村旅游、休闲农业产值; not 三万亩、."""
    each = clause.is_each or clause.measure in TELLING or AND.match(clause.behind)
    beside = None if each or DIGIT.search(clause.words, clause.end) else _BESIDE.search(clause.head)
    if beside is None or _COUNTED.search(beside[1]) or beside[1] in clause.item:
        return None
    return beside[0].lstrip("、和及与")[-SHOWN:] + clause.name


def _find_ground(clause: Clause) -> str | None:
    """What an area of farming as a whole is of, which has none by itself: 农业水价改革3万亩, 认养农业3万亩."""
    if clause.measure != AREA or not _FARMING.fullmatch(clause.item):
        return None
    ground = _GROUND.match(clause.tail)
    return ground[0] if ground else clause.head[-LED:] or None


def _find_source(clause: Clause) -> str | None:
    """Where a part of an income comes from: 人均来自茶叶的收入, 人均蔬菜种植纯收入."""
    start = clause.end if clause.here else clause.comma
    source = _SOURCE.search(clause.words, start) if clause.measure == INCOME else None
    return source["source"] if source else None


def _find_between(clause: Clause, rate: str | None) -> str | None:
    """What a number between the item and this one is of: behind a ；, or for a rate, in any clause but the item's."""
    since = clause.words[clause.end if clause.named >= 0 else 0 : clause.comma]
    _, stop, last = since.rpartition("；")
    if stop and DIGIT.search(last) and clause.measure not in TELLING:
        return _read_subject(DIGIT.split(last)[0], clause, least=1)
    parts = COMMA.split(since)[1:] if rate else []
    subjects = [_read_subject(_MEASURE.sub("", DIGIT.split(part)[0]), clause) for part in parts if DIGIT.search(part)]
    return next(filter(None, reversed(subjects)), None)


def _read_subject(words: str, clause: Clause, least: int = LEAST_SUBJECT) -> str | None:
    """The last words if they are long enough for a subject, name something and nothing like the item: 流转土地.

    三次产业 is like 第一产业 in a rate of it, but 第三产业 behind a ； is not.
    """
    subject = HAN.findall(words)
    subject = subject[-1] if subject else ""
    alike = 2 * len(set(clause.name) & set(subject)) >= len(set(clause.name))
    alike = alike and not (least < LEAST_SUBJECT and _FARMING.fullmatch(clause.name))
    return None if len(subject) < least or alike or not names_thing(subject) else subject[:SHOWN]


def _drop_known(rate: str, item: str) -> str:
    """A rate without what the standard name of its item says: 率 of 农作物耕种收机械化率, which is 综合机械化."""
    return next((rate[n:] for n in range(len(rate) - 1, 0, -1) if item.endswith(rate[:n])), rate)


def _drop_item(rate: str) -> str:
    """A rate without the last of the items it is said of: 自给率 of 蔬菜和猪肉自给率."""
    rate = AND.split(rate)[-1]
    return next((rate[n:] for n in range(len(rate) - 1, 0, -1) if rate[:n] in item_domains()), rate)

"""Evidence: what speaks for the status of a number, each piece under the words that `why` shows."""

from itertools import islice

from fieldwords.corpus.calendar import read_small_number
from fieldwords.lexicon import compile_words
from fieldwords.targets.cases import Case
from fieldwords.targets.cues import name_kinds
from fieldwords.targets.frames import tell_tone
from fieldwords.targets.measures import ADDED, INCOME, OUTPUT, SOLD, STOCK, WORTH, YIELD
from fieldwords.targets.views import ASIDES, is_promised

BREAKS = ("，", "；")
FLOWS = {OUTPUT, YIELD, SOLD, WORTH, ADDED, INCOME}
COMPARED = compile_words(r"{likened}\Z")
# What follows a figure and weighs it against the plan: …，离年初的目标差一点；…，没有完成
WEIGHED = compile_words("，?{from_plan}[^，。；]{0,12}{plan}|，(?:{unmet}|{weighed})")
UNREACHED = compile_words(r"{was_not}(?:{reached})[^，。；\d]{0,6}\Z")  # 出栏43.8万头，没到45万头
# How far things have come this year: 到6月10号, 截至目前, 上半年
PROGRESS = compile_words(r"{by_now}(?:{this_year})?[^，。；年]{0,6}{day}|{part_year}|1[—\-~至到]\d{1,2}月")
SO_FAR = compile_words(rf"{{as_of_now}}|{PROGRESS.pattern}|{{by_now}}[^，。；]{{0,6}}月")
MONTH = compile_words(
    r"(?<![去前上明来\d]年)(?<![\d\-—~])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?!\w?[个来])"
    r"(?P<by>{in_month}?[之以]?前)?"
)
DONE_OF = compile_words(r"{those_done}\Z")
ANNOUNCED = compile_words(r"{aimed}[^，。；：]{0,12}\Z")  # 全年的目标没有变：出栏…，产量…
HOUSEHOLD = compile_words(r"{of_household}\Z")
RIVAL = compile_words("比{ours}")
AVERAGE = compile_words(
    r"{measured_by}[^，。；：]{0,6}{wider}[^，。；：]{0,14}\Z|{wider}的?平均(?!每)[^，。；：]{0,10}\Z"
)
PROMISED, CALLED, LISTED, ELSEWHERE, RIVALLED, OUTWEIGHED, WEIGHED_BEHIND, MISSED = (
    "a promise is told (定的)",
    "called a plan (…的目标)",
    "announced as a plan (目标是：)",
    "another place is spoken of",
    "set against ours (比我们)",
    "weighed against a wider place (比全省平均)",
    "weighed against the plan behind it",
    "was not reached (没到)",
)
ROLES = {"plan": "under a plan heading", "review": "under a review heading", "other": "no heading tells"}
RARE = {PROMISED, CALLED, LISTED, ELSEWHERE, RIVALLED, OUTWEIGHED, WEIGHED_BEHIND, MISSED}
TELLING = frozenset(("ahead", "before", "change", "modality"))  # slots of words that are more than names
DECISIVE = 3.0  # what is rare but plain counts more, or the regression would not dare to trust it


def gather_evidence(case: Case) -> dict[str, float]:
    """Return the evidence on the status of a number: its words, and how strong it is (1, or the log-odds of a tone)."""
    evidence = _hear_evidence(case)
    role, times, change = ROLES[case.setting.role], list(_see_times(case)), f"change {case.change}"
    under = [f"{sign}, {role}" for sign in (*times, change)]  # 今年 is one thing in a review, another in a plan
    signs = [
        role,
        *_see_words(case),
        *_see_places(case),
        *_quote_words(case),
        *times,
        change,
        *under,
        *_see_month(case),
        *_see_number(case),
    ]
    return case.setting.heard | evidence | {sign: DECISIVE if sign in RARE else 1.0 for sign in signs}


def _hear_evidence(case: Case) -> dict[str, float]:
    """How its own words and its clause sound."""
    view, setting, quantity = case.view, case.setting, case.quantity
    start, end = case.clause, view.clause_end(quantity.start)
    own = view.own_starts[case.index]
    words = setting.tones.between(setting.begin + own, setting.begin + quantity.start)
    clause = setting.tones.between(setting.begin + start, setting.begin + end)
    return dict((tell_tone("its own words", words), tell_tone("its clause", clause)))


def _see_words(case: Case):
    """Cue words: the nearest in the clause, a plan word anywhere in it, the nearest before it and behind the number."""
    near = [t.slots["ahead"] for t in case.near if "ahead" in t.slots]
    # A promise that stands before an earlier number is of that number alone: 占任务600亩的101%，累计面积4815亩
    far = [t for t in case.far if "ahead" in t.slots and not ("promise" in t.slots and t.end <= case.before)]
    far = [token.slots["ahead"] for token in far]
    behind = [t.slots["ahead"] for t in case.behind if "ahead" in t.slots]
    if near:
        yield f"{near[0]} word in its clause"
    if "target" in near[1:]:
        yield "a plan word further off in its clause"
    if far:
        yield f"{far[0]} word before its clause"
    if "target" in far:
        yield "a plan word earlier in the sentence"
    if "stock" in far + near[1:]:
        yield "a word of what there is (目前) earlier in the sentence"
    if behind:
        yield f"{behind[0]} word behind it"
    if not near and not far and not behind:
        yield "no cue word"
    if case.view.text.startswith(ASIDES, case.clause):
        yield "a part of the number before (其中)"


def _see_places(case: Case):
    """Whose figure it is: ours, or that of a place which is named, set against ours, or wider than ours."""
    strange = case.index in case.setting.strange
    if strange:
        yield ELSEWHERE
    for token in () if strange else case.near + case.far:
        place = token.slots.get("ahead") == "comparison"
        if place and not HOUSEHOLD.search(case.view.text, 0, token.start):
            yield ELSEWHERE
            break
        if "own" in token.slots and not COMPARED.search(case.view.text, 0, token.start):
            yield "our own place is spoken of"
            break
    text, start = case.view.text, case.quantity.start
    if RIVAL.search(text):
        yield RIVALLED
    if AVERAGE.search(text, case.clause, start):
        yield OUTWEIGHED


def _quote_words(case: Case):
    """The words that stand nearest, two a place, and the signs right before the number and behind its comma."""
    for where, tokens in (("in its clause", case.near), ("before its clause", case.far), ("behind it", case.behind)):
        telling = (token.term for token in tokens if not TELLING.isdisjoint(token.slots))
        yield from (f"“{term}” {where}" for term in islice(telling, 2))
    text, start, end = case.view.text, case.quantity.start, case.quantity.end
    for size in (1, 2):
        if start >= size:
            yield f"“{text[start - size : start]}” right before it"
    if text[end : end + 1] in BREAKS:
        yield f"“{text[end + 1 : end + 3]}” behind its comma"


def _see_times(case: Case):
    """The governing time, before, in or after the year spoken of, and where it stands."""
    where = "in its clause" if case.timed else "before its clause"
    if case.time is None:
        yield "no time"
        if case.setting.told:
            told = case.setting.told
            yield f"no time, last told: {told.when}"
            yield f"no time, last told: {told.when}, {told.where}"
    elif case.time.kind == "past":
        yield f"a stretch of past years {where}"
    elif case.past:
        yield f"a past year {where}"
    elif case.ahead:
        yield f"a year ahead {where}"
    else:
        yield f"this year {where}"
        if case.setting.role == "other" and case.setting.month:
            yield f"this year {where}, " + ("in the first half" if case.setting.month <= 6 else "in the second half")


def _see_month(case: Case):
    """Whether the month that is named last before the number is over, to come, or the latest for something."""
    if not case.setting.month or case.setting.report:
        return
    *_, found = [None, *MONTH.finditer(case.view.text, 0, case.quantity.start)]
    if found is None:
        return
    where = "in its clause" if found.start() >= case.clause else "before its clause"
    over = read_small_number(found["month"]) <= case.setting.month
    kind = "a last day" if found["by"] else "a month that is over" if over else "a month to come"
    yield f"{kind} {where}"


def _see_number(case: Case):
    """What the number itself is: its measure, comparator, and what weighs it."""
    view, quantity, named = case.view, case.quantity, case.named
    if case.comparator in ("ge", "le"):
        yield "bounded (以上, 不低于)"
    elif case.comparator != "point":
        yield "rounded (余, 近, 突破)"
    perennial = name_kinds().get(named.object) == "perennial"
    if named.measure in FLOWS:
        yield "a flow (产量, 收入)"
    elif named.measure == STOCK or named.domain == "farmland" or perennial:
        yield "land, orchards or animals"
        if case.change == "level":
            yield "land, orchards or animals, as a level"
    if is_promised(view, quantity):
        yield CALLED
    if case.promised:
        yield PROMISED
    colon = view.text.rfind("：", 0, quantity.start)
    if colon > 0 and ANNOUNCED.search(view.text, 0, colon):
        yield LISTED
    if WEIGHED.match(view.text, quantity.end):
        yield WEIGHED_BEHIND
    if UNREACHED.search(view.text, case.clause, quantity.start):
        yield MISSED
    if SO_FAR.search(view.text, case.clause, quantity.start):
        yield "so far (截至, 眼下) in its clause"
    elif SO_FAR.search(view.text, 0, case.clause):
        yield "so far (截至, 眼下) before its clause"
    if DONE_OF.search(view.text, case.clause, quantity.start):
        yield "those done of more (种下的有)"
    if case.setting.genre == "plan":
        yield "in a plan or notice"

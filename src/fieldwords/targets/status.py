"""The claim of each quantity: its status, weighed from evidence, then year, span and modality."""

import re
from math import log
from typing import NamedTuple

from fieldwords.lexicon import compile_words
from fieldwords.targets.cases import Case
from fieldwords.targets.comparison import tell_lack
from fieldwords.targets.confidence import gather_doubts, tell_confidence
from fieldwords.targets.evidence import UNREACHED, gather_evidence
from fieldwords.targets.setting import Setting
from fieldwords.targets.views import View, is_given, is_promised
from fieldwords.targets.weights import give_reasons, weigh_evidence
from fieldwords.targets.years import tell_span, tell_year

STEADY = "稳定"
STEP = re.compile(r"每[^，。；\d]{0,8}\Z")  # 每少100亩扣1分
SCORED = compile_words(r"[^，。；\d]{0,6}，?[^，。；\d]{0,4}{scoring}[\d.]+分")
PLAN_BEHIND = compile_words("的?{plan}")  # 5600头目标
# 如果每户多养一头，就要增加…; 只要增长5%，就…; 多种3万亩，就能…
SUPPOSED = compile_words(
    r"(?:{supposing}[^。；]*?|(?:^|(?<=[，；：])){doing_more}[^，。；]{1,12})，[^，。；\d]{0,12}{then}[^。；]*"
)
WITHDRAWN, INSTEAD = compile_words(r"{not_so}[^，。；\d]{0,8}\Z"), compile_words("[^，。；]{0,6}，{but}")
SIDES, LEAST = ("target", "achievement"), 1e-9
CLEAR = 0.4  # of the statuses told with less, two thirds are wrong in documents left out


class Claim(NamedTuple):
    """What a quantity is: its status, the year it is for, whether that spans several years, and its modality word.

    `confidence` is the probability that item, status and year are right, `why` the strongest reasons; `evidence` and
    `doubts` are all that these were weighed from.
    """

    status: str
    year: int | None
    span: str
    modality: str | None
    confidence: float | None
    why: str | None
    evidence: dict[str, float]
    doubts: dict[str, float]


UNCLAIMED = Claim("unclear", None, "unclear", None, None, None, {}, {})


def claim_quantity(case: Case, carried: Claim | None, listed: str | None = None) -> Claim:
    """Return status, year, span and modality of a quantity.

    Parameters
    ----------
    case : Case
        The quantity and what stands around it.
    carried : Claim or None
        Claim of the number before in this sentence.
    listed : str, optional
        The status of the list that the number stands in.
    """
    evidence = gather_evidence(case)
    shares = weigh_evidence("status", evidence)
    status = likely = listed or max(shares, key=shares.get)
    if any(token.slots.get("ahead") == "parameter" for token in case.near) or _is_scored(case):
        status = "parameter"
    elif tell_lack(case.view, case.quantity) == "increment":
        status = "target"
    elif is_given(case.view, case.quantity):
        status = "stock"
    elif UNREACHED.search(case.view.text, case.clause, case.quantity.start) and _is_called(case):
        status = "target"  # 没有完成年初定下的24万头
    elif _is_withdrawn(case.view, case.quantity.start, case.quantity.end) or status == "target" and _is_supposed(case):
        status, shares = "unclear", {}
    elif status == "target" and case.setting.genre == "communique" and not case.promised:
        status, shares = "achievement", {}  # it tells the results of a year that is over
    elif not listed and shares[likely] < CLEAR:
        status = "unclear"
    year = tell_year(case, status, carried.year if carried and carried.status != "stock" else None)
    if status == "achievement" and case.year is None and _is_of_plan(year, case.setting):
        status = "target"
    claim = Claim(status, year, tell_span(case), _tell_modality(case), None, None, evidence, {})
    if case.named.domain == "other":  # by-catch is not rated
        return claim
    doubts = gather_doubts(case, status, shares.get(likely, 0.0) if status in (likely, "unclear") else 0.0, year)
    why = "; ".join(give_reasons("status", evidence, status)) or None
    return claim._replace(confidence=tell_confidence(doubts), why=why, doubts=doubts)


def settle_lists(view: View, changes: list[str], cases: list[Case | None], claims: list[Claim]) -> None:
    """Give numbers in clauses in a row, with no cue or time between, one status: that of all of them together.

    Of 粮食达到4亿吨，增长5%；棉花600万吨 none is a plan where its neighbours are outcomes.

    Parameters
    ----------
    view : View
        The sentence.
    changes : list of str
        What each number says of change.
    cases : list of Case or None
        Of each number, None where it has the claim of the one before.
    claims : list of Claim
        Of the first numbers of the sentence; changed in place.
    """
    first = 0
    for end in range(1, len(claims) + 1):
        if end < len(claims) and _goes_along(view, end, changes, cases):
            continue
        status, claim = _weigh_list(claims[first:end]), None
        for index in range(first, end) if status else ():
            case, old = cases[index], claims[index]
            if case is not None:
                claim = old if old.status == status or old.status not in SIDES else claim_quantity(case, claim, status)
            claims[index] = claim or old
        first = end


def _goes_along(view: View, index: int, changes: list[str], cases: list[Case | None]) -> bool:
    """Whether nothing between a number and the one before, or behind one of them, tells of another status."""
    pair = view.quantities[index - 1 : index + 1]
    start, end = pair[0].end, pair[1].start
    timed = any(start <= time.start < end for time in view.times)
    told = any(token.slots.keys() & {"ahead", "promise", "modality"} for token in view.tokens_between(start, end))
    told |= any(is_promised(view, quantity) for quantity in pair)
    told |= any(case is not None and case.promised for case in cases[index - 1 : index + 1])
    return not (timed or told or "from" in changes[index - 1 : index + 1])


def _weigh_list(claims: list[Claim]) -> str | None:
    """What the numbers of a list are together where some are taken for plans, others for outcomes, else None."""
    told = [claim for claim in claims if claim.status in SIDES]
    if {claim.status for claim in told} != set(SIDES):
        return None
    shares = [weigh_evidence("status", claim.evidence) for claim in told]
    return max(SIDES, key=lambda side: sum(log(share[side] + LEAST) for share in shares))


def _is_of_plan(year: int | None, setting: Setting) -> bool:
    """Whether growth is of the year that a report plans: 比1956年将增长4.9%, said in 1957."""
    return setting.report and not setting.finished and year is not None and year == setting.year


def _is_scored(case: Case) -> bool:
    """Whether a number is the step of a score: 每少100亩扣1分."""
    text, number = case.view.text, case.quantity
    return bool(STEP.search(text, case.clause, number.start) and SCORED.match(text, number.end))


def _is_called(case: Case) -> bool:
    """Whether words before or behind a number call it a plan: 定下的24万头, 5600头目标."""
    return case.promised or PLAN_BEHIND.match(case.view.text, case.quantity.end) is not None


def _is_withdrawn(view: View, start: int, end: int) -> bool:
    """Whether a number is taken back for another: 不是560公斤，是536公斤."""
    return WITHDRAWN.search(view.text, view.clause_start(start), start) and INSTEAD.match(view.text, end) is not None


def _is_supposed(case: Case) -> bool:
    """Whether a number is of what is only thought of, or of what would follow from it."""
    start = case.quantity.start
    return any(found.start() <= start < found.end() for found in SUPPOSED.finditer(case.view.text))


def _tell_modality(case: Case) -> str | None:
    """The modality word that governs the number, 稳定 only in its clause and where no other word governs."""
    words = [token.slots["modality"] for token in case.near + case.far if "modality" in token.slots]
    steady = any(token.slots.get("modality") == STEADY for token in case.near)
    return next((word for word in words if word != STEADY), STEADY if steady else None)

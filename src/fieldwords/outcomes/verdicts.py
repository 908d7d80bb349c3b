"""Verdicts: whether an answer meets a target, misses it, or is too vague to say."""

import numpy as np
import pandas as pd

from fieldwords.outcomes.admissions import REACHED, SHORT
from fieldwords.outcomes.clauses import BOTH, BUILT, MENDED, NEW

ABOUT, ABOUT_POINTS = 0.05, 0.5  # 左右, 约, 稳定在: within a twentieth, or half a percentage point
EPSILON = 1e-9
WHOLE_SHARE = 1e-3  # an amount that falls short by less than a thousandth was rounded: 25.2, 25.19
LEAST_LEVEL, MOST_LEVEL = 0.5, 2.0
LEAST_ADDED, MOST_ADDED = 0.5, 3.0
UNTOLD = "a speech is held, it does not return to it"  # why of `no report` where one is of the next year
UNLIKE = "a speech is held, it has no comparable figure"
RETOLD = "told when its year was over, no comparable figure with it"
HEARD = {UNTOLD: "untold", UNLIKE: "unjoined", RETOLD: "unjoined"}
SETTLED = ("answers of one report differ", "target is vague", "answer is too coarse")
MOST_POINTS = 10.0  # a rate moves by less in a year


def judge_answers(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the verdict on each target that has an answer of the same kind.

    Parameters
    ----------
    pairs : DataFrame
        kind, target, comparator and vague (of the target: about so much); answer, answer_step and answer_exactness;
        target_conflict and answer_conflict (its report has quite another figure, too); points (bool): compared in
        percentage points; act and answer_act (`clauses.Clause.act`), answer_admits (`admissions`) where there are such.

    Returns
    -------
    DataFrame
        verdict (met, missed, undecided), why for undecided, ratio for levels, points for rates and growth.
    """
    target, answer = pairs["target"], pairs["answer"]
    gap = answer - target
    upper = pairs["comparator"].isin(("le", "lt")) | (target < 0)  # 以内; what is to fall
    gain = gap.mask(upper, -gap)  # above zero: met
    # What is written as 3 may be anything from 2.5 to 3.5, unless it is the very figure that was wanted.
    blur = (pairs["answer_step"].fillna(0) / 2).mask(gap.abs() <= EPSILON * target.abs(), 0.0)
    blur = blur.mask(pairs["answer_exactness"].eq("approx"), np.maximum(blur, _about(answer, pairs["points"])))
    slack = _about(target, pairs["points"]).where(pairs["vague"], 0.0)
    tiny = EPSILON * target.abs().clip(lower=1.0)
    tiny = tiny.where(pairs["points"], WHOLE_SHARE * target.abs())
    met, missed = gain - blur >= -tiny, gain + blur < -slack - tiny
    doubts = {
        "answer is a bound": pairs["answer_exactness"].eq("bound") | answer.isna(),
        "targets of one report differ": pairs["target_conflict"],
        "answers of one report differ": pairs["answer_conflict"],
        "figures too far apart": are_far_apart(pairs),
        "other work is counted with it": _count_otherwise(pairs, gain, tiny),
        "target is vague": ~met & ~missed & (gain < -tiny) & (gain >= -slack - tiny),
        "answer is too coarse": ~met & ~missed,
    }
    admits = pairs["answer_admits"] if "answer_admits" in pairs else pd.Series(None, pairs.index, dtype=object)
    short, reached = admits.eq(SHORT), admits.eq(REACHED)
    told = short & (gain <= 0) | reached & (gain >= 0)  # what the text says itself settles what figures leave open
    doubts |= {reason: doubts[reason] & ~told for reason in SETTLED}
    doubts["the text says otherwise"] = short & met & (gain > tiny) | reached & missed
    met = met & ~short | reached & told
    why = pd.Series(None, index=pairs.index, dtype="str")
    for reason, applies in doubts.items():
        why = why.mask(why.isna() & applies, reason)
    verdict = pd.Series("undecided", index=pairs.index).mask(why.isna(), np.where(met, "met", "missed"))
    ratio = (answer / target.where(target != 0)).where(~pairs["points"])
    return pd.DataFrame({"verdict": verdict, "why": why, "ratio": ratio, "points": gap.where(pairs["points"])})


def tell_shown(outcomes: pd.DataFrame) -> list:
    """Return the verdicts of table `outcomes` as they are said where no report is held but a speech.

    ``untold``, or ``unjoined`` where it has figures that cannot be compared; all other verdicts as they are.
    """
    told = zip(outcomes["why"].tolist(), outcomes["verdict"].tolist(), strict=True)
    return [HEARD.get(why, verdict) for why, verdict in told]


def are_far_apart(pairs: pd.DataFrame) -> pd.Series:
    """Return whether an answer is mostly of something else than its target, and decides nothing.

    A level that halves or doubles (a village, another crop), an amount added of half or three times the plan, a rate
    ten points off (of several years).

    Parameters
    ----------
    pairs : DataFrame
        As in `judge_answers`: kind, target, answer and points.
    """
    ratio = pairs["answer"] / pairs["target"].where(pairs["target"] > 0)
    added = pairs["kind"].ne("level")
    far = (ratio > np.where(added, MOST_ADDED, MOST_LEVEL)) | (ratio < np.where(added, LEAST_ADDED, LEAST_LEVEL))
    leap = ~added & ((pairs["answer"] - pairs["target"]).abs() > MOST_POINTS)
    return leap.where(pairs["points"], far)


def _count_otherwise(pairs: pd.DataFrame, gain: pd.Series, tiny: pd.Series) -> pd.Series:
    """Whether land that was built anew is set against what was mended, too, and the one does not decide on the other.

    What was built and mended may exceed what was to be built, and what was built fall short of what was to be built and
    mended; one figure for both is told of the same.
    """
    if "act" not in pairs:
        return pd.Series(False, pairs.index)
    wanted, told = (pairs[name].where(pairs["kind"].eq("added")) for name in ("act", "answer_act"))
    wider = wanted.isin((NEW, MENDED)) & told.eq(BOTH) & (gain > tiny)
    narrower = wanted.eq(BOTH) & told.isin((NEW, MENDED)) & (gain < -tiny)
    unlike = wanted.eq(MENDED) & told.isin((NEW, BUILT)) | told.eq(MENDED) & wanted.isin((NEW, BUILT))
    return wider | narrower | unlike & (gain.abs() > tiny)


def _about(values: pd.Series, points: pd.Series) -> pd.Series:
    return (values.abs() * ABOUT).mask(points, ABOUT_POINTS)

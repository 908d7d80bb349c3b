"""Verdicts: whether an answer meets a target, misses it, or is too vague to say; what its words say of that."""

import re

import numpy as np
import pandas as pd

from fieldwords.lexicon import compile_words
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
# What the words behind a figure say of its task: 占年度任务的95.6%, 没能达到15%的预期.
SHORT, REACHED = "short", "reached"
REACH = 40  # characters behind a figure that are looked at, up to the end of its sentence
_STOP = re.compile("[。；！？;\n]")
_SHARE = compile_words(
    r"[^。；\d]{0,8}?{part_of}[^，。；\d]{0,10}?(?:{aimed}|{expected})[^，。；\d]{0,6}(?:\d[\d.]*[^，。；\d]{1,3})?"
    r"的(?P<share>\d[\d.]*)[%％]"
)
_FAILED = compile_words(r"[^。；\d]{0,12}?{failed}")


def judge_answers(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the verdict on each target that has an answer of the same kind.

    Parameters
    ----------
    pairs : DataFrame
        kind, target, comparator and vague (of the target: about so much); answer, answer_step and answer_exactness;
        answer_admits (`read_admission`), target_conflict and answer_conflict (its report has quite another figure,
        too); points (bool): compared in percentage points; act and answer_act (`clauses.Clause.act`) where there are
        such.

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
    short, reached = pairs["answer_admits"].eq(SHORT), pairs["answer_admits"].eq(REACHED)
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


def read_admissions(rows: pd.DataFrame, texts: dict[str, str]) -> pd.Series:
    """Return whether a text says itself that a figure falls ``short`` of its task or has ``reached`` it; else null.

    Parameters
    ----------
    rows : DataFrame
        doc, start, end of figures.
    texts : dict of str to str
        Text of each document.
    """
    told = zip(rows["doc"], rows["end"], strict=True)
    said = [read_admission(_STOP.split(texts[doc][end : end + REACH], maxsplit=1)[0]) for doc, end in told]
    return pd.Series(said, rows.index, dtype=object)


def read_admission(behind: str) -> str | None:
    """Return what the words behind a figure say of its task.

    Examples
    --------
    >>> read_admission("，占年度任务的95.6%，"), read_admission("，没有完成年初的目标")
    ('short', 'short')
    """
    share = _SHARE.match(behind)
    if share:
        return SHORT if float(share["share"]) < 100 else REACHED
    return SHORT if _FAILED.match(behind) else None

"""Confidence: how probable it is that item, status and year of a quantity are all right."""

import math

from fieldwords.targets.cases import Case
from fieldwords.targets.evidence import DECISIVE
from fieldwords.targets.weights import weigh_evidence

LEAST = 0.45  # of the most doubtful rows that name an item, as many are right with each document left out
CERTAIN = 4.0  # log-odds beyond which a status is no more certain


def gather_doubts(case: Case, status: str, share: float, year: int | None) -> dict[str, float]:
    """Return what bears on whether a row is right: how clear its status is, and how item and year were found.

    Parameters
    ----------
    case : Case
        The quantity and what stands around it.
    status : str
        Its status.
    share : float
        The probability of that status, 0-1; 0 where an exact rule told it against the evidence.
    year : int or None
        Its year.
    """
    named, setting = case.named, case.setting
    where = "in its clause" if case.timed else "before its clause" if case.time is not None else "nowhere"
    heading = "no heading tells" if setting.role == "other" else "a heading tells"
    doubts = {
        f"its status is {status}": 1.0,
        f"its year is told {where}": 1.0,
        f"{heading}, {'report' if setting.report else 'plan or notice' if setting.genre == 'plan' else 'speech'}": 1.0,
    }
    if share:
        doubts["its status is clear"] = min(math.log(share / max(1 - share, 1e-6)), CERTAIN)
    else:
        doubts["its status is told by a rule"] = 1.0
    if year is None:
        doubts["no year"] = 1.0
    if named.object is None:
        doubts["no item"] = DECISIVE
    if named.inherited:
        doubts[f"told elsewhere or by a noun of its own: {', '.join(named.inherited)}"] = 1.0
        doubts[f"{', '.join(named.inherited)}, {'report' if setting.report else 'speech'}"] = 1.0
    if case.change not in ("level", "increase_by"):
        doubts[f"change {case.change}"] = 1.0
    return doubts


def tell_confidence(doubts: dict[str, float]) -> float:
    """Return the calibrated probability, 0-1, that item, status and year are all right."""
    likely = weigh_evidence("confidence", doubts)["right"]
    return round(likely if "no item" in doubts else max(likely, LEAST), 3)

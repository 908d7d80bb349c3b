"""Clauses: the clause of a number around the name of its item."""

import re
from typing import NamedTuple

from fieldwords.lexicon import compile_words
from fieldwords.outcomes.parts import COMMA, DIGIT

BESIDE = 2  # characters between a word and the item or number that it belongs to
VERB = 5  # and between a verb and its item: 改造低产茶园
SHOWN = 12  # characters of what a number is of that name its scope
AND = re.compile("[、和及与]")
HAN = re.compile("[\u4e00-\u9fff“]+")
# 粮、油、果三大产业, 烟草及食品等行业
SEVERAL = compile_words("(?:[二两三四五六七八九十]+[大个类]|等)[\u4e00-\u9fff“]{0,8}?(?:{branch}|{several})")
_APART = re.compile("[、，；：:;]|,(?!\\d)")
EACH = re.compile("[分各都]|双双|(?<!人)均")  # 分别, 各, 都, 双双, 均: of one thing each
_END = re.compile(r"[，。；：！？,;:\n\d]")
_LAST_LISTED = re.compile("[、和及与][^、和及与]+$")
_APIECE = compile_words("{apiece}")
_SHORT, _UNBEGUN = compile_words(r"{shortfall}{as_much}*\Z"), compile_words("[^，。；、]{0,2}{unbegun}")
_ASKED = compile_words("(?:{aimed}|{expected})[^，。；\\d]{0,3}\\Z")
_ANEW, _BUILT, _MENDED = map(compile_words, ("{anew}", "{built}", "{mended}"))
_WHOLE = re.compile("占[^占，；\\d]{0,4}$")
_LED = re.compile("[^，\\d]{0,2}\\d")


NEW, BUILT, MENDED, BOTH = "new", "built", "mended", "both"


class Clause(NamedTuple):
    """A number's clause around the name of its item."""

    words: str  # the sentence up to the number
    behind: str  # what follows it up to the next number or the end of the clause
    name: str  # the item as written
    item: str  # its standard name
    measure: str  # what is measured of it
    comma: int  # where the clause begins in `words`
    named: int  # where the name stands there (-1: nowhere)
    shown: int  # and where in `behind`

    @property
    def here(self) -> bool:
        """Whether the item is named before the number in its own clause."""
        return self.named >= self.comma and bool(self.name)

    @property
    def end(self) -> int:
        """Where the item's name ends in `words`."""
        return self.named + len(self.name)

    @property
    def phrase(self) -> str | None:
        """What stands behind the number where its item is named only there."""
        return self.behind[:SHOWN] if self.shown >= 0 and not self.here else None

    def is_of(self, word: str) -> bool:
        """Whether a word is of the item's own name: 基地 of 常年蔬菜基地."""
        return word in self.name or word in self.item

    @property
    def tail(self) -> str:
        """What follows the item's name, up to the next number or the end of the clause that names it."""
        words, named = (self.behind, self.shown) if self.phrase else (self.words, self.named)
        rest = words[named + len(self.name) :] if named >= 0 else ""
        stop = _END.search(rest)
        return rest[: stop.start()] if stop else rest

    @property
    def head(self) -> str:
        """What stands before the item's name in the clause that names it before the number."""
        return self.words[self.comma : self.named] if self.here else ""

    @property
    def is_each(self) -> bool:
        """Whether the numbers behind the item's name are of one thing each: 粮食、蔬菜产量分别达到."""
        return not self.phrase and EACH.search(self.words, max(self.named, 0)) is not None

    @property
    def is_short(self) -> bool:
        """Whether the number is what lacks: 欠账【3000头】, 还有【5000亩】没有开工."""
        return _SHORT.search(self.words, self.comma) is not None or _UNBEGUN.match(self.behind) is not None

    @property
    def is_asked(self) -> bool:
        """Whether the number is a task of which a share behind it was done: 完成任务【900吨】的98%."""
        return self.behind == "的" and _ASKED.search(self.words, self.comma) is not None

    @property
    def is_apiece(self) -> bool:
        """Whether the number is of each village: 全部村超过【10万元】."""
        return _APIECE.search(self.words, self.comma) is not None

    @property
    def act(self) -> str | None:
        """Whether land is new, was there and is mended, or both are counted together: 新建和改造提升【3万亩】.

        What is only built may be both. None where nothing tells, or its item is such work itself: 中低产田改造.
        """
        if _MENDED.search(self.item):
            return None
        last = max((match.end() for match in DIGIT.finditer(self.words, self.comma)), default=self.comma)
        said = self.words[last:] + (self.behind if self.phrase else "")
        anew = NEW if _ANEW.search(said) else BUILT if _BUILT.search(said) else None
        if _MENDED.search(said):
            return BOTH if anew else MENDED
        return anew

    def is_apart(self, start: int) -> bool:
        """Whether what begins at `start` is of another thing of a list: 基地 of 苹果产量和蔬菜基地面积分别达到."""
        measured = re.compile(f"[^、和及与]*{self.measure or '$.'}[、和及与]")
        return self.here and self.is_each and measured.match(self.words[self.end : start]) is not None

    def gap(self, end: int, start: int) -> int:
        """How many characters lie between a word and what stands behind it; many where a stop or 、 does."""
        apart = end > start or _APART.search(self.words, end, start)
        return len(self.words) + 1 if apart else start - end

    def is_by(self, end: int) -> bool:
        """Whether a word ends right before the number or the item, or leads a list of numbers with their items behind.

        稳定130万亩粮食, 稳定粮食面积130万亩, 稳定130万亩粮食、20万亩蔬菜.
        """
        if self.gap(end, len(self.words)) <= VERB or self.here and self.gap(end, self.named) <= BESIDE:
            return True
        return bool(self.phrase and end > self.comma and _LED.match(self.words, end))

    @property
    def verb(self) -> str | None:
        """What stands between the item and the number of a clause that names it before the number."""
        return self.words[self.end :] if self.here else None


def read_clause(words: str, name, behind: str = "", item=None, measure=None) -> Clause:
    """Return the clause of a number around the name of its item.

    Parameters
    ----------
    words, behind : str
        The sentence up to the number, and what follows it.
    name, item, measure : str or None
        The item as written and its standard name, its measure.
    """
    name, item, measure = (one if isinstance(one, str) else "" for one in (name, item, measure))
    comma = max((match.end() for match in COMMA.finditer(words)), default=0)
    end = _END.search(behind)
    if end:  # what stands behind the last 、 before a number is the next number's own, as 、 is with it
        behind = behind[: end.start()]
        behind = _LAST_LISTED.sub("", behind) if end[0].isdigit() else behind
    if name not in words and name not in behind:
        name = name.rpartition("、")[2]  # 蔬菜、瓜菜 may be 蔬菜及瓜菜 there
    named, shown = (words.rfind(name), behind.find(name)) if name else (-1, -1)
    if _WHOLE.search(words, comma, max(named, 0)):  # 受灾农田占全国农田的一成: of the first
        first = words.find(name, comma)
        named = first if first >= 0 else named
    return Clause(words, behind, name, item, measure, comma, named, shown)

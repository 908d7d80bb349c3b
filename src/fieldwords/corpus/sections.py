"""Sections: the stretches under a document's headings, with their path and role."""

import re
from typing import NamedTuple

from fieldwords.corpus.cleaning import UNCOUNTED, Mark, blank_marks
from fieldwords.corpus.headings import LEVELS, PLAIN, Heading, read_heading, reads_as_heading
from fieldwords.corpus.roles import STRONG, read_cues, read_heading_cues, read_turns, tell_role
from fieldwords.corpus.wrapping import fills_line, find_lines, measure_wrap, unwrap_lines
from fieldwords.lexicon import compile_words, list_words

_TITLE, _SALUTED = compile_words("{titled}"), list_words("greeting")
_GREETING = re.compile(r"^[*\u3000 ]{0,6}(?:各位代表|同志们)?[！，：:!,]?")
_FIRST = frozenset({"一", "（一）", "(一)", "1", "第一章", "第一节"})
_HASHES = re.compile("#{0,8}")
_MARKDOWN = 6
_OPENING, _LONGEST, _LONGEST_PLAIN, _NOTE = 120, 400, 60, 60
_BLANK = " \t\r\u3000\xa0\n"
_EDGES = _BLANK + "#*>"
_STOP = r"[。！？!?]++[”’」』）)】》\]*]*+"
_SENTENCE = re.compile(rf"(?=[^{_EDGES}])(?:[^。！？!?\n]++|{_STOP}(?=[，、；：,;）)”]))*+(?:{_STOP})?")
_WORDY = re.compile(r"\w")
HIDDEN = frozenset({"front_matter", "comment", "contents"})


class Section(NamedTuple):
    """A heading's stretch of a document; the sections cover the source without gaps."""

    section: int  # its number in the document, from 0
    path: str | None  # the numbers of the headings above and its own, 三 > （二）; None before the first heading
    heading: str | None  # as written, without markdown signs
    start: int
    end: int
    role: str  # review, plan or other


class _Part(NamedTuple):
    """What may begin a section: a heading, a paragraph that turns to a role, or (neither) the edge of a glossary."""

    start: int
    heading: Heading | None = None
    turn: str | None = None
    strength: int = 0


class _Region(NamedTuple):
    """The role that reigns at the top level, and what told it: heading, opening, turn or, carried on, nothing."""

    role: str | None = None
    told_by: str | None = None


def split_sections(source: str, marks: list[Mark], year: int | None = None, month: int = 0) -> list[Section]:
    """Split a text at its headings and, where no heading tells the role, at paragraphs that turn to review or plan.

    The text is given as read, its signs folded. What is marked as not counted has no headings, a glossary is a section
    of its own, and a section that begins at a turn has neither path nor heading.

    Parameters
    ----------
    year : int, optional
        The year the document speaks for: a heading that names an earlier year reviews it.
    month : int, optional
        The month of that year in which it was delivered, 0 where that is unknown or in another year.
    """
    parts = [_Part(0), *_find_parts(source, marks, year, month)]
    notes = [mark for mark in marks if mark.kind == "glossary" and mark.end - mark.start > _NOTE]
    parts += [_Part(edge) for mark in notes for edge in (mark.start, mark.end) if edge < len(source)]
    by_start = {part.start: part for part in sorted(parts, key=lambda part: (part.start, part.heading is not None))}
    named = list(_name_parts(source, list(by_start.values()), year, month))
    ends = [start for start, *_ in named[1:]] + [len(source)]
    return [
        Section(number, path, heading, start, end, role)
        for number, ((start, path, heading, role), end) in enumerate(zip(named, ends, strict=True))
    ]


def _name_parts(source, parts, year, month):
    """Yield start, path, heading and role of each part that begins a section."""
    at_heading, at_opening = read_heading_cues(month), read_cues("opening", year)
    words = tuple(cue.words for cue in at_heading)
    stack, region = [], _Region()
    for part in parts:
        if part.turn:
            strong = part.strength > 1 and part.turn == "plan"
            if (region.told_by == "heading" and not strong) or region.role in (part.turn, "plan"):
                continue
            if part.turn == "other" and region.role is None:  # there is no review for 今年， to end
                continue
            stack, region = [], _Region() if part.turn == "other" else _Region(part.turn, "turn")
            yield part.start, None, None, part.turn
        elif part.heading is None:
            stack, region = [], _Region()
            yield part.start, None, None, "other"
        else:
            heading = part.heading
            while stack and stack[-1][0].level >= heading.level:
                stack.pop()
            above = stack[-1][1] if stack else None
            (role, strength), told_by = tell_role(heading.text, at_heading, year), "heading"
            if above in ("review", "plan"):  # its role, unless this one ends with a strong cue of its own
                ends = strength >= STRONG and "，" not in heading.text and heading.text.endswith(words)
                role = role if ends else above
            if not stack:
                if role is None:
                    opening = source[heading.end : heading.end + _OPENING]
                    role, told_by = tell_role(opening, at_opening)[0], "opening"
                goes_on = region.role == "plan" or region.told_by == "turn"
                region = _Region(role, told_by) if role else region if goes_on else _Region()
                role = region.role
            role = role or above
            stack.append((heading, role))
            yield part.start, " > ".join(one.label for one, _ in stack), heading.text, role or "other"


def _find_parts(source, marks, year, month):
    """All headings and turns outside uncounted stretches; unnumbered headings only where they stand as such."""
    cues, (turning, turns) = read_heading_cues(month), read_turns(year, month)
    lines = find_lines(blank_marks(source, marks, UNCOUNTED))
    width = measure_wrap(source)
    parts, in_title = [], True
    for number, (start, end) in enumerate(lines):
        line = source[start : min(end, start + _LONGEST)]
        body = line.strip()
        if in_title and (end - start > 45 or body.startswith(_SALUTED)):
            in_title = False
        heading = read_heading(line, start)
        if heading is None and end - start <= _LONGEST_PLAIN:
            heading = _plain_heading(source, lines, number, width)
        if heading is None:
            turn = turning.match(body, _GREETING.match(body).end()) if len(body) > 15 else None
            if turn:
                cue = turns[turn.lastindex - 1]
                parts.append(_Part(start, None, cue.role, cue.priority))
            continue
        if in_title and heading.level <= _MARKDOWN and _TITLE.search(heading.text):
            continue
        if heading.level >= PLAIN:
            role, strength = tell_role(heading.text, cues, None if in_title else year)
            if in_title and (not role or _TITLE.search(heading.text)):
                continue
            if heading.level == PLAIN and strength >= STRONG and "，" not in heading.text:
                heading = heading._replace(level=LEVELS["cue"])
        parts.append(_Part(start, heading))
    return _settle_levels(source, parts)


def _plain_heading(source, lines, number, width):
    """The heading that an unnumbered line without signs is, seen between its neighbours."""
    start, end = lines[number]
    body = source[start:end].strip(" \t\r\u3000\xa0*")
    before = source[slice(*lines[number - 1])].rstrip() if number else ""
    after = source[slice(*lines[number + 1])].strip() if number + 1 < len(lines) else ""
    if (width and fills_line(body, width)) or not reads_as_heading(body, before, after):
        return None
    return Heading(source.index(body, start), body, PLAIN, body)


def _settle_levels(source, parts):
    """Unnumbered headings lie just above the numbering after them, or as deep as ones with as many #."""
    settled, following, numbered = [], None, None
    levels = [part.heading.level if part.heading else None for part in parts]
    deep = {}
    for part in parts:
        if part.heading and part.heading.level > _MARKDOWN:
            depth = len(_HASHES.match(source, part.start)[0])
            deep[depth] = min(part.heading.level, deep.get(depth, part.heading.level))
    for place, part in reversed([*enumerate(parts)]):
        heading = part.heading
        if heading and heading.level <= _MARKDOWN:
            heading = heading._replace(level=deep.get(heading.level, heading.level))
        elif heading and heading.level == PLAIN and following and following.label in _FIRST:
            heading = heading._replace(level=following.level - 1)
        elif heading and heading.level == LEVELS["cue"] and numbered and numbered.label not in _FIRST:
            # One between （一） and （二） lies below them, however strong its words are.
            within = numbered.level > heading.level and numbered.level in levels[:place]
            heading = heading._replace(level=PLAIN) if within else heading
        settled.append(part._replace(heading=heading))
        following = heading or following
        if heading and heading.level in LEVELS.values() and heading.label != heading.text:
            numbered = heading
    return settled[::-1]


class Sentence(NamedTuple):
    """A sentence: its number in the document, its section, its offsets in the source (`end` exclusive)."""

    sentence: int
    section: int
    start: int
    end: int


def split_sentences(source: str, sections: list[Section], marks: list[Mark]) -> list[Sentence]:
    """Split a text as read, its signs folded, into sentences, headings among them, in order and apart.

    A line ends a sentence, but not in a text that was wrapped at a fixed width. Front matter, comments and contents
    have no sentences, glossaries have.
    """
    starts = [*(section.start for section in sections), len(source) + 1]
    shown = blank_marks(unwrap_lines(source), marks, HIDDEN)
    sentences, section = [], 0
    for match in _SENTENCE.finditer(shown):
        start, stripped = match.start(), match.group().rstrip(_EDGES)
        if not (stripped[0].isalnum() or _WORDY.search(stripped)):
            continue
        while starts[section + 1] <= start:
            section += 1
        sentences.append(Sentence(len(sentences), section, start, start + len(stripped)))
    return sentences

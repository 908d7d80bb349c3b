"""Evidence: a page a document, its whole text with every number marked, so that each can be looked up and read."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup, escape

from fieldwords.figures.language import read_words, say, say_figure, say_slot, say_told
from fieldwords.figures.links import page_name
from fieldwords.pages.rendering import say_head
from fieldwords.reading.markup import find_markup, keep_apart
from fieldwords.schemas import ROLES
from fieldwords.targets.corrections import SLOTS

STEP = " > "  # between the numbers of a section's path
SHOWN = (*SLOTS, "basis", "per", "inherited", "corrected", "confidence", "why")
BRIEF = ("status", "year", "confidence")
OTHER = ' class="other"'
SIGNS = 12  # characters of markup before the words of a heading


class Span(NamedTuple):
    """A stretch of a text and what stands there on its page."""

    start: int
    end: int
    shown: str


def name_section(path, heading) -> str:
    """Return the numbers above a section and its heading, which begins with its own number as a rule."""
    *above, own = path.split(STEP) if isinstance(path, str) else [""]
    heading = heading if isinstance(heading, str) else ""
    return " · ".join(filter(None, [*above, "" if heading.startswith(own) else own, heading]))


def list_rows(table: pd.DataFrame, columns: Iterable[str]) -> dict[str, list[tuple]]:
    """Return the rows of each document, which stand together, as tuples of some of their columns, in their order."""
    rows = [*zip(*(table[name].astype(object) for name in columns), strict=True)]
    places = table.groupby("doc", sort=False).indices
    return {doc: rows[own[0] : own[-1] + 1] for doc, own in places.items()}


def list_targets(targets: pd.DataFrame) -> dict[str, list[tuple]]:
    """Return the rows of each document in words or '', with what `render_speech` and `render_evidence` need.

    Start, end, section, item, measure, in brief (status, year, confidence), slots.

    What is no farming and claims nothing has no slots: nine numbers of ten in a report of a province.
    """
    shown = targets.sort_values(["doc", "start", "end"], ignore_index=True)
    told = shown[shown["domain"].ne("other") | shown["status"].ne("unclear")]
    slots = zip(*(_render_slots(told[name], name) for name in SHOWN if name in told), strict=True)
    slots = pd.Series(map("".join, slots), told.index, dtype=object).reindex(shown.index, fill_value="")
    item = _say_each(shown["object"], lambda word: escape(say_slot("item", word)))
    measure = _say_each(shown["measure"], lambda word: escape(say_slot("measure", word)))
    brief = zip(
        *(_say_each(told[name], lambda cell, name=name: escape(say_told(cell, name))) for name in BRIEF), strict=True
    )
    comma = say("comma")
    brief = pd.Series([comma.join(filter(None, words)) for words in brief], told.index, dtype=object)
    shown = shown.assign(slots=slots, item=item, measure=measure, brief=brief.reindex(shown.index, fill_value=""))
    return list_rows(shown, ("start", "end", "section", "item", "measure", "brief", "slots"))


def _say_each(column, say_word):
    """The words for each cell of a column, '' where it is unknown: the same few again and again."""
    codes, cells = pd.factorize(column)
    words = [*map(say_word, cells.tolist()), ""]  # code -1: the last
    return [words[code] for code in codes.tolist()]


def _render_slots(column, name):
    """Each cell of a column of slots as a row of a list in the language of the page, '' where it is unknown."""
    head, corrected = _name(say_head(name), name), name in SLOTS  # corrections.csv wants the words of the file

    def write_slot(cell):
        words = say_told(cell, name)
        words = _name(words, cell) if corrected and isinstance(cell, str) else escape(words)
        return f"<div><dt>{head if corrected else escape(say_head(name))}</dt><dd>{words}</dd></div>\n"

    return _say_each(column, write_slot)


def _name(words, own):
    """What a page calls a thing, and its name in the files beside it where that is another."""
    return escape(words) if words.lower() == own.lower() else f"{escape(words)} <code>{escape(own)}</code>"


def render_speech(targets: list[tuple], text: str, sections: list[tuple], front: int = 0) -> Markup:
    """Return the whole text of a document in paragraphs, each number of `list_targets` marked where it stands.

    One that has slots leads to its row in `render_evidence`. Headings are bold; markup of the file does not show.
    Sections are tuples of section, path, heading, role, start; the first `front` characters, which only say whose the
    speech is (YAML), stand back.
    """
    show = str if escape(text) == text else escape  # most texts hold nothing that HTML would read
    comma, spans = say("comma"), [(start, end, show(shown)) for start, end, shown in find_markup(text)]
    for number, (start, end, _, item, measure, brief, slots) in enumerate(targets, start=1):
        hit, about = (
            _show_figure(text[start:end].replace("\n", "")),
            comma.join(filter(None, (item, measure, brief))),
        )
        link = f'<a href="#r-{number}" title="{about}">{hit}</a>' if slots else hit
        spans.append((start, end, f'<mark{"" if slots else OTHER} id="t-{start}">{link}</mark>'))
    spans = [*keep_apart(sorted(map(Span._make, spans), key=lambda span: (span.start, -span.end)))]
    spans += _find_headings(text, sections, spans)
    pieces, begin = [], 0
    for start, end, shown in sorted(spans):  # at one place what is put in stands before what is replaced
        pieces += [show(text[begin:start]), shown]
        begin = end
    lines = "".join([*pieces, show(text[begin:])]).split("\n")
    back = text.count("\n", 0, front)
    shown = ((' class="front"' if number < back else "", line.strip()) for number, line in enumerate(lines))
    return Markup("".join(f"<p{kind}>{line}</p>\n" for kind, line in shown if line))


def _find_headings(text, sections, spans):
    """Where headings begin and end, if no stretch of `spans` goes on there."""
    starts = [span.start for span in spans]
    for *_, heading, _, start in sections:
        words = heading if isinstance(heading, str) else ""
        at = text.find(words, start, start + len(words) + SIGNS) if words else -1
        ends = (at, at + len(words)) if at >= 0 else ()
        places = [bisect_left(starts, end) for end in ends]
        if ends and all(spans[n - 1].end <= end for n, end in zip(places, ends, strict=True) if n):
            yield from (Span(end, end, tag) for end, tag in zip(ends, ("<b>", "</b>"), strict=True))


def render_evidence(targets: list[tuple], text: str, sections: list[tuple]) -> Markup:
    """Return one document's targets, from `list_targets`, a line each that opens what is known of it and why.

    Those without slots are left to the text. Sections as in `render_speech`.
    """
    roles, places = {role: escape(say(f"role.{role}")) for role in ROLES}, {}
    for section, path, heading, role, _ in [(None, None, None, "other", 0), *sections]:
        names = name_section(path, heading)
        places[section] = f"{escape(names or say('document.top'))} · {roles[role]}"
    where, at = escape(say("document.where")), escape(read_words("document.at"))
    comma, rows = say("comma"), []
    for number, (start, end, section, item, measure, brief, slots) in enumerate(targets, start=1):
        if not slots:
            continue
        name = comma.join(filter(None, (item, measure, _show_figure(text[start:end]))))
        place = f'<a href="#t-{start}">{places.get(section, places[None])}</a> · {at.format(start=start, end=end)}'
        rows.append(
            f"<details><summary>{number} <b>{name}</b> <small>{brief}</small></summary>\n"
            f'<dl class="slots" id="r-{number}">\n<div><dt>{where}</dt><dd>{place}</dd></div>\n{slots}</dl></details>\n'
        )
    return Markup("".join(rows))


@lru_cache(maxsize=65536)
def _show_figure(text):
    return escape(say_figure(text))


def render_documents(site) -> Iterator[tuple[str, str]]:
    """Yield a page a document, its text with every figure marked, and one that lists them: link and page."""
    tables, targets = site.tables, site.tables["targets"]
    texts = tables["texts"].set_index("doc")["text"]
    sections = list_rows(tables["sections"], ("section", "path", "heading", "role", "start"))
    rows, listed = list_targets(targets), []
    front = tables["marks"].query("kind == 'front_matter'").set_index("doc")["end"].to_dict()
    for about in tables["documents"].sort_values(["year", "doc"], na_position="last").itertuples():
        doc, own = about.doc, rows.get(about.doc, [])
        parts = {"speech": render_speech(own, texts[doc], sections[doc], front.get(doc, 0))}
        parts |= {"evidence": render_evidence(own, texts[doc], sections[doc])}
        heading, href = about.title if isinstance(about.title, str) else doc, f"evidence/{page_name(doc)}"
        numbers = {"n_targets": len(own), "n_asides": sum(not slots for *_, slots in own)}
        yield href, site.render("evidence.html.j2", href, heading, about=about, **parts, **numbers)
        listed.append((about, len(own)))
    href, told = "evidence/index.html", {"rows": listed, "n_targets": len(targets), "words": site.words("search")}
    yield href, site.render("evidence_index.html.j2", href, say("menu.documents"), **told)

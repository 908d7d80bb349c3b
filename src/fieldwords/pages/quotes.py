"""Evidence: every target in its sentence, one page a document, so that each number can be looked up."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise

import pandas as pd
from markupsafe import Markup, escape

from fieldwords.figures.language import read_words, say, say_figure, say_slot, say_told
from fieldwords.figures.links import page_name
from fieldwords.pages.rendering import say_head
from fieldwords.schemas import ROLES
from fieldwords.targets.corrections import SLOTS

AROUND = 60
STEP = " > "  # between the numbers of a section's path
CUT = re.compile(r"^[^\w&]+")  # signs that a context cut off before them begins with
SHOWN = (*SLOTS, "inherited", "basis", "per", "confidence", "why", "corrected")


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
    """Return the rows of each document with what `render_evidence` needs: slots, item and measure in words, or ''.

    What is no farming and claims nothing has no slots: nine numbers of ten in a report of a province.
    """
    shown = targets.sort_values(["doc", "start", "end"], ignore_index=True)
    told = shown[shown["domain"].ne("other") | shown["status"].ne("unclear")]
    slots = zip(*(_render_slots(told[name], name) for name in SHOWN if name in told), strict=True)
    slots = pd.Series(map("".join, slots), told.index, dtype=object).reindex(shown.index, fill_value="")
    item = _say_each(shown["object"], lambda word: escape(say_slot("item", word)))
    measure = _say_each(shown["measure"], lambda word: escape(say_slot("measure", word)))
    shown = shown.assign(slots=slots, item=item, measure=measure)
    return list_rows(shown, ("start", "end", "sentence", "section", "item", "measure", "slots"))


def _say_each(column, say_word):
    """The words for each cell of a column, '' where it is unknown: the same few again and again."""
    codes, cells = pd.factorize(column)
    words = [*map(say_word, cells.tolist()), ""]  # code -1: the last
    return [words[code] for code in codes.tolist()]


def _render_slots(column, name):
    """Each cell of a column of slots as a row of a list in the language of the page, '' where it is unknown."""
    head = escape(say_head(name))

    def write_slot(cell):
        return f"<div><dt>{head}</dt><dd>{escape(say_told(cell, name))}</dd></div>\n"

    return _say_each(column, write_slot)


def render_evidence(targets: list[tuple], text: str, sections: list[tuple], sentences: list[tuple]) -> Markup:
    """Return one document's targets, from `list_targets`, each in its sentence with the number apart.

    Those without slots that follow each other in a sentence have that only, all marked in it.

    Sections are tuples of section, path, heading, role; sentences of sentence, start, end in the text.
    """
    at, roles = str(escape(read_words("document.at"))), {role: say(f"role.{role}") for role in ROLES}
    places = {}
    for section, path, heading, role in [(None, None, None, "other"), *sections]:
        names = name_section(path, heading)
        places[section] = f"{escape(names or say('document.top'))} · {escape(roles[role])}"
    show = str if escape(text) == text else escape  # most texts hold nothing that HTML would read
    spans, quotes = {sentence: span for sentence, *span in sentences}, []
    for _, run in groupby(enumerate(targets, start=1), _tell_apart):
        numbers, rows = zip(*run, strict=True)
        start, end, sentence, section, item, measure, slots = rows[0]
        first, last = spans.get(sentence, (start, end))
        first, last = min(first, start), max(last, rows[-1][1])
        if not slots:
            several = f"{numbers[0]}–{numbers[-1]}" if len(rows) > 1 else numbers[0]
            quotes.append(f'<p class="aside"><small>{several}</small> {_mark(rows, text, first, last, show)}</p>\n')
            continue
        edges = (max(0, first - AROUND), first, start, end, last, last + AROUND)
        lead, before, hit, after, rest = [show(text[one:other]) for one, other in pairwise(edges)]
        lead = f"…{CUT.sub('', lead)}" if edges[0] else lead
        rest = f"{rest}…" if edges[-1] < len(text) else rest
        name = " ".join(filter(None, (item, measure, _show_figure(text[start:end]))))
        quotes.append(
            f'<section class="target" id="t-{start}">\n'
            f'<h2><a href="#t-{start}">{numbers[0]}</a> {name}</h2>\n'
            f'<p class="where">{places.get(section, places[None])} · {at.format(start=start, end=end)}</p>\n'
            f"<blockquote><small>{lead}</small>{before}<mark>{hit}</mark>{after}<small>{rest}</small></blockquote>\n"
            f'<dl class="slots">\n{slots}</dl>\n</section>\n'
        )
    return Markup("".join(quotes))


def _tell_apart(numbered):
    """What tells one part of a page from the next: its number, of targets without slots their sentence."""
    number, (_, _, sentence, *_, slots) = numbered
    return (number, None) if slots else (None, sentence)


def _mark(rows, text, first, last, show):
    """A sentence in which each number is marked and can be led to."""
    pieces = []
    for start, end, *_ in rows:
        hit = f'<a id="t-{start}" href="#t-{start}"><mark>{show(text[start:end])}</mark></a>'
        pieces += [show(text[first:start]), hit]
        first = end
    return "".join([*pieces, show(text[first:last])])


@lru_cache(maxsize=65536)
def _show_figure(text):
    return escape(say_figure(text))


def render_documents(site) -> Iterator[tuple[str, str]]:
    """Yield a page a document, each of its figures in its sentence, and one that lists them: link and page."""
    tables, targets = site.tables, site.tables["targets"]
    texts = tables["texts"].set_index("doc")["text"]
    sections = list_rows(tables["sections"], ("section", "path", "heading", "role"))
    held = targets[["doc", "sentence"]].drop_duplicates().merge(tables["sentences"])
    sentences = list_rows(held, ("sentence", "start", "end"))
    rows, listed = list_targets(targets), []
    for about in tables["documents"].sort_values(["year", "doc"], na_position="last").itertuples():
        doc, own = about.doc, rows.get(about.doc, [])
        evidence = render_evidence(own, texts[doc], sections[doc], sentences.get(doc, [])) if own else ""
        heading, href = about.title if isinstance(about.title, str) else doc, f"evidence/{page_name(doc)}"
        numbers = {"n_targets": len(own), "n_asides": sum(not slots for *_, slots in own)}
        yield href, site.render("evidence.html.j2", href, heading, about=about, evidence=evidence, **numbers)
        listed.append((about, len(own)))
    href, told = "evidence/index.html", {"rows": listed, "n_targets": len(targets), "words": site.words("search")}
    yield href, site.render("evidence_index.html.j2", href, say("menu.documents"), **told)

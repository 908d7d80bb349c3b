"""What a document says of itself: title, genre, place, level, the day it was delivered, the year it speaks for."""

import re

from fieldwords.corpus import dating
from fieldwords.corpus.calendar import date_work
from fieldwords.corpus.cleaning import Mark, count_han, counted_text
from fieldwords.corpus.folding import fold_signs, is_traditional
from fieldwords.corpus.places import Place, find_place, find_town, read_file_name, read_folder, same_place
from fieldwords.corpus.roles import OCTOBER
from fieldwords.corpus.speakers import find_own, find_speaker, is_below, is_pledge, tell_own_level
from fieldwords.corpus.titles import GREETING, find_later_titles, read_title_block
from fieldwords.lexicon import compile_words, read_rows
from fieldwords.reading.folder import Reading
from fieldwords.schemas import LEVELS

UNDATED = "no year is known: left out of all yearly tables"
WORKING = ("speech", "plan", "abstract", "other")
_BLANKS = re.compile(r"[ \t\u3000\xa0]+")
_TAIL = compile_words(r"(?:[（(][^（()）]{0,60}+[）)]|{title_tail})+$")
_LETTERHEAD = compile_words(r"[^，。、：]{2,30}{letterhead}")
_OPENING = 600


def describe_document(
    doc: str, reading: Reading, marks: list[Mark], manifest_row: dict | None = None, within: str = ""
) -> dict:
    """Return the row of table `documents` for one text; `duplicate_of` is left to `duplicates.match_signs`.

    Parameters are those of `document.parse_document`, and the marks of the text. What the manifest states goes before
    everything else. `year_basis` names the evidence of `year`; what contradicts it is in `warnings`, sentences joined
    by ``; ``. Unknown is None.
    """
    manifest = {key: value for key, value in (manifest_row or {}).items() if value}
    text = counted_text(reading.text, marks).text
    fields = read_front_matter(fold_signs(reading.text), marks)
    block = read_title_block(text)
    lines = block.lines
    stated = manifest.get("title") or fields.get("title")
    title = stated or _pass_letterhead(lines, block.title)
    words = title.split() if title else []
    if all(len(word) == 1 or word.isdigit() for word in words):  # 政 府 工 作 报 告
        title = "".join(words) or title
    head = "\n".join(filter(None, [stated, *lines]))
    genre = manifest.get("genre") or _tell_genre(doc, head, text)
    place, level, warnings = _tell_place(f"{within}/{doc}", title or "", lines, text, manifest)
    script = ["traditional: read as if in simplified characters (OpenCC)"] if is_traditional(reading.text) else []
    repeated = sum(mark.end - mark.start for mark in marks if mark.kind == "repeat") / max(len(reading.text), 1)
    twice = [f"{repeated:.0%} of the text stands twice: the second copy is not counted"] if repeated else []
    later = [f"it holds a second speech ({name}): give that a file of its own" for name in find_later_titles(text)[:1]]
    delivered, year, basis, doubts = _tell_year(doc, text, fields, title or "", block, genre, manifest)
    return {
        "doc": doc,
        "sha256": reading.sha256,
        "format": reading.format,
        "encoding": reading.encoding,
        "title": title,
        "genre": genre,
        "level": level,
        "place": place,
        "delivered": delivered.isoformat() if delivered else None,
        "year": year,
        "year_basis": basis,
        "n_chars": len(reading.text),
        "n_han": count_han(text),
        "n_masked": sum(mark.kind == "mask" for mark in marks),
        "duplicate_of": None,
        "warnings": "; ".join([*reading.warnings, *script, *warnings, *doubts, *twice, *later]) or None,
    }


def _pass_letterhead(lines, title):
    """The first line that says what the text is below the names of those who issue it, else the block's own title."""
    named = next((n for n, line in enumerate(lines) if not _LETTERHEAD.fullmatch(line)), 0)
    line = lines[named] if named and title else ""
    return line if line and (tell_genre(line) != "other" or dating.date_title(line)) else title


def read_front_matter(source: str, marks: list[Mark]) -> dict[str, str]:
    """Return the fields of a YAML front matter as strings, without what is no plain value; {} where there is none."""
    if not marks or marks[0].kind != "front_matter":
        return {}
    inner = source[: marks[0].end].strip("\ufeff- \t\r\n")
    simple = re.findall(r"^([\w\u4e00-\u9fff]{1,30})[:：][ \t]*([^\n]*?)[ \t\r]*$", inner, re.MULTILINE)
    return {key: value.strip("'\"") for key, value in simple if value}


def tell_genre(head: str, excluded: tuple[str, ...] = ()) -> str:
    """Return the genre that title and first lines show by the cues of genres.csv, ``other`` where they show none.

    Blanks between characters (政 府 工 作 报 告) are passed over, and so are the cues of `excluded` genres.
    """
    head = _BLANKS.sub("", head)
    ends = [line for full in head.split("\n") for line in (full, _TAIL.sub("", full))]
    best, genre = 0, "other"
    for cue, name, priority, place, _ in read_rows("genres"):
        if int(priority) <= best or name in excluded:
            continue
        if cue in head if place == "any" else any(line.endswith(cue) for line in ends):
            best, genre = int(priority), name
    return genre


def _tell_genre(doc, head, text):
    """The genre of the head, else of the file's name; what greets its hearers is spoken, though printed as 摘要."""
    genre = tell_genre(head)
    if genre == "abstract" and any(GREETING.match(line.strip(" \t\r\u3000*")) for line in text[:_OPENING].split("\n")):
        return tell_genre(head, excluded=("abstract",))
    return genre if genre != "other" else tell_genre(doc.rsplit("/", 1)[-1])


def _tell_place(doc, title, lines, text, manifest):
    """Place and level from the manifest, title, first lines, folder, text or file name; and what contradicts them."""
    folders = [found for part in reversed(doc.split("/")[:-1]) if (found := read_folder(part)) and found.name]
    told = [found for words in (title, *lines) if (found := find_place(words))]
    guest = _find_guest([title, *lines], told[0], folders, text) if told else None
    found, warnings = _settle_place([guest] if guest else told, folders)
    if guest and not found.name:
        found = Place(find_own(text, guest.level), guest.level)
    if not found or (found.level == "town" and not found.name):
        town = find_town(text)
        found = Place(town, "town") if town else found
    if not found or not found.name:
        named = read_file_name(doc)
        found = named if named and (not found or found.level == named.level) else found
    place = manifest.get("place") or (found.name if found else None)
    level = manifest.get("level") or (found.level if found else None)
    return place, level, warnings


def _find_guest(lines, host, folders, text):
    """The place below the host's that speaks, told by a line (石沟镇党委书记) or by the text (我乡, 全乡)."""
    speaker = find_speaker(lines)
    if speaker:
        return speaker if is_below(speaker.level, host.level) else None
    level = tell_own_level(text, host.level)
    if host.name and not is_pledge(lines) and all(folder.level != level for folder in folders):
        return None  # 全市 in a report of 上海市
    return Place(None, level) if level else None


def _settle_place(told, folders):
    """The place among those `told` (the title's first) and the folders, nearest first; and what contradicts it."""
    nearest = folders[0] if folders else None
    if not told:
        return nearest, []
    by_level = {folder.level: folder for folder in reversed(folders)}
    first, named = told[0], next((one for one in told if one.name), None)
    if not first.name and first.level in by_level and (not named or named.level != first.level):
        return by_level[first.level], []
    if not named:
        deeper = nearest and LEVELS.index(nearest.level) > LEVELS.index(first.level)
        return (nearest if deeper else first), []
    if not first.name and LEVELS.index(first.level) > LEVELS.index(named.level):
        return first, []  # 参加﹡﹡镇…会: what the county above is called does not name the town
    folder = by_level.get(named.level)
    if folder and same_place(named.name, folder.name):
        return folder, []
    against = folder or (nearest if nearest and LEVELS.index(nearest.level) > LEVELS.index(named.level) else None)
    return named, [f"the text names {named.name}, its folder {against.name}"] if against else []


def _tell_year(doc, text, fields, title, block, genre, manifest):
    """Delivery, year and its basis from the first evidence that tells it; the rest only warns where it differs."""
    lines = block.lines
    period = dating.date_period(title + " " + " ".join(lines[:2])) if genre == "plan" else None
    own = genre == "communique" or period is not None
    titled, summed, whole = dating.date_title(title), dating.sums_up(title), dating.closes_year(title)
    worked = date_work(text, genre == "plan") if (genre in WORKING or whole) and not own else None
    work = dating.Evidence("body", None, worked) if worked else None
    # 2018年工作总结, with a part on what 2019 is to bring
    closed = whole and genre in ("plan", "work_report") and titled and worked == titled.year + 1
    evidence = [
        _date_manifest(manifest),
        period,
        dating.date_communique(title, lines) if genre == "communique" else None,
        dating.date_front_matter(fields, fields.get("title", "")),
        titled if genre == "plan" and not closed or genre == "other" and summed else None,
        work if genre in ("plan", "other") else None,
        dating.date_lines(block.page + lines, genre),
        dating.date_body(text) if not own else None,
        dating.date_year_meeting(title, lines, text) if not own else None,
        dating.date_closing(text, genre),
        work,
        titled,
        dating.date_file_name(doc),
    ]
    evidence = [one for one in evidence if one]
    delivered = next((one.delivered for one in evidence if one.delivered), None)
    years = [(one.basis, one.year or dating.speaks_for(one.delivered, genre)) for one in evidence]
    if not years:
        return delivered, None, "none", [UNDATED]
    basis, year = years[0]
    if not delivered and not own and genre != "plan":
        delivered = dating.complete_day(title, lines, text, year, genre)
    warnings = [
        f"year {year} from the {basis.replace('_', ' ')}, but the {other.replace('_', ' ')} says {told}"
        for other, told in years[1:]
        if told != year
        and other != basis
        and not ((own or genre == "plan") and other in ("dated_line", "front_matter"))
        and not (other == "body" and delivered and told in (delivered.year, _planned_year(delivered)))
        # a file's name may tell the half of 2016年工作总结及2017年工作打算
        and not (basis == "title" and other == "file_name" and str(told) in title)
        and not (closed and other in ("title", "file_name"))
    ]
    return delivered, year, basis, list(dict.fromkeys(warnings))


def _planned_year(delivered):
    """The year whose work is spoken of late in a year: of 2024 in November, 2025."""
    return delivered.year + (delivered.month >= OCTOBER)


def _date_manifest(manifest):
    days = dating.find_dates(manifest.get("delivered", ""))
    year = int(manifest["year"]) if manifest.get("year") else None
    return dating.Evidence("manifest", days[0].date if days else None, year) if days or year else None

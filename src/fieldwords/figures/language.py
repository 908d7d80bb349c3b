"""What figures and pages say in the language of the reader (page_words.csv, messages.csv); how a value is written."""

import re
from functools import cache, lru_cache

import pandas as pd

from fieldwords.errors import FieldwordsError
from fieldwords.figures import label_language
from fieldwords.lexicon import read_rows
from fieldwords.reading.markup import find_markup, put_in

ALIKE = {"group": "theme", "unit_base": "unit"}  # columns whose values have their words under another name
SENTENCES = ("note_", "thin_")  # of a figure in both languages these stand one below the other
ENDING = re.compile(r"(?<![\d.,])(\d[\d,.]*)( [A-Za-z -]*?)([A-Za-z]+)\((s|es|ies)\)")
PLACE = re.compile(r"\\\{(\w+)\\\}")  # {n}, escaped
MINUS = "−"
LARGE = {"zh": ((1e8, "亿"), (1e4, "万")), "en": ((1e9, "bn"), (1e6, "m"), (1e3, "k"))}
FIGURES = ("text", "answer_text", "written")  # columns that hold a figure as it stands in its file
MESSAGES = ("warnings", "message", "reason", "remedy", "note", "why")  # columns of sentences in English
STRAY = re.compile(r"(?<=[\d十百千万亿%])(?:\*{1,3}|_{1,2}|`)")  # the other half stands before the figure
COUNTED_UNITS = ("亩", "头", "只", "羽", "头只", "吨", "元", "口", "匹", "尾", "箱", "株")


def page_language() -> str:
    """Return the language of pages and of the sentences that read figures: `zh` or `en` (FIELDWORDS_LANG)."""
    return "zh" if label_language() == "zh" else "en"


def say(key: str, **values) -> str:
    """Return the words `key` in the language of the pages, its `{names}` filled.

    Whole numbers get their commas; in English ``{n} target(s)`` is one target or two targets.
    """
    return _fill(_find(key, page_language()), values)


def label(key: str, **values) -> str:
    """Return the words `key` as they stand on a figure: in its language, or in both."""
    if label_language() != "both":
        return say(key, **values)
    english, chinese = (_fill(_find(key, language), values) for language in ("en", "zh"))
    return f"{chinese}\n{english}" if key.startswith(SENTENCES) else f"{chinese} {english}"


def name_or_label(kind: str, name: str) -> str:
    """Return the label `kind.name` where the table has one, else `name` itself (a new item needs no translation)."""
    return name if read_words(f"{kind}.{name}") is None else label(f"{kind}.{name}")


def read_words(key: str, language: str | None = None) -> str | None:
    """Return the words `key` with their `{names}` unfilled, for a script to fill; None where there are none.

    In ``en`` or ``zh``; in the language of the pages when none is given.
    """
    return _read_words(language or page_language()).get(key)


@cache
def _read_words(language):
    return {key: chinese if language == "zh" else english for key, english, chinese in read_rows("page_words")}


def _find(key, language):
    words = read_words(key, language)
    if words is None:
        raise FieldwordsError(f"page_words.csv: no words {key!r}; add a row with that key, its English and its Chinese")
    return words


def _fill(words, values):
    shown = {
        name: f"{value:,}" if isinstance(value, int) and name[0] == "n" else value for name, value in values.items()
    }
    words = words.format(**shown)
    return ENDING.sub(_end_noun, words) if "(" in words else words


def _end_noun(match):
    number, between, noun, plural = match.groups()
    if number == "1":
        return f"{number}{between}{noun}"
    return f"{number}{between}{noun[:-1] if plural == 'ies' else noun}{plural}"


def say_slot(slot: str, value) -> str:
    """Return a slot's value in words: `at least` for the comparator ge; what is no word of the table stays as it is.

    Of items named together (小麦、玉米; 甘蓝和菜花) each is said, if all are known.
    """
    if value is None or pd.isna(value):
        return ""
    if slot in ("inherited", "corrected"):  # names of slots
        return say("comma").join(say_slot("slot", name) for name in value.split(","))
    kind = ALIKE.get(slot, slot)
    words = read_words(f"{kind}.{value}")
    if words is None and kind == "item":
        parts = [read_words(f"item.{part}") for part in re.split("[、和]", value)]
        words = None if None in parts else say("comma").join(parts)
    return words or str(value)


def say_term(term: str) -> str:
    """Return a term, in English with what the items or measures of that name are called: 存栏 (stock)."""
    words = read_words(f"item.{term}") or read_words(f"measure.{term}")
    return f"{term} ({words})" if words and page_language() == "en" else term


def say_span(years) -> str:
    """Return the first and last of some years: 2016–2025."""
    known = sorted({int(year) for year in years if not pd.isna(year)})
    if not known:
        return say("no_year")
    return str(known[0]) if len(known) == 1 else f"{known[0]}–{known[-1]}"


def join_words(words, most: int = 5) -> str:
    """Return `a, b and c`, at the most `most` of them and how many more."""
    words = [str(word) for word in words]
    if len(words) > most:
        return say("list.more", names=say("comma").join(words[:most]), n=len(words) - most)
    if len(words) < 2:
        return "".join(words)
    return say("list.last", names=say("comma").join(words[:-1]), last=words[-1])


def join_sentences(*sentences: str) -> str:
    """Return sentences one after the other, empty ones left out, with a blank between them in English."""
    return ("" if page_language() == "zh" else " ").join(sentence for sentence in sentences if sentence)


def say_message(text: str) -> str:
    """Return messages with ``; `` between them, as tables have them in English, in the language of the page.

    What has no row in messages.csv stays as it is.
    """
    if page_language() == "en":
        return text
    return "；".join(_turn(part, read_rows("messages")) for part in text.split("; "))


@lru_cache(maxsize=10_000)
def _turn(message, rows):
    for pattern, chinese in _compile(rows):
        found = pattern.fullmatch(message)
        if found:
            return chinese.format(**{name: _say_value(name, value, rows) for name, value in found.groupdict().items()})
    return message


@lru_cache(maxsize=2)
def _compile(rows):
    """Of `{n} pictures were left out` a pattern whose groups are the places to fill, and the Chinese."""
    return [(re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(english))), chinese) for english, chinese in rows]


def _say_value(name, value, rows):
    """A place named like a slot (genre, genre_2) holds one of its values; one named `message` another message."""
    if name == "message":
        return _turn(value, rows)
    return read_words(f"{re.sub(r'_[0-9]$', '', name)}.{value.replace(' ', '_')}") or value


@lru_cache(maxsize=65536)
def say_figure(text: str) -> str:
    """Return a figure as it is read, without the markup in it or the half of one: 4860头 for ``4860**头``."""
    return STRAY.sub("", put_in(text, find_markup(text)))


def say_cell(value, column: str = "") -> str:
    """Return a cell as text: nothing for what is unknown, years without a comma, numbers short."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "✓" if value else ""
    if not isinstance(value, int | float):
        return str(value)
    if "year" in column or column.endswith("_seen") or column in ("peak", "start", "end", "previous"):
        return f"{value:.0f}"
    if column == "confidence":
        return f"{100 * value:.0f}\N{NO-BREAK SPACE}%"
    if column.endswith("share"):
        return f"{value:.0%}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def say_told(value, column: str) -> str:
    """Return a cell of a table in the language of the page: figures without markup, slots and messages in words."""
    text = say_cell(value, column)
    if column in FIGURES:
        return say_figure(text)
    return say_message(text) if column in MESSAGES else say_slot(column, text) if isinstance(value, str) else text


def pick_scale(values, unit: str) -> tuple[float, str]:
    """Return the divisor and the unit that make `values` short to read: 16600 亩 gives 10000.0 and `万亩`.

    Percentages and rates per unit are left as they are.
    """
    if unit not in COUNTED_UNITS:
        return 1.0, unit
    step, sign = _pick_step(max((abs(value) for value in values if pd.notna(value)), default=0.0), LARGE["zh"])
    return step, sign + unit


def _pick_step(most, signs):
    """The largest of some steps that a value reaches, and its sign."""
    return next((pair for pair in signs if most >= pair[0]), (1.0, ""))


def say_value(value: float, unit: str) -> str:
    """Return `1.66万亩` for 16600 亩, `6%` for 6 %."""
    step, scaled = pick_scale([value], unit)
    return f"{value / step:,.10g}{scaled}"


def say_number(value: float) -> str:
    """Return a number with at most four figures behind the point that say something, and a minus, no hyphen."""
    whole = float(value).is_integer() or abs(value) >= 1000
    return (f"{value:,.0f}" if whole else f"{value:,.4g}").replace("-", MINUS)


def say_amount(value: float, unit: str) -> str:
    """Return a value with its unit, as people of that language write it: 98,500 tonnes; 9.85万吨."""
    if unit in ("%", "‰"):
        return f"{say_number(value)}{unit}"
    if page_language() == "zh":
        step, sign = _pick_step(abs(value), LARGE["zh"])
        return f"{value / step:,.10g}{sign}{unit}".replace("-", MINUS)
    return f"{say_number(value)} {say_slot('unit', unit)}"


def say_short(value: float) -> str:
    """Return a value for a mark in a chart, its unit left to the line under the title: 98,500, 1.2m; 9.85万."""
    signs = LARGE["zh"] if page_language() == "zh" else LARGE["en"][:2]  # thousands are written out in English
    step, sign = _pick_step(abs(value), signs)
    return f"{value / step:,.6g}{sign}" if sign else say_number(value)


def say_tick(value: float, ticks: list[float]) -> str:
    """Return a grid line's value, all of one axis in the same step (80k, 90k, 100k; 8万, 9万, 10万)."""
    least = min((abs(tick) for tick in ticks if tick), default=1.0)
    step, sign = _pick_step(min(10 * least, max(map(abs, ticks))), LARGE[page_language()])
    if any(abs(tick / step - round(tick / step, 1)) > 1e-9 for tick in ticks if abs(tick) < step):  # 0.98k
        step, sign = _pick_step(least, LARGE[page_language()])
    return f"{value / step:,.6g}{sign}".replace("-", MINUS) if value else "0"

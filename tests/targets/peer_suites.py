"""Other projects' Chinese number suites as cases: what they write, and whether it is read as they say.

A case is in scope when a speech can hold it: a plain number (`parse_number`), or a percentage, a sum of money or a
measure in a unit of data/lexicon/units.csv (`find_quantities`). Out of scope, by kind:

- other matter: dates, times, telephone and identity numbers, plates, scores, sums, ordinals, web addresses
- exponent: 2e5, 2^5, 40k, 30w, 5 M are not written in speeches
- fraction: 1/3 may be a date or a rate, 三又五分之一 is not said of a quantity
- counting word: 打 (a dozen) and 折 (a discount) are no units of ours
- blanks: blanks inside a word (百 分 之 五); one blank between number and unit is read
- script: words in traditional characters (個百分點); plain numbers in them are read
- unit: what units.csv does not hold (yen, centimetres; 块 without 钱, which counts fields), or no unit at all
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from math import prod
from pathlib import Path
from typing import NamedTuple

from fieldwords.corpus.folding import fold_text
from fieldwords.quantities.finding import find_quantities
from fieldwords.quantities.numerals import parse_number, parse_span

CURRENCIES = {"Chinese yuan": "元", "United States dollar": "美元", "Hong Kong dollar": "港元", "Euro": "欧元"}
MEASURES = {
    "Mu": ("亩", "1"), "Kilogram": ("吨", "0.001"), "Ton": ("吨", "1"), "Jin": ("吨", "0.0005"),
    "Gram": ("吨", "0.000001"), "Meter": ("米", "1"), "Kilometer": ("公里", "1"), "Kilowatt": ("千瓦", "1"),
}  # fmt: skip
KINDS = ("share", "money", "weight", "area", "other", "ratio")
EXPONENT = re.compile(r"\^|[0-9Ee]\s?[EeKkWwMm](?![A-Za-z])|[0-9][eE]")
POWER = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
NUMBER = r"[0-9]+(?:\.[0-9]+)?(?:[兆万亿萬億][0-9]*)*"
PLAIN = re.compile(rf"(-?{NUMBER})(?:[~-]({NUMBER}))?")
UNIT = "平方米|公里|千米|千克|公斤|吨|人|个百分点|%|元|美元|欧元|港元|千瓦时|亩|件"
STATED = re.compile(rf"(?:(负|(?<![0-9])-)?({NUMBER})(?:~({NUMBER}))?)({UNIT})(?![/a-z])")


class Case(NamedTuple):
    """A case of a suite; `kind` says why it is out of scope, `right` is None then."""

    suite: str
    text: str
    kind: str | None
    right: bool | None


def same(found, wanted) -> bool:
    """Equal to nine digits: the suites print floats."""
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(found - wanted) <= abs(wanted) * Decimal("1e-9")


def find_values(text: str, kinds=KINDS) -> list[tuple]:
    """(value, value_high, base) of each quantity of these kinds; ‰ in percent, as the suites have it."""
    rows = [row for row in find_quantities(text) if row.unit.kind in kinds]
    return [
        (row.value and row.value / 10, None, "%")
        if row.unit.base == "‰"
        else (row.value, row.value_high, row.unit.base)
        for row in rows
    ]


def agree(found: list[tuple], wanted: list[tuple]) -> bool:
    pairs = zip(found, wanted, strict=False)
    return len(found) == len(wanted) and all(same(f[0], w[0]) and same(f[1], w[1]) and f[2] == w[2] for f, w in pairs)


def is_share(text: str, wanted: Decimal) -> bool:
    """Whether the one quantity is this share; two decimals of a percentage are kept."""
    found = find_values(text)
    return (
        len(found) == 1
        and found[0][0] is not None
        and abs(found[0][0] / 100 - wanted) <= Decimal("0.00006") * max(1, wanted)
    )


def read_spec(root: Path, name: str) -> Iterator[tuple[str, list]]:
    path = root / "recognizers_text_zh" / "Specs" / f"{name}.json"
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        yield fold_text(case["Input"]).text, case["Results"]


def read_recognizers_numbers(root: Path) -> Iterator[Case]:
    suite = "Recognizers-Text number"
    for text, results in read_spec(root, "Number/Chinese/NumberModel"):
        if not results:  # no number here; 一美元 is left to the currency model
            other = "other matter" if re.search("美|折", text) else None
            yield Case(suite, text, other, None if other else not find_quantities(text))
        for result in results:
            written, wanted = fold_text(result["Text"]).text, Decimal(result["Resolution"]["value"])
            kind = None
            if EXPONENT.search(written):
                kind = "exponent"
            elif re.search("/|又|负.*分", written):
                kind = "fraction"
            elif "打" in written:
                kind = "counting word"
            elif "分" in written and re.search(r"\s|[壹萬]", written):
                kind = "blanks" if " " in written else "script"
            right = is_share(written, wanted) if "分" in written else same(parse_number(written), wanted)
            yield Case(suite, written, kind, None if kind else right)


def read_recognizers_percentages(root: Path) -> Iterator[Case]:
    for text, results in read_spec(root, "Number/Chinese/PercentModel"):
        base = "个百分点" if "百分点" in text else "%"
        wanted = [(Decimal(result["Resolution"]["value"].rstrip("%")), None, base) for result in results]
        kind = None
        if EXPONENT.search(text):
            kind = "exponent"
        elif "折" in text or "http" in text:
            kind = "counting word" if "折" in text else "other matter"
        elif re.search(r"[一-鿿] |  ", re.sub(r" (个百分点|成)\Z", "", text)):
            kind = "blanks"
        elif re.search("個|點|萬|佰|仟|兩", text):
            kind = "script"
        right = None if kind else agree(find_values(text, ("share",)), wanted)
        yield Case("Recognizers-Text percentage", text, kind, right)


def read_recognizers_units(root: Path) -> Iterator[Case]:
    """Only the cases whose every result is in a unit of ours."""
    strange = re.compile("人民币|美圆|块|又|億|cm|[0-9]m|[0-9]{15}")
    for name, kinds in (("CurrencyModel", ("money",)), ("DimensionModel", ("area", "weight", "other"))):
        for text, results in read_spec(root, f"NumberWithUnit/Chinese/{name}"):
            wanted, kind = [], None
            for result in results:
                value, unit = (result["Resolution"].get(key) for key in ("value", "unit"))
                base, factor = (
                    (CURRENCIES.get(unit), "1") if name == "CurrencyModel" else MEASURES.get(unit, (None, "1"))
                )
                if base is None or value is None or strange.search(result["Text"]):
                    kind = "unit"
                else:
                    wanted.append((Decimal(value) * Decimal(factor), None, base))
            found = [row for row in find_values(text, kinds) if row[2] not in ("人", "户", "座")]  # no dimension there
            yield Case("Recognizers-Text currency, dimension", text, kind, None if kind else agree(found, wanted))


def read_jionlp(root: Path) -> Iterator[Case]:
    path = root / "jionlp_money" / "jionlp_money_cases.json"
    parser, extractor = json.loads(path.read_text(encoding="utf-8")).values()
    for text, result in parser:
        text, base = fold_text(text).text, result["case"]
        numbers = result["num"] if isinstance(result["num"], list) else [result["num"]]
        kind = None
        if EXPONENT.search(text):
            kind = "exponent"
        elif (
            base not in CURRENCIES.values()
            or not re.search(rf"{base}|块钱|块[三六]", text)
            or re.search("元欧元|港币|萬", text)
        ):
            kind = "unit"
        if re.search("[多几]", text) and not re.search(
            "[几数]十", text
        ):  # 3000多 has its lower end and a word for more
            numbers = numbers[:1]
        rows = [row for row in find_quantities(text) if row.unit.kind == "money"]
        found = [
            value.quantize(Decimal("0.01"))
            for row in rows
            for value in (row.value, row.value_high)
            if value is not None
        ]
        right = found == [Decimal(number) for number in numbers] and all(row.unit.base == base for row in rows)
        yield Case("JioNLP money", text, kind, None if kind else right)
    for text, result in extractor:
        kind = "unit" if any(re.search("日元|圆|k|含", row["text"]) for row in result) else None
        spans = [(row.start, row.end) for row in find_quantities(fold_text(text).text) if row.unit.kind == "money"]
        yield Case("JioNLP money", text, kind, None if kind else spans == [tuple(row["offset"]) for row in result])


def value_of_digits(written: str) -> Decimal:
    """1亿2300 as the sum of its parts."""
    parts = re.findall(r"([0-9.]+)([兆亿万萬億]*)", written)
    total = sum(Decimal(digits) * Decimal(prod(POWER[power] for power in powers)) for digits, powers in parts)
    return -total if written.startswith("-") else total


def read_digits(written: str) -> tuple[list[tuple], bool]:
    """The numbers of a side in digits, read by the patterns above, and whether it is one plain number."""
    found = PLAIN.fullmatch(written.replace(",", ""))
    if found:
        low, high = found.groups()
        power = high[-1] if high and high[-1] in POWER and low[-1] not in POWER else ""
        if high and "-" in written[1:]:  # WeText writes 45-6万 for 450,000 to 460,000
            high = low[: max(0, len(low) - len(high.removesuffix(power)))] + high
        return [(value_of_digits(low + power), value_of_digits(high) if high else None)], True
    rows = []
    for sign, low, high, unit in STATED.findall(written):
        base, factor = {"千克": ("吨", "0.001"), "公斤": ("吨", "0.001"), "千米": ("公里", "1")}.get(unit, (unit, "1"))
        factor = Decimal(factor) * (-1 if sign else 1)
        low += high[-1] if high and high[-1] in POWER else ""
        rows.append((value_of_digits(low) * factor, value_of_digits(high) * factor if high else None, base))
    return rows, False


def read_normaliser(suite: str, path: Path, spoken: int) -> Iterator[Case]:
    """Lines of two sides, number `spoken` of them in words: what is said must be worth what is written."""
    foreign = re.compile("date|time|ordinal|word|whitelist|license|char|math|train|sport|oov|processor").search(
        path.name
    )
    for line in path.read_text(encoding="utf-8").splitlines():
        sides = [fold_text(side.strip()).text for side in re.split("=>|~", line, maxsplit=1)]
        if len(sides) < 2 or not all(sides):
            continue
        text, written = sides[spoken], sides[1 - spoken]
        ratio = re.fullmatch(r"([0-9]+)/([0-9]+)", written)
        money = re.fullmatch(r"(US\$|¥|€)([0-9.]+[万亿]?)", written)
        wanted, plain = read_digits(written)
        if foreign or "年" in text and ratio or plain and re.search("幺|^零一", text):
            yield Case(suite, text, "other matter", None)
        elif ratio and "又" not in text:
            yield Case(suite, text, None, is_share(text, Decimal(ratio[1]) / Decimal(ratio[2])))
        elif money and "元" in text:
            base = {"US$": "美元", "¥": "元", "€": "欧元"}[money[1]]
            yield Case(suite, text, None, agree(find_values(text), [(value_of_digits(money[2]), None, base)]))
        elif plain:
            yield Case(suite, text, None, all(map(same, parse_span(text), wanted[0])))
        else:
            yield Case(suite, text, None if wanted else "unit", agree(find_values(text), wanted) if wanted else None)


def read_suites(root: Path) -> Iterator[Case]:
    """Yield the cases of all suites below corpus/num_units."""
    for read in (read_recognizers_numbers, read_recognizers_percentages, read_recognizers_units, read_jionlp):
        yield from read(root)
    for suite, pattern, spoken in (
        ("WeTextProcessing", "wetextprocessing_zh/itn/**/*.txt", 0),
        ("WeTextProcessing", "wetextprocessing_zh/tn/**/*.txt", 1),
        ("NeMo", "nemo_zh/**/data_inverse*/*.txt", 0),
        ("NeMo", "nemo_zh/**/data_text*/*.txt", 1),
    ):
        for path in sorted(root.glob(pattern)):
            yield from read_normaliser(suite, path, spoken)

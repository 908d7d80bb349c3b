"""Other projects' own Chinese number suites, read where they lie; nothing of them is copied here.

In scope is what a speech can hold: a plain number (`parse_number`), or a percentage, a sum of money or a measure in a
unit of data/lexicon/units.csv (`find_quantities`). Out of scope, by kind:

- another suite's matter: dates, times, telephone and identity numbers, number plates, scores, sums, ordinals
- exponent: 2e5, 2^5, 40k, 30w, 5 M are not written in speeches
- slash or mixed fraction: 1/3 may be a date or a rate, 三又五分之一 is not said of a quantity
- counting word: 打 (a dozen), 折 (a discount) are no units of ours
- blanks inside a word: 百 分 之 五; a blank between number and unit is read
- script: units in traditional characters (個百分點); numbers in them are read
- unit: what units.csv does not hold (yen, centimetres, 块 without 钱, which counts fields); no currency at all
"""

import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from math import prod

import pytest

from fieldwords.corpus.cleaning import fold_text
from fieldwords.targets.numerals import parse_number, parse_span
from fieldwords.targets.quantities import find_quantities

NEEDED = 0.97
# Cases in scope that are read otherwise on purpose.
DIFFERENCES = {
    "二三十个百分点": "neighbours make a range, 20 to 30; the peer finds nothing",
    "百分之二三十": "as before",
    "找出酒精量在5-20%": "5-20% is a range; the peer reads 20% alone",
    "五百分之2.2": "a fraction of five hundred parts like any other; the peer's percentages leave it out",
    "零十": "no number; the peer reads 10",
    "一億零一萬一千一百一": "一百一 is 110 as spoken; the peer reads 101",
    "一千五万元": "一千五 is 1500 as spoken; the peer reads 1005",
    "人民币数十亿元": "数十 is unknown, not a range from ten to a hundred",
    "数十亿元人民币": "as before",
    "百分三十": "百分 without 之 is what a speech recogniser hears; nobody writes it",
    "百分百": "a slogan in speeches (六个百分百)",
    "明天有百分之六十二": "负的百分之二十 has a word between sign and number; it is read without the sign",
    "一共有一人二人": "a lone numeral before 人 is a slogan (一人一策), no count",
    "一兆": "兆 is mega in 兆瓦; 10^12 is written 万亿",
    "一共有一兆": "as before",
    "十五兆": "as before",
}
OURS = {"Chinese yuan": "元", "United States dollar": "美元", "Hong Kong dollar": "港元", "Euro": "欧元"}
MEASURES = {"Mu": ("亩", 1), "Kilogram": ("吨", "0.001"), "Ton": ("吨", 1), "Jin": ("吨", "0.0005"), "Meter": ("米", 1)} | {
    "Kilometer": ("公里", 1), "Kilowatt": ("千瓦", 1),
}  # fmt: skip
EXPONENT = re.compile(r"\^|[0-9Ee]\s?[EeKkWwMm](?![A-Za-z])|[0-9][eE]")
NUMBER = r"[0-9]+(?:\.[0-9]+)?(?:[兆万亿萬億][0-9]*)*"
WRITTEN = re.compile(rf"(-?{NUMBER})(?:[~-]({NUMBER}))?")
UNIT = "平方米|公里|千米|千克|公斤|吨|人|个百分点|%|元|美元|欧元|港元|千瓦时|亩|件"
STATED = re.compile(rf"(?:(负|(?<![0-9])-)?({NUMBER})(?:~({NUMBER}))?)({UNIT})(?![/a-z])")
POWER = {"": 1, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}


def same(found, wanted) -> bool:
    """Equal to nine digits: the peers print floats."""
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(found - wanted) <= abs(wanted) * Decimal("1e-9")


def values(text, kinds=("share", "money", "weight", "area", "other", "ratio")) -> list:
    """(value, value_high, base) of each quantity; ‰ as %."""
    rows = [row for row in find_quantities(fold_text(text).text) if row.unit.kind in kinds]
    return [
        (row.value / 10, None, "%") if row.unit.base == "‰" else (row.value, row.value_high, row.unit.base)
        for row in rows
    ]


def agree(text, wanted, kinds) -> bool:
    found = values(text, kinds)
    return len(found) == len(wanted) and all(
        same(f[0], w[0]) and same(f[1], w[1]) and f[2] == w[2] for f, w in zip(found, wanted)
    )


def read_specs(shared, name):
    folder = shared / "corpus" / "num_units" / "recognizers_text_zh" / "Specs"
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig"))


def recognizers_numbers(shared):
    for case in read_specs(shared, "Number/Chinese/NumberModel"):
        text = fold_text(case["Input"]).text
        if not case["Results"]:
            kind = "another suite's matter" if re.search("美|折", text) else None
            yield text, kind, lambda text=text: not find_quantities(text)
        for result in case["Results"]:
            written, wanted = fold_text(result["Text"]).text, Decimal(result["Resolution"]["value"])
            kind = None
            if EXPONENT.search(written):
                kind = "exponent"
            elif re.search("/|又|负.*分", written):
                kind = "slash or mixed fraction"
            elif "打" in written:
                kind = "counting word"
            elif "分" in written and re.search(r"\s|[壹萬]", written):
                kind = "blanks inside a word" if " " in written else "script"
            if "分" in written:
                read = lambda w=written, v=wanted: (
                    [abs(f[0] / 100 - v) <= Decimal("5e-5") * max(1, v) for f in values(w)] == [True]
                )
            else:
                read = lambda w=written, v=wanted: same(parse_number(w), v)
            yield written, kind, read


def recognizers_percent(shared):
    for case in read_specs(shared, "Number/Chinese/PercentModel"):
        text = fold_text(case["Input"]).text
        wanted = [(Decimal(r["Resolution"]["value"].rstrip("%")), None) for r in case["Results"]]
        kind = None
        if EXPONENT.search(text):
            kind = "exponent"
        elif "折" in text or "http" in text:
            kind = "counting word" if "折" in text else "another suite's matter"
        elif re.search(r"[一-鿿] |  ", re.sub(r" (个百分点|成)\Z", "", text)):
            kind = "blanks inside a word"
        elif re.search("個|點|萬|佰|仟|兩", text):
            kind = "script"
        base = "个百分点" if "百分点" in text else "%"
        yield text, kind, lambda t=text, w=wanted, b=base: agree(t, [(*v, b) for v in w], ("share",))


def recognizers_units(shared):
    for name, kinds in (("CurrencyModel", ("money",)), ("DimensionModel", ("area", "weight", "other"))):
        for case in read_specs(shared, f"NumberWithUnit/Chinese/{name}"):
            text, wanted, kind = fold_text(case["Input"]).text, [], None
            for result in case["Results"]:
                resolution = result["Resolution"]
                unit = resolution.get("unit")
                base, factor = (OURS.get(unit), 1) if name == "CurrencyModel" else MEASURES.get(unit, (None, 1))
                if (
                    base is None
                    or resolution.get("value") is None
                    or re.search("人民币|美圆|块|又|億|cm|[0-9]m|[0-9]{15}", result["Text"])
                ):
                    kind = "unit"
                    continue
                wanted.append((Decimal(resolution["value"]) * Decimal(factor), None, base))
            yield (
                text,
                kind,
                lambda t=text, w=wanted, k=kinds: (
                    [v for v in values(t, k) if v[2] not in ("人", "户", "件", "座")] == w or agree(t, w, k)
                ),
            )


def spoken_lines(shared):
    """(suite, text, expectation) of lines `spoken => written` or `written~spoken`, the written side in digits first."""
    root = shared / "corpus" / "num_units"
    for path in sorted(root.glob("wetextprocessing_zh/itn/**/*.txt")) + sorted(root.glob("nemo_zh/**/*inverse*/*.txt")):
        yield from ((path, line, 0) for line in path.read_text(encoding="utf-8").splitlines())
    for path in sorted(root.glob("wetextprocessing_zh/tn/**/*.txt")) + sorted(root.glob("nemo_zh/**/data_text*/*.txt")):
        yield from ((path, line, 1) for line in path.read_text(encoding="utf-8").splitlines())


def digits_value(written) -> Decimal:
    """1亿2300 as the sum of its parts."""
    parts = re.findall(r"([0-9.]+)([兆亿万萬億]*)", written)
    total = sum(Decimal(digits) * Decimal(prod(POWER[power] for power in powers)) for digits, powers in parts)
    return -total if written.startswith("-") else total


def written_values(written):
    """The quantities in digits, read by a pattern of this test, and whether the side is one plain number."""
    found = WRITTEN.fullmatch(written.replace(",", ""))
    if found:
        low, high = found.groups()
        power = high[-1] if high and high[-1] in POWER and low[-1] not in POWER else ""
        if high and "-" in written[1:]:  # WeText writes 45-6万 for 450,000 to 460,000
            missing = len(low) - len(high.removesuffix(power))
            high = low[: max(0, missing)] + high
        low += power
        return [(digits_value(low), digits_value(high) if high else None)], True
    rows = []
    for sign, low, high, unit in STATED.findall(written):
        if high and high[-1] in POWER:
            low += high[-1]
        factor = Decimal({"千克": "0.001", "公斤": "0.001"}.get(unit, 1)) * (-1 if sign else 1)
        base = {"千克": "吨", "公斤": "吨", "千米": "公里"}.get(unit, unit)
        rows.append((digits_value(low) * factor, digits_value(high) * factor if high else None, base))
    return rows, False


def text_normalisers(shared):
    skipped = re.compile("date|time|ordinal|word|whitelist|license|char|math|train|sport|oov|processor")
    for path, line, spoken in spoken_lines(shared):
        sides = [fold_text(side.strip()).text for side in re.split("=>|~", line, maxsplit=1)]
        if len(sides) < 2 or not all(sides):
            continue
        text, written = sides[spoken], sides[1 - spoken]
        if skipped.search(path.name) or "年" in text and "/" in written:
            yield path.parts[-1], text, "another suite's matter", None
            continue
        money = re.fullmatch(r"(US\$|¥|€)([0-9.,]+)(万?)", written)
        ratio = re.fullmatch(r"(-|负)?([0-9]+)/([0-9]+)", written)
        if money and re.search("元", text):
            base = {"US$": "美元", "¥": "元", "€": "欧元"}[money[1]]
            wanted, plain = [(Decimal(money[2]) * POWER[money[3]], None, base)], False
        elif ratio and "又" not in text and not text.startswith(("-", "负")):
            value = Decimal(ratio[2]) / Decimal(ratio[3]) * 100
            yield (
                path.name,
                text,
                None,
                lambda t=text, v=value: [abs(f[0] - v) < Decimal("0.006") for f in values(t)] == [True],
            )
            continue
        else:
            wanted, plain = written_values(written)
        if plain:
            numbers = re.search("幺|^零一|年", text)
            read = lambda t=text, w=wanted[0]: all(map(same, parse_span(t), w))
            yield path.name, text, "another suite's matter" if numbers else None, read
        elif wanted:
            kinds = ("share", "money", "weight", "area", "other", "ratio")
            yield path.name, text, None, lambda t=text, w=wanted, k=kinds: agree(t, w, k)
        else:
            yield path.name, text, "unit", None


def jionlp_money(shared):
    path = shared / "corpus" / "num_units" / "jionlp_money" / "jionlp_money_cases.json"
    parser, extractor = json.loads(path.read_text(encoding="utf-8")).values()
    for text, result in parser:
        text = fold_text(text).text
        numbers = result["num"] if isinstance(result["num"], list) else [result["num"]]
        kind = None
        if EXPONENT.search(text) or re.search("[0-9][kw]", text):
            kind = "exponent"
        elif (
            result["case"] not in OURS.values()
            or result["case"] not in text
            and "块钱" not in text
            and "块三" not in text
            and "块六" not in text
            or "元欧元" in text
            or re.search("港币|萬", text)
        ):
            kind = "unit"
        loose = re.search("[多几]", text) and not re.search("[几数]十", text)
        wanted = [Decimal(number) for number in (numbers[:1] if loose else numbers)]

        def read(text=text, wanted=wanted, base=result["case"]):
            rows = [row for row in find_quantities(text) if row.unit.kind == "money"]
            found = [v.quantize(Decimal("0.01")) for row in rows for v in (row.value, row.value_high) if v is not None]
            return found == wanted and all(row.unit.base == base for row in rows)

        yield text, kind, read
    for text, result in extractor:
        text = fold_text(text).text
        spans = [tuple(r["offset"]) for r in result]
        kind = "unit" if any(re.search("日元|圆|k|含", r["text"]) for r in result) else None
        yield (
            text,
            kind,
            lambda t=text, s=spans: [(q.start, q.end) for q in find_quantities(t) if q.unit.kind == "money"] == s,
        )


def cases(shared):
    for name, suite in {
        "Recognizers-Text number": recognizers_numbers,
        "Recognizers-Text percentage": recognizers_percent,
        "Recognizers-Text currency, dimension": recognizers_units,
        "JioNLP money": jionlp_money,
    }.items():
        yield from ((name, *case) for case in suite(shared))
    for path, *case in text_normalisers(shared):
        yield ("NeMo" if path.startswith("test_cases") else "WeTextProcessing", *case)


@pytest.fixture(scope="module")
def verdicts(shared):
    """Suite -> list of (text, right) of the cases in scope; and a count of those out of scope by kind."""
    right, out = defaultdict(list), Counter()
    for suite, text, kind, read in cases(shared):
        if kind is None:
            right[suite].append((text, bool(read())))
        else:
            out[suite, kind] += 1
    return right, out


def test_each_suite_passes(verdicts):
    right, _ = verdicts
    for suite, rows in right.items():
        rows = [(text, fine) for text, fine in rows if not text.startswith(tuple(DIFFERENCES))]
        wrong, counted = [text for text, fine in rows if not fine], len(rows)
        assert len(wrong) <= (1 - NEEDED) * counted, (suite, len(wrong), counted, wrong)


def test_differences_are_real(verdicts):
    """A difference that the code no longer makes has no place in the list."""
    right, _ = verdicts
    wrong = [text for rows in right.values() for text, fine in rows if not fine]
    assert [start for start in DIFFERENCES if not any(text.startswith(start) for text in wrong)] == []


def test_most_cases_are_in_scope(verdicts):
    """The kinds out of scope do not empty a suite."""
    right, out = verdicts
    for suite, least in {
        "Recognizers-Text number": 350, "Recognizers-Text percentage": 70, "Recognizers-Text currency, dimension": 30,
        "JioNLP money": 35, "WeTextProcessing": 90, "NeMo": 330,
    }.items():  # fmt: skip
        assert len(right[suite]) >= least, (suite, len(right[suite]), out)

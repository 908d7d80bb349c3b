"""Whole documents: what is a row and what is not."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import make_docx, make_pdf, paragraph, run

from fieldwords.corpus.document import parse_document
from fieldwords.reading.folder import Reading, read_file
from fieldwords.schemas import FARMING, TABLES
from fieldwords.targets.extraction import extract_targets

COLUMNS = list(TABLES["targets"].columns)


@pytest.mark.parametrize(
    "text",
    [
        "坚持一村一品、一户一策，落实四必谈。",
        "从16个方面作出部署，讲三点意见。",
        "用好五年过渡期政策，抓好三会一课。",
        "党的XX大以来，第一书记驻村帮扶。",
        "推行十户联防、一线工作法，防止一刀切。",
    ],
)
def test_slogans_and_counts_are_no_rows(plan, text):
    assert plan(text).empty


def test_full_width_digits_and_zero_width_signs(plan):
    rows = plan("牛饲养量达到２.\u200b４万头。")
    assert list(rows["value"]) == [24000]
    assert list(rows["text"]) == ["２.\u200b４万头"]


def test_a_number_over_the_end_of_a_line_is_read_whole(plan):
    rows = plan("生猪出栏25.9\n万头，羊出栏3万只。")
    assert rows[["text", "value"]].values.tolist() == [["25.9\n万头", 259000], ["3万只", 30000]]


def test_front_matter_and_glossary_are_not_read(plan):
    assert plan("牛存栏5万头。\n\n名词解释\n1.“双百工程”：指建设100万亩粮田、100万头生猪的工程。").shape[0] == 1


def test_seed_speech(shared):
    path = shared / "corpus" / "seed" / "000_93986876b49face4.txt"
    rows = pd.DataFrame(extract_targets(parse_document(path.name, read_file(path))), columns=COLUMNS)
    farming = rows[rows["domain"].isin(FARMING)]
    slots = ["text", "object", "measure", "value", "comparator", "status", "year", "modality"]
    assert farming[slots].astype(object).where(farming[slots].notna(), None).values.tolist() == [
        ["1.66万亩", "高标准农田", "面积", 16600, "point", "stock", 2023, None],
        ["5000亩", "高原夏菜", "面积", 5000, "ge", "target", 2023, "确保"],
        ["2.4万头", "牛", "饲养量", 24000, "point", "target", 2023, "确保"],
        ["10.5万只", "羊", "饲养量", 105000, "point", "target", 2023, "确保"],
        ["1万亩", "优质牧草", "面积", 10000, "ge", "target", 2023, "确保"],
        ["12万元", "村集体经济", "收入", 120000, "ge", "target", 2023, "确保"],
    ]
    assert len(rows) == 6


def test_text_is_at_its_place_in_real_reports(shared):
    files = sorted((shared / "corpus" / "gov").rglob("*.md"))[::40]
    assert len(files) > 20
    for path in files:
        reading = read_file(path)
        document = parse_document(path.name, reading)
        for row in extract_targets(document):
            assert reading.text[row[1] : row[2]] == row[3]


def test_gold_sets_hold_their_figures(shared):
    """A floor under the development gold, so that a later change that breaks a slot is noticed."""
    from fieldwords.targets.evaluation import evaluate_targets, read_gold

    floors = {
        "dev.jsonl": ("corpus/gov/政府工作报告-其他地市", (0.97, 0.97, 0.94, 0.92, 0.91, 0.90)),
        "dev-odd.jsonl": ("corpus/gov", (0.94, 0.93, 0.87, 0.82, 0.80, 0.77)),
        "dev-speeches.jsonl": ("gold", (0.94, 0.93, 0.85, 0.80, 0.76, 0.72)),
    }
    for name, (root, wanted) in floors.items():
        gold = read_gold(shared / "gold" / name)
        documents = [
            parse_document(doc, read_file(shared / root / doc)) for doc in sorted({row["doc"] for row in gold})
        ]
        rows = [row for document in documents for row in extract_targets(document)]
        scores = evaluate_targets(gold, pd.DataFrame(rows, columns=COLUMNS))
        assert (scores["f1"].to_numpy() >= wanted).all(), scores.to_string()
        assert abs(scores["precision"].iloc[0] - scores["recall"].iloc[0]) <= 0.06, json.dumps(name)


words = st.text(
    alphabet="全县粮食牛羊亩头只吨元万亿一二三四0123456789.，。、和由到年以上增长达％%２４\n（）“”今去", max_size=120
)


@given(words)
def test_any_text_gives_sound_rows(text):
    source = "工作报告\n\n" + text
    document = parse_document("x.txt", Reading(source, "txt", "utf-8", "0" * 64, ()))
    rows = extract_targets(document)
    last = 0
    for row in rows:
        start, end = row[1], row[2]
        assert source[start:end] == row[3]
        assert last <= start < end
        last = end


def test_the_same_speech_in_four_formats(tmp_path):
    lines = ["在全镇春耕动员会上的讲话", "（2023年3月8日）", "同志们：", "今年要确保牛饲养量达到2.4万头、羊10.5万只。"]
    body = "".join(f"<p>{line}</p>" for line in lines)
    (tmp_path / "s.txt").write_text("\n".join(lines), encoding="gb18030")
    (tmp_path / "s.html").write_text(f"<html><meta charset=utf-8><body>{body}</body></html>", encoding="utf-8")
    (tmp_path / "s.docx").write_bytes(make_docx("".join(paragraph(run(line)) for line in lines)))
    (tmp_path / "s.pdf").write_bytes(make_pdf([lines]))
    slots = [name for name in COLUMNS if name not in ("doc", "start", "end", "context")]
    tables = {}
    for path in sorted(tmp_path.iterdir()):
        rows = pd.DataFrame(extract_targets(parse_document("s", read_file(path))), columns=COLUMNS)
        tables[path.suffix] = rows[slots].astype(object).where(rows[slots].notna(), None).values.tolist()
    assert [row[slots.index("object")] for row in tables[".txt"]] == ["牛", "羊"]
    assert all(table == tables[".txt"] for table in tables.values())


def test_a_sentence_of_very_many_figures_is_read_in_parts(plan):
    rows = plan("今年，" + "".join(f"第{n}村种玉米{n}亩，" for n in range(1, 201)) + "都要落实。")
    assert list(rows["value"]) == list(range(1, 201))
    assert set(rows["object"]) == {"玉米"} and set(rows["measure"]) == {"面积"}


def test_a_row_tells_the_place_that_its_sentence_names(speech):
    rows = speech("石桥村种植洋芋4000亩，亩产900公斤；全镇种植玉米2000亩。")
    assert rows["place"].fillna("").tolist() == ["石桥村", "石桥村", ""]


def test_a_cell_is_of_the_village_in_its_head(speech):
    rows = speech("| 指标 | 全镇 | 石桥村 | 坡头村 |\n|---|---|---|---|\n| 洋芋面积（亩） | 900 | 500 | 400 |")
    assert rows["place"].fillna("").to_dict() == {"900": "", "500": "石桥村", "400": "坡头村"}

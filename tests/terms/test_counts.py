"""The three counts, by hand and against plain searches of real reports."""

import pandas as pd
import pytest

from fieldwords.corpus.cleaning import count_han, counted_text, mark_spans
from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_lexicon
from fieldwords.terms.counts import (
    count_terms,
    find_terms,
    sum_tokens,
    tally_terms,
)
from fieldwords.terms.phrases import fold_term, lexicon_terms
from fieldwords.terms.segmentation import segment

SOURCE = "---\ntitle: 农村的发展\n---\n推进农村人居环境整治，农村要发展。<!-- 发展 -->\n增长５％，民主生活会开得好。\n"


def frame(*sources):
    counted = [counted_text(source, mark_spans(source)).text for source in sources]
    docs = [f"d{number}.md" for number in range(len(sources))]
    return pd.DataFrame({"doc": docs, "year": 2020, "text": sources, "counted": counted})


def rows_of(counted, terms=None, doc="d"):
    return tally_terms([(doc, find_terms(counted, terms))]).to_pandas().astype({"doc": "str", "layer": "str"})


def count(terms, *sources):
    documents = frame(*sources)
    asked = {*lexicon_terms(), *map(fold_term, terms)}
    rows = [rows_of(counted, asked, doc) for doc, counted in zip(documents["doc"], documents["counted"], strict=True)]
    documents = documents.assign(n_han=documents["counted"].map(count_han))
    marks = [
        (doc, *mark) for doc, text in zip(documents["doc"], documents["text"], strict=True) for mark in mark_spans(text)
    ]
    marks = pd.DataFrame(marks, columns=["doc", "start", "end", "kind"])
    return count_terms(documents, pd.concat(rows or [rows_of("")]), terms, marks)


def counts_of(term, *sources):
    row = count([term], *sources).iloc[0]
    return tuple(row[["substring", "phrase", "word", "uncounted"]])


def test_three_counts_by_hand():
    assert counts_of("农村", SOURCE) == (3, 1, 2, 1)  # one is nested in 农村人居环境, one stands in the title
    assert counts_of("发展", SOURCE) == (3, 1, 1, 2)
    assert counts_of("民主生活会", SOURCE) == (1, 1, 0, 0)  # jieba: 民主/生活/会
    assert counts_of("水稻", SOURCE) == (0, 0, 0, 0)


def test_either_form_of_a_term_is_found():
    assert counts_of("５％", SOURCE) == counts_of("5%", SOURCE) == (1, 1, 1, 0)


def test_terms_with_symbols_are_found():
    source = "用好“网格化＋十户联防”机制，﹡﹡镇达到“团结—批评—团结”。"
    for term in ("网格化＋十户联防", "网格化+十户联防", "团结—批评—团结", "“团结"):
        assert counts_of(term, source)[0] == 1, term


def test_a_word_cut_by_an_invisible_character_is_found():
    assert counts_of("发展", "发\u200b展") == (1, 1, 1, 0)


def test_denominators_leave_out_marks_and_masks():
    source = "﹡﹡镇种植牦牛草2.4万亩，好。"
    row = count(["牦牛"], source).iloc[0]
    assert row["n_han"] == len("镇种植牦牛草万亩好")
    assert row["n_tokens"] == len([word for word in segment("﹡﹡镇种植牦牛草2.4万亩，好。") if word not in "﹡，。"])


def test_full_width_digits_do_not_swell_the_denominator():
    wide = count(["存栏"], "存栏１２．５万头")
    narrow = count(["存栏"], "存栏12.5万头")
    assert wide["n_tokens"].tolist() == narrow["n_tokens"].tolist()


def test_false_substrings_show_in_the_other_layers():
    assert counts_of("国人", "中国人民的个人大量存款")[::2] == (1, 0)
    assert counts_of("人大", "中国人民的个人大量存款")[::2] == (1, 0)


def test_stop_words_stay_in_the_denominator():
    assert "的" in set(read_lexicon("stopwords")["word"])
    assert count(["牦牛"], "牦牛的草")["n_tokens"][0] == 3


def test_rows_come_in_the_order_asked():
    rows = count(["建设", "发展", "建设"], "发展", "建设")
    assert rows[["doc", "term"]].to_numpy().tolist() == [
        ["d0.md", "建设"], ["d0.md", "发展"], ["d1.md", "建设"], ["d1.md", "发展"],
    ]  # fmt: skip
    assert list(rows.columns) == [
        "doc", "year", "term", "substring", "phrase", "word", "n_han", "n_tokens", "uncounted",
    ]  # fmt: skip


def test_no_documents_give_no_rows_and_an_empty_term_is_refused():
    assert count(["发展"]).empty
    with pytest.raises(FieldwordsError, match="empty term"):
        count(["\u200b"], "发展")


def test_a_document_without_text_counts_zero():
    assert counts_of("发展", "") == (0, 0, 0, 0)


def test_document_rows_are_unique_and_their_words_sum_to_the_tokens():
    counted = "推进乡村振兴，乡村振兴要发展；增长5%。"
    rows = rows_of(counted)
    assert not rows.duplicated(["doc", "term", "layer"]).any()
    assert rows.query("term == '乡村振兴' and layer == 'phrase'")["count"].tolist() == [2]
    words = [word for word in segment(counted) if any(map(str.isalnum, word))]
    assert sum_tokens(rows)["d"] == len(words)
    assert rows.sort_values(["layer", "term"], ignore_index=True).equals(rows)
    assert rows_of("").empty


def test_asked_terms_replace_the_lexicon():
    rows = rows_of("大发展", ["发展"])
    assert rows[rows["layer"] != "word"].iloc[:, 1:].to_numpy().tolist() == [
        ["发展", "phrase", 1], ["发展", "substring", 1],
    ]  # fmt: skip


def test_han_characters_are_counted_beyond_the_first_plane():
    assert count_han("𬶟鱼ab１〇，发展") == 4


TERMS = [
    "发展", "经济", "社会", "建设", "改革", "人民", "主义", "工作",
    "企业", "国家", "农业", "农村", "农民", "粮食", "畜牧业", "农业现代化",
    "新农村建设", "高标准农田", "退耕还林", "乡镇企业", "生产", "增长", "投资", "市场",
    "教育", "科技", "卫生", "就业", "生态", "环境保护", "水利", "工业",
    "贸易", "财政", "税收", "金融", "城镇化", "脱贫攻坚", "乡村振兴", "小康",
    "民生", "法治", "开放", "创新", "安全", "民族", "国防", "外交",
    "社会主义市场经济", "科学发展观",
]  # fmt: skip


def test_substrings_equal_a_plain_search_of_all_state_council_reports(shared):
    paths = sorted((shared / "corpus/gov/政府工作报告-国务院").glob("*.md"))
    assert len(TERMS) == 50
    sources = [path.read_bytes().decode("utf-8") for path in paths]
    counted = count(TERMS, *sources)
    wide = counted.pivot(index="doc", columns="term", values="substring")
    for number, source in enumerate(sources):
        assert wide.loc[f"d{number}.md", TERMS].tolist() == [source.count(term) for term in TERMS], paths[number].name
    assert (counted["phrase"] <= counted["substring"] - counted["uncounted"]).all()


def test_layers_disagree_as_published(shared):
    """社会 and 主义 are seldom words: 4,261 and 2,849 substrings, 1,596 and 3 words in 49 reports."""
    lines = (shared / "corpus/cjc_statecouncil/gov_reports1954-2017.txt").read_text(encoding="utf-8").splitlines()
    sources = [line.split("\t", 1)[1] for line in lines]
    totals = count(["社会", "主义"], *sources).groupby("term")[["substring", "word"]].sum()
    assert totals["substring"].to_dict() == {
        term: sum(source.count(term) for source in sources) for term in ("社会", "主义")
    }
    assert totals.loc["主义", "word"] < 10
    assert 0.3 < totals.loc["社会", "word"] / totals.loc["社会", "substring"] < 0.45

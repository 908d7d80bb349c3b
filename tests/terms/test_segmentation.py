"""Segmentation: jieba's words, whatever the text, from a tokenizer of our own."""

import logging
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.terms.phrases import lexicon_terms
from fieldwords.terms.segmentation import LONGEST, is_counted, segment

TEXT = (
    "2013-2030年规划增长1-2个百分点，PM2.5下降５.３%；www.gx.gov.cn发布《C++与5G+》，共1.66万亩。\r\n养殖牦牛2.4万头。"
)


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """jieba itself, with a cache file of its own."""
    with warnings.catch_warnings():  # of its own source, which Python compiles at the first import
        warnings.simplefilter("ignore")
        import jieba
    logging.getLogger("jieba").setLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    return tokenizer


def test_words_are_jiebas_words(reference):
    assert segment(TEXT) == reference.lcut(TEXT)


def test_words_are_jiebas_words_on_real_text(reference, shared):
    reports = sorted((shared / "corpus/gov/政府工作报告-国务院").glob("*.md"))[::12]
    plans = sorted((shared / "corpus/gov/五年规划").glob("*.md"))[:1]
    for path in reports + plans:
        text = path.read_text(encoding="utf-8")
        assert segment(text) == reference.lcut(text), path.name


def test_added_words_are_kept_as_jieba_keeps_them(reference, shared):
    words = sorted(lexicon_terms())
    for word in words:
        reference.add_word(word)
    path = next(iter(sorted((shared / "corpus/seed").glob("*.txt"))))
    text = path.read_text(encoding="utf-8")
    assert segment(text, words) == reference.lcut(text)
    assert segment("﹡﹡镇", ["﹡﹡镇"]) == ["﹡", "﹡", "镇"]


def test_added_words_leave_no_trace():
    before = segment("发展高标准农田")
    assert segment("发展高标准农田", ["高标准农田"]) == ["发展", "高标准农田"]
    assert segment("发展高标准农田") == before == ["发展", "高标准", "农田"]


def test_order_of_added_words_does_not_matter():
    words = ["高标准农田", "农田建设", "标准农田"]
    text = "推进高标准农田建设"
    assert segment(text, words) == segment(text, reversed(words))


@given(st.text(alphabet="发展牦牛农田个2.%-_+#&aB \r\n，。﹡５𬶟", max_size=60))
def test_nothing_is_lost(text):
    assert "".join(segment(text)) == text


@pytest.mark.parametrize("run", ["牛", "发展", "a-b.", "中华人民共和国"])
def test_long_runs_come_out_whole(run):
    text = run * (3 * LONGEST)
    assert "".join(segment(text)) == text


def test_nothing_is_printed_and_no_cache_is_written(capfd, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    segment("安静地分词")
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_counted_words_hold_a_letter_digit_or_han_character():
    assert [word for word in ["发展", "5%", "A", "，", "﹡", " ", "—", "%"] if is_counted(word)] == ["发展", "5%", "A"]


def test_empty_text_has_no_words():
    assert segment("") == []

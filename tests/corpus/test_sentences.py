"""Sentences: where they end, and that they are stretches of the source."""

from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.cleaning import mark_spans
from fieldwords.corpus.sections import split_sections
from fieldwords.corpus.sentences import split_sentences


def sentences(source):
    marks = mark_spans(source)
    sections = split_sections(source, marks)
    return [source[one.start : one.end] for one in split_sentences(source, sections, marks)]


def test_a_semicolon_does_not_end_a_sentence():
    assert sentences("种稻5000亩；养羊10万只。收成好！") == ["种稻5000亩；养羊10万只。", "收成好！"]


def test_closing_quotes_go_with_the_sentence():
    assert sentences("老汉说：“不愁卖。”大家笑了。") == ["老汉说：“不愁卖。”", "大家笑了。"]


def test_a_sentence_goes_on_after_a_quoted_stop():
    assert sentences("大家问“水从哪来？”，我说从山上来。") == ["大家问“水从哪来？”，我说从山上来。"]


def test_headings_are_sentences_without_their_signs():
    assert sentences("## 一、抓春播\n\n**备种要早。**下种要匀。") == ["一、抓春播", "备种要早。", "下种要匀。"]


def test_none_in_front_matter_and_comments():
    assert sentences("---\ntitle: 讲话。\n---\n种田。<!-- 图一。 -->收粮。") == ["种田。", "收粮。"]


def test_none_without_a_word():
    assert sentences("……\n\n——\n。") == []
    assert sentences("") == []


def test_lines_wrapped_at_a_width_are_joined():
    line = "全镇上下要把今年的春耕备耕抓紧抓实抓到地头绝不误农时"
    source = "\n".join([line] * 9 + ["种好每一块田。"]) + "\n后一段。"
    assert sentences(source) == ["\n".join([line] * 9 + ["种好每一块田。"]), "后一段。"]


def test_a_wrapped_line_does_not_run_into_a_heading():
    line = "全镇上下要把今年的春耕备耕抓紧抓实抓到地头绝不误农时"
    source = "\n".join([line] * 9) + "\n一、备种\n" + "\n".join([line] * 9)
    assert sentences(source)[1] == "一、备种"


def test_paragraphs_without_a_stop_stay_apart_where_nothing_is_wrapped():
    assert sentences("今年要修渠\n明年要打井") == ["今年要修渠", "明年要打井"]


@given(st.text(alphabet="种田。！？”）；，\n\r #*一、（）-<!>3\u3000", max_size=200))
def test_sentences_are_in_order_apart_and_in_their_sections(source):
    marks = mark_spans(source)
    sections = split_sections(source, marks)
    found = split_sentences(source, sections, marks)
    assert [one.sentence for one in found] == list(range(len(found)))
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    for one in found:
        assert source[one.start : one.end].strip() == source[one.start : one.end] != ""
        assert sections[one.section].start <= one.start < sections[one.section].end


@given(st.text(alphabet="种田收粮。！？\n ", max_size=200))
def test_every_word_is_in_a_sentence(source):
    assert "".join("".join(sentences(source)).split()).count("种") == source.count("种")

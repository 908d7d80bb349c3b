import pytest

from fieldwords.reading.html import extract_text
from fieldwords.reading.results import Refused

BODY = "<p>　　全县粮食播种面积稳定在38.6万亩。</p><p>牛存栏2.1万头。</p>"
LINES = ["全县粮食播种面积稳定在38.6万亩。", "牛存栏2.1万头。"]


def page(body, head="<title>农村工作会议讲话_某县人民政府网</title>"):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def lines_of(body, **others):
    return extract_text(page(body, **others))[0].split("\n")


@pytest.mark.parametrize(
    "frame",
    [
        "<div id='zoom'>{}</div>",
        "<div class='view TRS_Editor'>{}</div>",
        "<div id='UCAP-CONTENT'>{}</div>",
        "<article>{}</article>",
        "<table><tr><td>{}</td></tr></table>",
        "{}",
    ],
)
def test_the_article_of_government_pages(frame):
    noise = "<nav><a>首页</a></nav><script>var n = 99.9</script><style>p {}</style><footer>备案号2023</footer>"
    assert lines_of(noise + frame.format(BODY)) == ["农村工作会议讲话", *LINES]


def test_an_empty_article_falls_back_to_the_body():
    assert lines_of(f"<div id='zoom'> </div>{BODY}") == ["农村工作会议讲话", *LINES]


def test_the_title_is_not_said_twice():
    assert lines_of(f"<h1>农村工作 会议讲话</h1>{BODY}") == ["农村工作 会议讲话", *LINES]


def test_the_title_of_the_content_system_comes_first():
    head = "<title>某县人民政府网</title><meta name='ArticleTitle' content='县长讲话'>"
    assert lines_of(BODY, head=head)[0] == "县长讲话"


def test_a_table_row_is_a_line():
    table = "<table><tr><th>指标<th>目标<tr><td>牛<td><p>2.4万头</p><tr><td>羊<td></table>"
    assert lines_of(table, head="") == ["指标\t目标", "牛\t2.4万头", "羊"]


def test_blanks_and_breaks():
    body = "<p>压减玉米，\n   扩大<b>饲草</b></p>&nbsp;<p>甲<br>乙</p><div>丙<span>丁</span>戊</div><pre>一\n二</pre>"
    assert lines_of(body, head="") == ["压减玉米，扩大饲草", "甲", "乙", "丙丁戊", "一", "二"]


def test_entities_and_comments():
    assert lines_of("<p>牛&gt;羊&amp;&#29482;<!-- 99 --></p>", head="") == ["牛>羊&猪"]


@pytest.mark.parametrize("tag", ["div", "span", "b"])
def test_deep_nesting_loses_nothing(tag):
    body = f"<{tag}>" * 5000 + "牛存栏2.1万头" + f"</{tag}>" * 5000
    assert lines_of(body, head="") == ["牛存栏2.1万头"]


def test_repeated_paragraphs_are_kept():
    assert lines_of(BODY * 3, head="") == LINES * 3


def test_a_page_that_was_cut_off_is_reported():
    data = page(BODY)
    text, warnings = extract_text(data[: data.rindex("牛".encode())])
    assert text.split("\n") == ["农村工作会议讲话", LINES[0]]
    assert warnings == ["the page has no </html>: it may be cut off"]


def test_text_outside_the_article_is_reported():
    _, warnings = extract_text(page(f"<div id='zoom'>短文。</div>{BODY * 3}"))
    assert warnings == ["the article is 3 of the page's 84 characters; the rest was left out"]


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><script>1</script></html>", b"<html><frameset></html>"])
def test_a_page_without_text_is_refused(data):
    with pytest.raises(Refused, match="no text"):
        extract_text(data)


def test_a_page_of_forty_megabytes_is_refused():
    with pytest.raises(Refused, match="more than 32 MB"):
        extract_text(b"<html>" + b" " * 40_000_000)

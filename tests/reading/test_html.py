import pytest

from fieldwords.errors import Refused
from fieldwords.reading.html import extract_text

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
    assert lines_of(table, head="") == ["| 指标 | 目标 |", "|---|---|", "| 牛 | 2.4万头 |", "| 羊 |  |"]


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
    text, warnings = extract_text(page(f"<div id='zoom'>{BODY * 5}</div>{'<p>旁边的话。</p>' * 30}"))
    assert "旁边" not in text
    assert warnings == ["the article has 135 characters; 150 beside it on the page were left out"]


def test_a_block_of_few_words_is_not_the_article():
    assert lines_of(f"<div id='zoom'>附件</div>{BODY * 3}", head="") == ["附件", *LINES * 3]


@pytest.mark.parametrize(
    "block", ["<article>{}</article>", "<div class='TRS_Editor'>{}</div>", "<div id=zoom>{}</div>"]
)
def test_several_blocks_are_all_kept_in_order(block):
    assert lines_of(block.format("<p>第一部分。</p>") + block.format("<p>第二部分更长一些。</p>"), head="") == [
        "第一部分。",
        "第二部分更长一些。",
    ]


def test_a_summary_alone_in_the_systems_block_is_not_all():
    page_of_two = "<div id=zoom><p>本县概况。</p></div><div class=con>{}</div><div class=con><p>旁注。</p></div>"
    assert lines_of(page_of_two.format(BODY), head="") == ["本县概况。", *LINES]


@pytest.mark.parametrize(
    "name", ["id=vsb_content", "class='v_news_content'", "class='pages_content'", "class=article-con"]
)
def test_blocks_of_content_systems(name):
    menus = "<div class=menu><a>首页</a><a>政务公开</a></div><p>上一篇：羊存栏99万只</p>"
    assert lines_of(f"{menus}<div {name}>{BODY}</div>{menus}", head="") == LINES


def test_menus_are_left_out_where_no_article_is_told_apart():
    body = f"<div class='nav'>首页 | 公开</div><section>{BODY}</section><div>下一篇：羊存栏99万只</div>"
    text, warnings = extract_text(page(body, head=""))
    assert text.split("\n") == LINES
    assert "menus of 16 characters" in warnings[0]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<del>18</del>12万亩", "12万亩"),
        ("<s>40</s>30<strike>5</strike>万头", "30万头"),
        ("<span style='text-decoration: line-through'>18</span>12万亩", "12万亩"),
        ("12万亩<span hidden>99万头</span>", "12万亩"),
        ("12万亩<i style='color:red; display: none'>99万头</i>", "12万亩"),
        ("蚕<ruby>桑<rp>(</rp><rt>sāng</rt><rp>)</rp></ruby>", "蚕桑"),
        ("12<sup>3</sup>万亩，5×10<sup>4</sup>亩", "12³万亩，5×10⁴亩"),
        ("30万头<sup>[2]</sup>、7万只<sup>①</sup>", "30万头、7万只"),
        ("12万亩<i style='visibility : hidden'>9<del>8</del></i>", "12万亩"),
        (
            "<style>.x {display: none} .o{text-decoration:line-through}</style><i class=x>9</i>7<em class=o>6</em>亩",
            "7亩",
        ),
        ("7<b style='vertical-align: super'>2</b>万亩，<b style='vertical-align:super'>注1</b>止", "7²万亩，止"),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>万亩", "1/2万亩"),
        ("达到<img alt=12 src=a.gif>万亩，<img src=b.gif>图", "达到□万亩，图"),
        ("12<br>万亩", "12万亩"),
    ],
)
def test_what_is_struck_hidden_raised_or_a_picture(body, line):
    assert lines_of(f"<p>{body}</p>", head="") == [line]


def test_framed_pages_are_said():
    assert extract_text(page("<iframe src=a.htm></iframe><p>附件</p>", head=""))[1] == ["1 framed pages were left out"]


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><script>1</script></html>", b"<html><frameset></html>"])
def test_a_page_without_text_is_refused(data):
    with pytest.raises(Refused, match="no text"):
        extract_text(data)


@pytest.mark.parametrize("site", ["-石沟乡人民政府", "_石沟乡", " - 石沟乡", ""])
def test_the_name_of_the_site_behind_a_title_is_none_of_it(site):
    head, body = f"<title>石沟乡水利工作要点{site}</title>", "<h2>石沟乡水利工作要点</h2><p>修渠。</p>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert extract_text(page.encode())[0] == "石沟乡水利工作要点\n修渠。"

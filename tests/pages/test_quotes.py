import pandas as pd
from selectolax.lexbor import LexborHTMLParser

from fieldwords.figures.links import page_name
from fieldwords.pages.quotes import list_targets, name_section, render_evidence, render_speech

TEXT = "二、今年工作\n要种好小麦1.2万亩，养好牛。其他照旧。"


def one_target(targets):
    start = TEXT.index("1.2万亩")
    rows = targets.head(1).assign(doc="乡/甲.txt", start=start, end=start + 5, sentence=1, section=1, inherited=None)
    return rows


def render(rows, sections=(), text=TEXT):
    told = list_targets(rows)["乡/甲.txt"]
    parts = (render_speech(told, text, list(sections)), render_evidence(told, text, list(sections)))
    return tuple(LexborHTMLParser(str(part)) for part in parts)


def test_the_whole_text_can_be_read_and_each_number_leads_to_its_row(targets):
    speech, rows = render(one_target(targets), [(1, "二", "二、今年工作", "plan", 0)])
    assert [line.text() for line in speech.css("p")] == TEXT.split("\n")
    start = TEXT.index("1.2万亩")
    mark, heading = speech.css_first(f"mark#t-{start}"), speech.css_first("b")
    assert mark.text() == "1.2万亩" and "class" not in mark.attributes and heading.text() == "二、今年工作"
    link = mark.css_first("a").attributes
    assert link["title"] == "wheat, area, achievement, 2016"
    row = rows.css_first(f"details dl{link['href']}")
    assert row.css_first("a").attributes["href"] == f"#t-{start}"
    assert row.css_first("dd").text() == f"二、今年工作 · plan · characters {start}–{start + 5}"
    assert rows.css_first("summary").text() == "1 wheat, area, 1.2万亩 achievement, 2016"
    slots = {slot.css_first("dt").text(): slot.css_first("dd").text() for slot in row.css("div")}
    assert slots["Item object"] == "小麦" and slots["Year"] == "2016"  # with the names that corrections.csv takes
    assert slots["Status"] == "achievement" and slots["Change"] == "level"
    assert "Inherited" not in slots  # unknown slots are left out, not guessed
    assert "要种好" not in rows.text()  # the sentence stands above


def test_what_is_no_farming_and_claims_nothing_is_marked_only(targets):
    speech, rows = render(one_target(targets).assign(domain="other", status="unclear"))
    mark = speech.css_first("mark.other")
    assert mark.text() == "1.2万亩" and not mark.css("a") and not rows.css("details")
    assert render(one_target(targets).assign(domain="other", status="target"))[1].css("details")


def test_markup_of_the_file_does_not_show(targets):
    words = "## **一、今年**\n\n要种好**小麦**1.2万亩，a < b。\n"
    start = words.index("1.2")
    rows = one_target(targets).assign(start=start, end=start + 5)
    speech, _ = render(rows, [(1, "一", "一、今年", "plan", 0)], words)
    assert [line.text() for line in speech.css("p")] == ["## 一、今年", "要种好小麦1.2万亩，a < b。"]
    assert (speech.css_first("mark").text(), [bold.text() for bold in speech.css("b")]) == ("1.2万亩", ["一、今年"])


def test_what_says_whose_the_speech_is_stands_back(targets):
    front = "---\nplace: 石泉镇\n---\n"
    told = list_targets(one_target(targets).assign(start=len(front), end=len(front) + 2))["乡/甲.txt"]
    page = LexborHTMLParser(str(render_speech(told, front + TEXT, [], len(front))))
    assert [line.text() for line in page.css("p.front")] == ["---", "place: 石泉镇", "---"]
    assert [line.text() for line in page.css("p:not(.front)")] == TEXT.split("\n")


def test_numbers_at_one_place_are_marked_once(targets):
    start = TEXT.index("1.2万亩")
    longer = one_target(targets).assign(end=start + 6)
    speech, rows = render(pd.concat([one_target(targets), longer]))
    assert [mark.text() for mark in speech.css("mark")] == ["1.2万亩，"] and len(rows.css("details")) == 2


def test_a_number_that_begins_the_heading_is_not_said_twice():
    assert name_section("一", "一、去年工作") == "一、去年工作"
    assert name_section("三 > （二）", "（二）草畜") == "三 · （二）草畜"
    assert name_section("二", "今年工作") == "二 · 今年工作"
    assert (name_section(None, None), name_section(None, "结束语"), name_section("一", None)) == ("", "结束语", "一")


def test_numbers_follow_their_places(targets):
    start = TEXT.index("好小麦")
    _, rows = render(pd.concat([one_target(targets), one_target(targets).assign(start=start, end=start + 3)]))
    assert [head.text().split(", ")[::2] for head in rows.css("summary")] == [
        ["1 wheat", "好小麦 achievement"],
        ["2 wheat", "1.2万亩 achievement"],
    ]


def test_what_a_document_says_is_escaped(targets):
    words = TEXT.replace("小麦", "<县>").replace("其他", "a&b")
    rows = one_target(targets).assign(object='<i>"', why='"x" & <u>')
    speech, told = render(rows, [(1, "<p>", None, "plan", 0)], words)
    assert not speech.css("i, u, 县") + told.css("i, u, p p")
    assert speech.body.text(strip=True) == words.replace("\n", "")
    assert speech.css_first("mark a").attributes["title"].startswith('<i>", area')
    assert '<i>"' in told.css_first("summary").text() and '"x" & <u>' in told.body.text()


def test_page_names_are_safe_and_never_the_same():
    names = [page_name(doc) for doc in ("甲/讲话.txt", "甲/讲话.md", "../x", 'a"><b>.txt', "很" * 300 + ".txt")]
    assert len(set(names)) == 5
    assert all(len(name.encode()) < 200 and not set(name) & set('/<>"') for name in names)

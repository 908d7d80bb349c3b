import pandas as pd
from selectolax.lexbor import LexborHTMLParser

from fieldwords.figures.links import page_name
from fieldwords.pages.quotes import list_targets, name_section, render_evidence

TEXT = "二、今年工作\n要种好小麦1.2万亩，养好牛。其他照旧。"


def one_target(targets):
    start = TEXT.index("1.2万亩")
    rows = targets.head(1).assign(doc="乡/甲.txt", start=start, end=start + 5, sentence=1, section=1, inherited=None)
    return rows


def render(rows, sections=(), sentences=()):
    return LexborHTMLParser(
        str(render_evidence(list_targets(rows)["乡/甲.txt"], TEXT, list(sections), list(sentences)))
    )


def test_a_target_stands_in_its_sentence(targets):
    tree = render(one_target(targets), [(1, "二", "今年工作", "plan")], [(1, TEXT.index("要"), TEXT.index("其他"))])
    quote = tree.css_first("blockquote")
    assert quote.html == (
        "<blockquote><small>二、今年工作\n</small>要种好小麦<mark>1.2万亩</mark>，养好牛。<small>其他照旧。</small></blockquote>"
    )
    assert tree.css_first(".where").text().startswith("二 · 今年工作 · plan")
    slots = {slot.css_first("dt").text(): slot.css_first("dd").text() for slot in tree.css(".slots div")}
    assert slots["Item"] == "小麦" and slots["Year"] == "2016"
    assert "Inherited" not in slots  # unknown slots are left out, not guessed


def test_what_is_no_farming_and_claims_nothing_has_its_sentence_only(targets):
    span, words = (1, TEXT.index("要"), TEXT.index("其他")), ("种", "1.2万亩", "养")
    row = one_target(targets).assign(domain="other", status="unclear")
    rows = [row.assign(start=TEXT.index(word), end=TEXT.index(word) + len(word)) for word in words]
    tree = render(pd.concat(rows), [], [span])
    (aside,) = tree.css("p.aside")
    assert aside.text() == "1–3 要种好小麦1.2万亩，养好牛。"
    assert [tree.css_first(f"#t-{TEXT.index(word)} mark").text() for word in words] == list(words)
    assert not tree.css(".slots, section")
    rows[1] = rows[1].assign(status="target")  # a claim has its slots, and parts the sentence's others
    tree = render(pd.concat(rows), [], [span])
    assert [one.css_first("small").text() for one in tree.css("p.aside")] == ["1", "3"]
    assert tree.css_first("section h2 a").text() == "2" and tree.css(".slots")


def test_a_target_without_a_sentence_still_shows_its_number(targets):
    tree = render(one_target(targets))
    assert tree.css_first("mark").text() == "1.2万亩"
    assert "要种好小麦</small><mark>" in tree.css_first("blockquote").html


def test_a_context_that_is_cut_off_says_so(targets):
    words = f"开头，{'多' * 59}。要种好小麦1.2万亩。{'后' * 61}"
    start = words.index("1.2万亩")
    rows = list_targets(one_target(targets).assign(start=start, end=start + 5))["乡/甲.txt"]
    tree = LexborHTMLParser(str(render_evidence(rows, words, [], [(1, words.index("要"), words.index("后"))])))
    assert [part.text() for part in tree.css("blockquote small")] == [f"…{'多' * 59}。", f"{'后' * 60}…"]


def test_a_number_that_begins_the_heading_is_not_said_twice():
    assert name_section("一", "一、去年工作") == "一、去年工作"
    assert name_section("三 > （二）", "（二）草畜") == "三 · （二）草畜"
    assert name_section("二", "今年工作") == "二 · 今年工作"
    assert (name_section(None, None), name_section(None, "结束语"), name_section("一", None)) == ("", "结束语", "一")


def test_numbers_follow_their_places(targets):
    start = TEXT.index("好小麦")
    tree = render(pd.concat([one_target(targets), one_target(targets).assign(start=start, end=start + 3)]))
    heads = [head.text().split() for head in tree.css("h2")]
    assert [(head[0], head[-1]) for head in heads] == [("1", "好小麦"), ("2", "1.2万亩")]


def test_what_a_document_says_is_escaped(targets):
    words = TEXT.replace("小麦", "<b>")
    rows = list_targets(one_target(targets).assign(object="<i>", why='"x" & <u>'))["乡/甲.txt"]
    tree = LexborHTMLParser(str(render_evidence(rows, words, [(1, "<p>", None, "plan")], [(1, 0, len(words))])))
    assert not tree.css("b, i, u, p p")
    assert "<i>" in tree.css_first("h2").text() and '"x" & <u>' in tree.text()


def test_page_names_are_safe_and_never_the_same():
    names = [page_name(doc) for doc in ("甲/讲话.txt", "甲/讲话.md", "../x", 'a"><b>.txt', "很" * 300 + ".txt")]
    assert len(set(names)) == 5
    assert all(len(name.encode()) < 200 and not set(name) & set('/<>"') for name in names)

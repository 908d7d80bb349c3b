import pandas as pd
from selectolax.lexbor import LexborHTMLParser

from fieldwords.figures.addresses import page_name
from fieldwords.pages.quotes import list_targets, render_evidence

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


def test_a_target_without_a_sentence_still_shows_its_number(targets):
    tree = render(one_target(targets))
    assert tree.css_first("mark").text() == "1.2万亩"
    assert "要种好小麦</small><mark>" in tree.css_first("blockquote").html


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

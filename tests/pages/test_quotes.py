import pandas as pd

from fieldwords.figures.addresses import page_name
from fieldwords.pages.quotes import gather_evidence

TEXT = "二、今年工作\n要种好小麦1.2万亩，养好牛。其他照旧。"


def one_target(targets):
    start = TEXT.index("1.2万亩")
    rows = targets.head(1).assign(doc="乡/甲.txt", start=start, end=start + 5, sentence=1, section=1, inherited=None)
    return rows


def test_a_target_stands_in_its_sentence(targets):
    first = TEXT.index("要")
    sections = pd.DataFrame({"section": [1], "path": ["二"], "heading": ["今年工作"], "role": ["plan"]})
    sentences = pd.DataFrame({"sentence": [1], "start": [first], "end": [TEXT.index("其他")]})
    row = gather_evidence(one_target(targets), TEXT, sections, sentences)[0]
    assert (row.number, row.before, row.hit, row.after) == (1, "要种好小麦", "1.2万亩", "，养好牛。")
    assert (row.lead, row.rest) == ("二、今年工作\n", "其他照旧。")
    assert (row.section, row.role) == ("二 · 今年工作", "plan")
    assert row.slots["object"] == "小麦" and row.slots["year"] == "2016"
    assert "inherited" not in row.slots  # unknown slots are left out, not guessed


def test_a_target_without_a_sentence_still_shows_its_number(targets):
    nothing = pd.DataFrame({"section": [], "path": [], "heading": [], "role": []})
    row = gather_evidence(one_target(targets), TEXT, nothing, pd.DataFrame({"sentence": [], "start": [], "end": []}))[0]
    assert (row.before, row.hit, row.after, row.section) == ("", "1.2万亩", "", "")


def test_numbers_follow_their_places(targets):
    start = TEXT.index("好小麦")
    two = pd.concat([one_target(targets), one_target(targets).assign(start=start, end=start + 3)])
    nothing = pd.DataFrame({"section": [], "path": [], "heading": [], "role": []})
    rows = gather_evidence(two, TEXT, nothing, pd.DataFrame({"sentence": [], "start": [], "end": []}))
    assert [(row.number, row.hit) for row in rows] == [(1, "好小麦"), (2, "1.2万亩")]


def test_page_names_are_safe_and_never_the_same():
    names = [page_name(doc) for doc in ("甲/讲话.txt", "甲/讲话.md", "../x", 'a"><b>.txt', "很" * 300 + ".txt")]
    assert len(set(names)) == 5
    assert all(len(name.encode()) < 200 and not set(name) & set('/<>"') for name in names)

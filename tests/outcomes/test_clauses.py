import pytest

from fieldwords.outcomes.clauses import read_clause


def test_a_clause_ends_before_the_next_number_and_what_is_named_with_it():
    clause = read_clause("蔬菜增产，果园", "果园", "亩、茶园3亩，增长")
    assert (clause.comma, clause.named, clause.here, clause.behind) == (5, 5, True, "亩")
    assert read_clause("", "果园", "、3亩").behind == "、"
    assert clause.verb == "" and clause.phrase is None


def test_an_item_behind_its_number_gives_a_phrase():
    clause = read_clause("建设", "果园", "的果园，", "果园")
    assert not clause.here and clause.phrase == "的果园" and clause.verb is None


def test_a_word_is_by_its_number_its_item_or_leads_the_list():
    assert read_clause("稳定", "粮食", "粮食").is_by(2)
    assert read_clause("稳定粮食面积", "粮食").is_by(2)
    assert read_clause("稳定3亩粮食、", "蔬菜", "蔬菜").is_by(2)
    assert not read_clause("稳定供应，粮食面积", "粮食").is_by(2)


def test_a_number_without_an_item():
    clause = read_clause("", None)
    assert not clause.here and clause.phrase is None and (clause.named, clause.shown) == (-1, -1)


def test_the_item_of_a_share_of_itself_is_the_one_before_the_share():
    clause = read_clause("山区果园约占全县果园的", "果园")
    assert (clause.named, clause.head) == (2, "山区")
    assert read_clause("占全县果园的", "果园").named == 3
    assert read_clause("果园增产，占全县果园的", "果园").named == 8


@pytest.mark.parametrize(
    ("words", "item", "behind", "act"),
    [
        ("新建高标准农田", "高标准农田", "", "new"),
        ("改造提升高标准农田", "高标准农田", "", "mended"),
        ("高标准农田改造提升", "高标准农田", "", "mended"),
        ("新建、改造提升高标准农田", "高标准农田", "", "both"),
        ("建设改造高标准农田", "高标准农田", "", "both"),
        ("新改建", "果园", "果园", "both"),
        ("推进", "果园", "果园改造提升", "mended"),
        ("建成高标准农田", "高标准农田", "", "built"),
        ("完成果园", "果园", "", None),
        ("提升产能，新建果园", "果园", "", "new"),
        ("改造果园3亩、建设高标准农田", "高标准农田", "", "built"),  # of the number before
        ("新建果园3亩、改造", "果园", "", "mended"),
        ("完成中低产田改造", "中低产田改造", "", None),
    ],
)
def test_whether_land_is_new_or_mended_or_both_are_counted_together(words, item, behind, act):
    assert read_clause(words, item, behind, item).act == act

from fieldwords.corpus.folding import fold_text, source_span
from fieldwords.corpus.sayings import describe_bare, put_in_sayings

SOURCE = (
    "今年的目标：\n\n| 指标 | 2024年计划 |\n|---|---|\n| 牛出栏（万头） | **１２.5** |\n| 羊出栏（万只） | 30 |\n\n完。"
)


def test_what_is_put_in_leads_back_to_the_figure():
    folded = put_in_sayings(fold_text(SOURCE), SOURCE)
    for told, figure in (("2024年计划牛出栏12.5万头；", "１２.5"), ("2024年计划羊出栏30万只；", "30")):
        start = folded.text.index(told)
        assert SOURCE[slice(*source_span(folded, start, start + len(told)))] == figure
    assert list(folded.offsets) == sorted(folded.offsets)
    assert len(folded.offsets) == len(folded.text) + 1


def test_a_text_without_tables_stays_as_it_is():
    folded = fold_text("牛出栏12.5万头。")
    assert put_in_sayings(folded, "牛出栏12.5万头。") is folded


def test_figures_without_a_unit_are_warned_of():
    rows = "| 村名 | 谷子 | 羊存栏（只） |\n|---|---|---|\n| 东沟村 | 35 | 12 |\n| 西沟村 | 20 | 8 |\n"
    assert describe_bare(rows) == (
        "2 of 4 figures in tables have no unit that is told or known: they are no quantities here",
    )
    assert describe_bare(SOURCE) == describe_bare("谷子35亩。") == ()


def test_sizes_in_a_label_are_no_figures_of_the_cell():
    source = "| 指标 | 单位 | 2021年 |\n|---|---|---|\n| 50亩以上大户 | 户 | 120 |\n| 烧碱（折100%） | 万吨 | 8.5 |\n"
    source += "| 户均耕地 | 亩 | 9.6 |\n"
    told = put_in_sayings(fold_text(source), source).text
    assert told.count("50亩") == told.count("100%") == 1
    assert "大户120户；" in told
    assert "8.5万吨；" in told

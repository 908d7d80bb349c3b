"""Series of the pages: the panel drawn, named and summed up in a sentence."""

import pytest

from fieldwords.figures.selection import SERIES, name_series
from fieldwords.pages.charts import Point
from fieldwords.pages.series import join_key, title_series

CATTLE = ("牛", "存栏", "存栏", "level", "头", "whole")


def points(*values, target=(), verdict=""):
    reported = [Point(2018 + n, value, "", False, "", "", "") for n, value in enumerate(values)]
    return reported + [Point(year, 1.0, "", True, verdict, "", "") for year in target]


def test_every_figure_of_a_series_of_two_years_is_drawn_once(series, tables):
    panel = tables["panel"].fillna({"place": "", "concept": "", "scope": ""})
    drawn = panel[panel.groupby(["place", *SERIES], dropna=False)["year"].transform("nunique") > 1]
    assert sum(len(one.points) for one in series) == len(drawn) > 0
    assert all(one.years > 1 for one in series)


def test_links_of_a_chart_fit_the_folder_of_its_page(series):
    assert 'href="../evidence/' in series[0].below("../") and 'href="evidence/' not in series[0].below("../")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((100, 150), "cattle, stock rose 50\N{NO-BREAK SPACE}% from 2018 to 2019"),
        ((100, 20), "cattle, stock: 2 reported figures"),  # rather a part or a misreading than such a fall
        ((100, 80), "cattle, stock fell 20\N{NO-BREAK SPACE}% from 2018 to 2019"),
        ((100, 100.2), "cattle, stock much the same in 2018 and 2019"),
        ((100, 450), "cattle, stock 4.5 times as high in 2019 as in 2018"),
        ((100,), "cattle, stock: 1 reported figure"),
        ((), "cattle, stock: 1 target"),
        ((0, 5), "cattle, stock: 2 reported figures"),
    ],
)
def test_the_sentence_above_a_chart(values, words):
    assert title_series(points(*values) or [points(1)[0]._replace(target=True)], CATTLE) == words


def test_growth_is_never_growth_of_growth():
    key = ("农村居民", "收入", "可支配收入", "growth", "%", "whole")
    words = title_series(points(9.0, 7.5), key)
    assert words.startswith(
        "rural residents, disposable income, growth: 9\N{NO-BREAK SPACE}% in 2018, 7.5\N{NO-BREAK SPACE}% in 2019"
    )


def test_verdicts_are_counted():
    assert "1 of 1 comparable targets met" in title_series(points(1, 2, target=[2018], verdict="met"), CATTLE)


def test_names_and_keys():
    assert join_key(CATTLE) == "牛·存栏·存栏·level·头·whole"
    assert name_series(("牛", "存栏", "存栏", "level", "头", "规模养殖场")) == "cattle, stock（规模养殖场）"


def test_names_in_chinese(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")
    assert name_series(("牛", "存栏", None, "growth", "%", "whole")) == "牛存栏增速"


def test_no_sentence_rests_on_a_doubtful_figure():
    doubted = points(100, 150, 300)[2]._replace(doubtful=True)
    assert title_series([*points(100, 150), doubted], CATTLE).endswith("rose 50\N{NO-BREAK SPACE}% from 2018 to 2019")


def test_a_figure_of_grade_c_is_drawn_as_doubtful(tables):
    from fieldwords.figures.links import page_link
    from fieldwords.pages.rows import gather_rows
    from fieldwords.pages.series import gather_series

    cattle = tables["panel"].query("item == '牛' and track == 'outcome'")["doc"].iloc[0]
    panel = tables["panel"].assign(confidence=tables["panel"]["confidence"].mask(tables["panel"]["doc"] == cattle, "C"))
    rows = gather_rows({**tables, "panel": panel})
    assert set(rows.loc[rows["doubtful"], "doc"]) == {cattle}
    assert rows.loc[rows["unsure"] & ~rows["doubtful"], "answer_doc"].eq(cattle).all()
    drawn = [point for one in gather_series(panel, rows) for point in one.points]
    assert all((page_link(cattle) in point.href) == point.doubtful for point in drawn)


def test_a_target_told_again_keeps_its_verdict(series, tables):
    """The panel may show another telling of a target than the one that its outcome names."""
    from fieldwords.pages.rows import gather_rows
    from fieldwords.pages.series import gather_series

    elsewhere = tables["outcomes"].assign(start=tables["outcomes"]["start"] + 1)
    again = gather_series(tables["panel"], gather_rows({**tables, "outcomes": elsewhere}))
    assert [one.checked for one in again] == [one.checked for one in series] and sum(one.checked for one in again)


def test_an_outlier_is_named_and_not_drawn(tables):
    from fieldwords.pages.rows import gather_rows
    from fieldwords.pages.series import gather_series

    panel = tables["panel"]
    cattle = panel["item"].eq("牛") & panel["track"].eq("outcome") & panel["value"].notna()
    last = panel[cattle]["year"].idxmax()
    panel = panel.assign(flags=panel["flags"].mask(panel.index == last, "outlier"))
    one = next(one for one in gather_series(panel, gather_rows(tables)) if one.note)
    year = int(panel.loc[last, "year"])
    assert f"{year}: " in one.note and all(point.target or point.year != year for point in one.points)


def test_no_sentence_rests_on_a_weak_figure():
    weak = points(100, 150)[1]._replace(weak=True)
    assert title_series([points(100)[0], weak], CATTLE) == "cattle, stock: 2 reported figures"


def test_an_answer_that_decides_nothing_is_counted_beside_those_that_do():
    told = points(1, 2, target=[2018], verdict="met") + points(target=[2019], verdict="undecided")
    assert title_series(told, CATTLE).endswith("1 of 1 comparable targets met, 1 undecided")
    assert "undecided" not in title_series(points(1, 2, target=[2018], verdict="undecided"), CATTLE)


def test_what_fell_is_named_so():
    fallen = ("夏粮", "产量", None, "added", "吨", "whole")
    assert name_series(fallen, True).endswith("output, decrease") and name_series(fallen).endswith("amount added")
    assert title_series(points(-200.0), fallen).startswith(name_series(fallen, True))

import pytest

from fieldwords.outcomes.admissions import read_admission


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("，占年度任务的95.6%，其余", "short"),
        ("，完成下达任务9100吨的99.5%，", "short"),
        ("，为年初计划的103.2%", "reached"),
        ("，没有完成年初确定的", "short"),
        ("，同样没能达到15%的预期", "short"),
        ("，低于预期", "short"),
        ("，占全县耕地的40%", None),
        ("，比上年增长3%，没有完成的是", None),  # of another figure
        ("，都完成了", None),
    ],
)
def test_what_the_words_behind_a_figure_say_of_its_task(behind, told):
    assert read_admission(behind) == told

"""Life table: dates by hand, successors that are contemporaries, nothing said of years without documents."""

import numpy as np
import pandas as pd

from fieldwords.terms.lifetable import life_table

YEARS = [2005, 2006, 2007, 2008, 2010, 2011, 2012, 2013, 2014, 2015]
RATES = {
    "新农村建设": [0, 2, 9, 7, 6, 4, 3, 2, 1, 0],
    "乡村振兴": [0, 0, 0, 0, 1, 2, 4, 5, 8, 9],
    "农业学大寨": [0] * 10,
    "和美乡村": [0] * 9 + [1],
    "粮食安全": [3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
}
GROUPS = pd.DataFrame({"term": list(RATES), "group": ["三农"] * 4 + ["粮食"]})


def yearly(rates=RATES, years=YEARS):
    parts = [
        pd.DataFrame({"year": years, "term": term, "layer": "phrase", "per_10k": np.array(row, float), "count": row})
        for term, row in rates.items()
    ]
    return pd.concat(parts, ignore_index=True)


def later(rates=RATES):
    """Return the same years and four more, in which the last rates go on."""
    return yearly({term: [*row, *[row[-1]] * 4] for term, row in rates.items()}, [*YEARS, *range(2016, 2020)])


def test_dates_by_hand():
    table = life_table(yearly(), GROUPS).set_index("term")
    dates = ["first_seen", "peak", "last_seen", "rise", "fall", "years_seen", "years_covered", "count"]
    assert table.loc["新农村建设", dates].tolist() == [2006, 2007, 2014, 1, 7, 8, 10, 34]
    assert table.loc["新农村建设", "peak_per_10k"] == 9


def test_status():
    table = life_table(yearly(), GROUPS).set_index("term")
    assert table["status"].to_dict() == {
        "新农村建设": "in use",
        "乡村振兴": "in use",
        "农业学大寨": "absent",
        "和美乡村": "new",
        "粮食安全": "in use",
    }
    ended = yearly({"新农村建设": [*RATES["新农村建设"], 0]}, [*YEARS, 2016])
    assert life_table(ended, GROUPS)["status"].tolist() == ["gone"]


def test_successors_rise_as_the_term_falls():
    table = life_table(later(), GROUPS, themes=GROUPS).set_index("term")
    assert table.loc["新农村建设", "replaced_by"].split("、")[0] == "乡村振兴"
    assert table.loc["乡村振兴", "replaced_by"] == ""
    assert table.loc["粮食安全", "replaced_by"] == ""


def test_a_term_in_use_has_no_successor():
    assert (life_table(yearly(), GROUPS, themes=GROUPS)["replaced_by"] == "").all()


def test_a_term_said_before_the_fall_is_no_successor():
    rates = {**RATES, "乡村振兴": [1, *RATES["乡村振兴"][1:]]}
    table = life_table(later(rates), GROUPS, themes=GROUPS).set_index("term")
    assert table.loc["新农村建设", "replaced_by"] == "和美乡村"


def test_a_term_of_another_theme_is_no_successor():
    themes = GROUPS.assign(group=["村", "振兴", "村", "村", "粮食"])
    assert life_table(later(), GROUPS, themes=themes).set_index("term").loc["新农村建设", "replaced_by"] == "和美乡村"


def test_a_term_long_after_is_no_successor():
    years = [1958, 1959, 1960, 1975, 1978, *range(2010, 2020)]
    rates = {"农业学大寨": [5, 4, 3, 2, 1, *[0] * 10], "乡村振兴": [0] * 5 + list(range(1, 11))}
    assert (
        life_table(yearly(rates, years), GROUPS, themes=GROUPS).set_index("term").loc["农业学大寨", "replaced_by"] == ""
    )


def test_other_groups_do_not_replace():
    groups = GROUPS.assign(group=list("甲乙丙丁戊"))
    assert (life_table(later(), groups, themes=GROUPS)["replaced_by"] == "").all()


def test_absent_terms_have_no_dates_and_years_stay_whole_numbers():
    table = life_table(yearly(), GROUPS)
    assert str(table["peak"].dtype) == "Int64"
    assert table.set_index("term").loc["农业学大寨", ["first_seen", "peak", "last_seen"]].isna().all()


def test_no_rows_give_an_empty_table():
    assert life_table(yearly()[:0], GROUPS).empty

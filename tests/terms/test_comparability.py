"""Comparability: each warning is raised by what it names, and by nothing else."""

import numpy as np
import pandas as pd

from fieldwords.terms.comparability import comparability
from fieldwords.terms.divergence import yearly_words


def documents(**changes):
    years = [2015, 2016, 2017, 2018, 2019]
    frame = pd.DataFrame(
        {
            "doc": [f"{year}.md" for year in years],
            "year": pd.array(years, dtype="Int64"),
            "genre": "work_report",
            "place": "甲县",
            "n_han": 10_000,
            "n_masked": 0,
            "duplicate_of": pd.array([None] * 5, dtype="str"),
        }
    )
    return frame.assign(**changes)


def kinds(table):
    return list(zip(table["kind"], table["year"].astype(object), strict=True))


def test_like_documents_give_no_warning():
    assert comparability(documents()).empty
    assert list(comparability(documents()).columns) == ["year", "doc", "kind", "message"]


def test_another_genre():
    table = comparability(documents(genre=["work_report"] * 4 + ["speech"]))
    assert kinds(table) == [("other_genre", 2019)]
    assert table["message"][0] == "speech, where most documents are work report"


def test_missing_years():
    table = comparability(documents(year=pd.array([2010, 2012, 2013, 2017, 2018], dtype="Int64")))
    assert table["message"].tolist() == ["no documents for 2011", "no documents for 2014–2016"]


def test_a_denominator_that_jumps():
    table = comparability(documents(n_han=[10_000, 11_000, 40_000, 9_000, 10_000]))
    assert kinds(table) == [("denominator_jump", 2017)]
    assert table["message"][0] == "40,000 Han characters a document, 10,000 in the years around"
    assert kinds(comparability(documents(n_han=[10_000, 11_000, 2_000, 9_000, 10_000]))) == [("denominator_jump", 2017)]


def test_duplicates():
    table = comparability(documents(duplicate_of=[None, None, None, None, "2015.md"]))
    assert kinds(table) == [("duplicate", 2019)]


def test_no_year():
    table = comparability(documents(year=pd.array([None, 2016, 2017, 2018, 2019], dtype="Int64")))
    assert table[["doc", "kind"]].to_numpy().tolist() == [["2015.md", "no_year"]]


def test_no_place():
    table = comparability(documents(place=[None, "甲县", "甲县", "甲县", "甲县"]))
    assert table[["year", "doc", "kind"]].to_numpy().tolist() == [[2015, "2015.md", "no_place"]]


def test_one_place_dominates():
    frame = documents(year=2019, place=["甲县", "甲县", "甲县", "乙县", "丙县"])
    table = comparability(frame.assign(year=frame["year"].astype("Int64")))
    assert table["message"].tolist() == ["60% of the text is from 甲县, one of 3 places"]


def many_places(*years):
    rows = [(f"{place}{year}", year, place, size) for year, places in years for place, size in places.items()]
    frame = pd.DataFrame(rows, columns=["doc", "year", "place", "n_han"]).astype({"year": "Int64"})
    return frame.assign(genre="work_report", n_masked=0, duplicate_of=pd.array([None] * len(frame), dtype="str"))


def places_change(frame):
    table = comparability(frame)
    return table[table["kind"] == "places_change"]


def test_places_that_change_are_told_with_the_figures():
    alone, all_three = {"甲县": 9_000}, {"甲县": 10_000, "乙县": 15_000, "丙县": 15_000}
    table = places_change(many_places((2015, alone), (2016, alone), (2017, all_three), (2018, all_three)))
    assert table["year"].astype(object).tolist() == [pd.NA, pd.NA, 2017]
    assert table["message"].tolist() == [
        "1 to 3 of 3 places a year, 1 in every year: rates of all together move with the set",
        "one or two documents in 2 of 4 years (2015–2016): cannot say whether a change is the term's or the place's",
        "25% of the text is from the places of 2016, in their shares",
    ]


def test_the_same_places_every_year_are_no_change():
    three = {"甲县": 10_000, "乙县": 15_000, "丙县": 15_000}
    assert places_change(many_places((2015, three), (2016, three), (2017, three))).empty
    unknown = many_places((2015, three), (2016, {"甲县": 1})).assign(place=pd.array([None] * 4, dtype="str"))
    assert places_change(unknown).empty


def test_masks_and_mojibake():
    table = comparability(documents(n_masked=[0, 0, 4, 5, 0]))
    assert kinds(table) == [("masks", 2018)]
    short = comparability(documents(n_han=400, n_masked=[1, 2, 3, 0, 0]))  # 1 and 2: who spoke
    assert short[["kind", "message"]].values.tolist() == [["masks", "3 masked places: a term may stand under one"]]
    marks = pd.DataFrame(
        [("2016.md", 5, 1205, "mojibake"), ("2017.md", 0, 9, "front_matter"), ("2018.md", 9, 99, "repeat")],
        columns=["doc", "start", "end", "kind"],
    )
    table = comparability(documents(), marks)
    assert kinds(table) == [("mojibake", 2016), ("repeat", 2018)]
    assert table["message"].tolist() == [
        "1,200 characters are garbled: left out of every count",
        "90 characters repeat an earlier part: left out of every count",
    ]


def test_a_year_that_speaks_of_other_things():
    rng = np.random.default_rng(4)
    rows = []
    for year in range(2010, 2020):
        usual = dict(zip(["建设", "改革", "农业", "工业"], rng.poisson(100, 4), strict=True))
        for term, count in ({"牦牛": 200, "草原": 90} if year == 2014 else usual).items():
            rows.append((f"{year}.md", term, "word", count))
    counts = pd.DataFrame(rows, columns=["doc", "term", "layer", "count"])
    years = pd.DataFrame({"doc": [f"{year}.md" for year in range(2010, 2020)], "year": range(2010, 2020)})
    frame = pd.concat([documents()] * 2, ignore_index=True).assign(doc=years["doc"], year=years["year"].astype("Int64"))
    table = comparability(frame, said=yearly_words(counts, frame))
    assert kinds(table) == [("other_words", 2014)]
    assert table["message"][0].split("marked: ")[1].split("、")[:2] == ["牦牛", "草原"]
    assert comparability(frame[:5], said=yearly_words(counts, frame[:5])).empty


def test_no_documents_give_no_warnings():
    assert comparability(documents()[:0]).empty

import pandas as pd

from builds import empty_table
from fieldwords.figures import words
from fieldwords.figures.selection import select_series


def test_the_collection_with_its_gap_and_its_duplicate(documents):
    sentence = words.describe_collection(documents, empty_table("quarantine"))
    assert sentence == (
        "Collection: 石泉镇. 5 files read, 0 set aside. They speak for 2016–2017, 2020: 6,000 Han characters. "
        "No document for 2018–2019. 1 document without a year. 1 duplicate counted once."
    )


def test_a_collection_without_years_says_so(documents):
    undated = documents.assign(year=pd.array([None] * len(documents), dtype="Int64"))
    assert "No document has a year" in words.describe_collection(undated, empty_table("quarantine"))


def test_years_of_one_document_each_are_warned_of(documents):
    assert words.describe_thinness(documents).startswith("Each year rests on a single document")
    twice = pd.concat([documents, documents.assign(doc="z.txt")])
    assert words.describe_thinness(twice) == words.describe_thinness(documents.head(1)) == ""


def test_a_sentence_is_said_once():
    assert words.say_once("No figure. No figure. 1.5 of it.") == "No figure. 1.5 of it."


def test_a_term_with_its_three_counts(term_years):
    assert words.describe_term_trend(term_years, "乡村振兴") == (
        "乡村振兴: 0.0 per 10,000 Han characters in 2016, 120.0 in 2020, most in 2020 (120.0). "
        "Its three counts in all: 36 (substring), 24 (phrase), 12 (word)."
    )
    assert words.describe_term_trend(term_years, "饲养量") == "饲养量 does not occur in this collection."


def test_terms_that_come_and_go(term_years):
    sentence = words.describe_term_trends(term_years, ["乡村振兴", "脱贫攻坚"])
    assert sentence == "From 2018 on, against the years before: more often 乡村振兴; less often 脱贫攻坚."
    assert "No term" in words.describe_term_trends(term_years, [])


def test_groups(term_years):
    groups = pd.DataFrame({"group": ["农村", "扶贫"], "term": ["乡村振兴", "脱贫攻坚"]})
    assert "扶贫 in 2016 (100.0) and 农村 in 2020 (120.0)" in words.describe_groups(term_years, groups)
    assert "No term of the groups" in words.describe_groups(term_years, groups.head(0))


def test_keyness_names_both_sides():
    rows = {"term": ["扶贫", "振兴", "阵风"], "g2": [9.0, 4.0, 50.0], "log_ratio": [2.0, -1.0, 3.0]}
    key = pd.DataFrame({**rows, "rank_q": [0.01, 0.02, 0.5]})
    assert words.describe_keyness(key, ("一", "二")) == (
        "2 of 3 words pass the test over documents (rank_q below 0.05). Set apart: 一 by 扶贫; 二 by 振兴."
    )
    assert "Fewer than five documents" in words.describe_keyness(key.assign(rank_q=float("nan")), ("一", "二"))
    assert "cannot be compared" in words.describe_keyness(key.head(0), ("一", "二"))


def test_lives():
    life = pd.DataFrame(
        {"term": ["旧", "新"], "first_seen": [2016, 2018], "last_seen": [2017, 2020], "peak_per_10k": [3.0, 1.0]}
    )
    assert words.describe_life(life, 2020) == "2 formulations found, 1 said in 2020; last said before that: 旧."


def test_a_series_with_its_latest_figures(panel):
    # Of both places the first in the figure is told: of one level the one with most figures, then by name.
    series = select_series(panel, "小麦", "面积")
    assert words.describe_series(series) == (
        "Wheat, area: 10 figures of 2 places; latest target at most 1.2万亩 for 2019 in 石泉镇; "
        "latest reached 1.2万亩 for 2019 in 石泉镇."
    )
    # A later one of the place drawn second is the latest; what is not drawn is not told of.
    later = series.assign(year=series["year"].where(series["place"] != "云岭镇", series["year"] + 5))
    assert "for 2024 in 云岭镇; latest reached" in words.describe_series(later)
    last = later.assign(flags=later["year"].eq(2024).map({True: "outlier", False: None}))
    n = int(later["year"].ne(2024).sum())
    told = words.describe_series(last)
    assert told.startswith(f"Wheat, area: {n} figures") and "2024" not in told
    assert "No figure" in words.describe_series(panel.head(0))
    assert "No figure for 羊" in words.describe_livestock(panel, "羊")
    assert "Cattle, stock: 2 figures" in words.describe_livestock(panel, "牛")


def test_outcomes(outcomes):
    assert words.describe_outcomes(outcomes) == (
        "5 targets, each counted once however often it is told: "
        "1 met, 2 missed, 0 with an answer that does not decide, 0 with other figures only, "
        "1 that the next report passes over, 0 that a speech does not return to, "
        "1 whose next report or speech is not held. Of those that can be judged, 33% were met."
    )
    assert "No target" in words.describe_outcomes(outcomes.head(0))


def test_warnings_are_counted_by_kind():
    care = pd.DataFrame({"kind": ["masks", "masks", "mojibake"]})
    assert (
        words.describe_warnings(care)
        == "What makes years hard to compare, and how often: masked words (2) and garbled (1)."
    )
    assert "Nothing found" in words.describe_warnings(care.head(0))


def test_one_year_is_not_called_a_change(term_years):
    year = term_years[term_years["year"] == 2016]
    assert "documents of one year only" in words.describe_term_trends(year, ["脱贫攻坚"])
    assert words.describe_term_trend(year, "脱贫攻坚").startswith(
        "脱贫攻坚: 100.0 per 10,000 Han characters in 2016. Its"
    )


def test_places_are_read_from_most_to_least():
    rows = [("甲", "发展", "phrase", 3.0), ("乙", "发展", "phrase", 1.0), ("乙", "发展", "word", 9.0)]
    rates = pd.DataFrame(rows, columns=["place", "term", "layer", "per_10k"])
    assert words.describe_places(rates) == "发展: most in 甲 (3.0 per 10,000 Han characters), least in 乙 (1.0)."
    assert "names its place" in words.describe_places(rates.head(0))

"""How hard a target is meant, under both maps of the lexicon."""

import pandas as pd
import pytest

from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_lexicon
from fieldwords.targets.modality import count_modality, rate_modality


def test_maps_differ_where_researchers_do():
    maps = read_lexicon("modality_maps")
    strengths = maps.pivot_table(index=["slot", "word"], columns="map", values="strength", aggfunc="first")
    assert len(strengths.columns) >= 2
    assert strengths.nunique(axis=1).loc[("modality", "力争")] == 2
    assert set(strengths.loc[("modality", "确保")]) == {"hard"}


@pytest.mark.parametrize("name", sorted(set(read_lexicon("modality_maps")["map"])))
def test_word_decides_then_comparator(name):
    rows = pd.DataFrame({"modality": ["确保", None, None], "comparator": ["approx", "ge", "point"]}, index=[5, 6, 7])
    rated = rate_modality(rows, name)
    assert list(rated.index) == [5, 6, 7] and rated[5] == "hard"
    bound = read_lexicon("modality_maps").query("map == @name and slot == 'comparator'").set_index("word")["strength"]
    assert rated[6] == bound.get("ge", "none") and rated[7] == bound.get("point", "none")


def test_an_unknown_map_is_named_with_those_there_are():
    rows = pd.DataFrame({"modality": ["确保"], "comparator": ["ge"]})
    with pytest.raises(FieldwordsError, match="choose one of"):
        rate_modality(rows, "nobody")


def test_each_word_is_counted_under_each_map():
    rows = pd.DataFrame({"modality": ["力争", None, None], "comparator": ["point", "ge", "point"]}).astype("str")
    rows = rows.assign(modality=pd.array(["力争", None, None], dtype="str"))
    table = count_modality(rows)
    row = table[table["modality"] == "力争"].iloc[0]
    assert row["targets"] == 1 and {row["wording"], row["constraint"]} == {"soft", "hard"}
    assert table["targets"].sum() == len(rows)

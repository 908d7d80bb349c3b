"""What a notebook cell shows."""

import pandas as pd

from fieldwords.pages import show as module


def test_beside_a_notebook_a_table_brings_its_style(monkeypatch):
    shown = []
    monkeypatch.setattr(module, "display", shown.append)
    module.show(pd.DataFrame({"term": ["<b>"]}))
    assert shown[0].data.startswith("<style>") and "&lt;b&gt;" in shown[0].data

import json
import os
import signal
import threading
import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from fieldwords.errors import FieldwordsError
from fieldwords.pages.execution import clean_markup, export_cells, notebook_summary, notebook_title, run_notebooks

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def make_notebook(*cells):
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def prose(source):
    return {"cell_type": "markdown", "source": source, "metadata": {}}


def code(source, outputs=(), **metadata):
    return {"cell_type": "code", "source": source, "outputs": list(outputs), "metadata": metadata}


def shown(**data):
    names = {"html": "text/html", "png": "image/png", "plain": "text/plain", "script": "application/javascript"}
    return {"data": {names[name]: value for name, value in data.items()}, "metadata": {}}


def test_alternative_text_joins_what_the_cell_and_the_figure_say():
    output = shown(png=PIXEL)
    output["metadata"] = {"image/png": {"alt": '乡村振兴 "rises"', "name": "02-x", "width": 600}}
    tree = LexborHTMLParser(export_cells(make_notebook(code("draw()", [output], alt="Line chart."))))
    image = tree.css_first("img")
    assert image.attributes["alt"] == 'Line chart. 乡村振兴 "rises"'
    assert image.attributes["width"] == "600"
    assert [link.attributes["href"] for link in tree.css("a")] == [
        f"figures/02-x{kind}" for kind in (".svg", ".png", "-card.png")
    ]


def test_a_figure_without_words_is_not_silent():
    tree = LexborHTMLParser(export_cells(make_notebook(code("draw()", [shown(png=PIXEL)]))))
    assert tree.css_first("img").attributes["alt"] == "Figure without a description"


def test_code_is_folded_and_escaped():
    tree = LexborHTMLParser(export_cells(make_notebook(code('print("<b>")'))))
    assert tree.css_first("details pre code").text() == 'print("<b>")'


@pytest.mark.parametrize(
    "cell",
    [
        code("x", [shown(html="<script>alert(1)</script><p onclick='alert(1)'>t</p>")]),
        code("x", [shown(html='<a href="javascript:alert(1)">t</a><iframe src="https://example.org"></iframe>')]),
        code("x", [shown(script="alert(1)", plain="t")]),
        code("x", [shown(plain="<script>alert(1)</script>t")]),
        code("<script>alert(1)</script>"),
        prose("t <script>alert(1)</script> [t](javascript:alert(1)) <img src=x onerror=alert(1)>"),
        {"cell_type": "raw", "source": "<script>alert(1)</script>", "metadata": {}},
    ],
)
def test_nothing_in_a_cell_runs(cell):
    tree = LexborHTMLParser(export_cells(make_notebook(cell)))
    assert not tree.css("script, iframe, img, [onclick], [onerror], a[href^='javascript']")


def test_tables_and_links_survive_cleaning():
    markup = '<table><tr><td class="number">1</td></tr></table><a href="evidence/x.html#t-1">s</a>'
    tree = LexborHTMLParser(clean_markup(markup))
    assert tree.css_first("td.number").text() == "1"
    assert tree.css_first("a").attributes["href"] == "evidence/x.html#t-1"


def test_title_and_summary():
    notebook = make_notebook(prose("# 我的 topic\n\nWhat *it* is,\n`a_b`.\n\nMore."))
    assert notebook_title(notebook, "05-x") == "我的 topic"
    assert notebook_summary(notebook) == "What it is, a_b."
    assert (notebook_title(make_notebook(), "05-x"), notebook_summary(make_notebook())) == ("05-x", "")


def test_notebooks_run_and_a_failing_cell_is_named(tmp_path, capsys):
    good, bad = tmp_path / "01-good.ipynb", tmp_path / "02-bad.ipynb"
    source = "import os, sys; print(os.environ['FIELDWORDS_PAGES'], 'there'); print('mutter', file=sys.stderr)"
    good.write_text(json.dumps(make_notebook(code(source))), encoding="utf-8")
    bad.write_text(json.dumps(make_notebook(code(["1\n", "2"]), code("1 / 0"))), encoding="utf-8")
    before = good.read_bytes()
    executed = run_notebooks([good], {**os.environ, "FIELDWORDS_PAGES": "here"})
    assert executed[0]["cells"][0]["outputs"][0]["text"] == "here there\n"
    assert good.read_bytes() == before
    assert "<pre>mutter" not in export_cells(executed[0])
    assert capsys.readouterr().err == "01-good.ipynb: mutter\n"
    with pytest.raises(FieldwordsError, match=r"02-bad.ipynb: cell 2 fails with ZeroDivisionError"):
        run_notebooks([bad], dict(os.environ))


def test_the_value_of_a_cells_last_line_is_shown():
    table = "<div><style scoped>.x {color: red}</style><table><tr><td>7</td></tr></table></div>"
    cells = [code("1 + 1", [shown(plain="2")]), code("df", [shown(html=table, plain="x")])]
    tree = LexborHTMLParser(export_cells(make_notebook(*cells)))
    assert [pre.text() for pre in tree.css("pre") if not pre.css("code")] == ["2"]
    assert tree.css_first("td").text() == "7" and "color" not in tree.body.text() and not tree.css("style")


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("not (", "cell 1 fails with SyntaxError"),
        ("import os; os._exit(1)", "its process died"),
        ("raise KeyboardInterrupt", "cell 1 fails with KeyboardInterrupt"),
    ],
)
def test_what_ends_a_notebook_is_named_and_another_goes_on(tmp_path, source, fault):
    for name, text in (("01-bad", source), ("02-good", "1")):
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(make_notebook(code(text))), encoding="utf-8")
    with pytest.raises(FieldwordsError, match=f"01-bad.ipynb: {fault}"):
        run_notebooks(sorted(tmp_path.iterdir()), dict(os.environ), jobs=1)


def test_an_interrupt_ends_the_notebooks_that_run(tmp_path, capfd):
    alive = tmp_path / "alive"
    source = f"import time\nwhile True:\n    open({str(alive)!r}, 'a').write('.')\n    time.sleep(0.02)"
    (tmp_path / "01-long.ipynb").write_text(json.dumps(make_notebook(code(source))), encoding="utf-8")

    def interrupt():
        while not alive.exists():
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # one run behind a shell ignores it
    threading.Thread(target=interrupt, daemon=True).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            run_notebooks([tmp_path / "01-long.ipynb"], dict(os.environ))
    finally:
        signal.signal(signal.SIGINT, before)
    time.sleep(0.2)
    size = alive.stat().st_size
    time.sleep(0.3)
    assert alive.stat().st_size == size and capfd.readouterr().err == ""


def test_notebooks_see_nothing_of_each_other(tmp_path):
    for name, text in (("01-first", "x = 1"), ("02-second", "'x' in globals(), 'x' in dir()")):
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(make_notebook(code(text))), encoding="utf-8")
    executed = run_notebooks(sorted(tmp_path.iterdir()), dict(os.environ), jobs=1)
    assert executed[1]["cells"][0]["outputs"][0]["data"]["text/plain"] == "(False, False)"


def test_a_figure_left_open_is_shown_below_its_cell(tmp_path):
    source = "import matplotlib.pyplot as plt\nprint('said')\nplt.plot([1, 2]);"
    (tmp_path / "01-plot.ipynb").write_text(json.dumps(make_notebook(code(source))), encoding="utf-8")
    (notebook,) = run_notebooks([tmp_path / "01-plot.ipynb"], dict(os.environ))
    said, figure = notebook["cells"][0]["outputs"]
    assert said["text"] == "said\n" and set(figure["data"]) == {"image/png", "text/plain"}


@pytest.mark.parametrize("words", ["", "[]", '{"cells": [{}]}', '{"worksheets": []}'])
def test_a_file_that_is_no_notebook_is_named(tmp_path, words):
    (tmp_path / "01-x.ipynb").write_text(words, encoding="utf-8")
    with pytest.raises(FieldwordsError, match="01-x.ipynb: no notebook"):
        run_notebooks([tmp_path / "01-x.ipynb"], dict(os.environ))

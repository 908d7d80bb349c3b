import os

import nbformat
import pytest
from selectolax.lexbor import LexborHTMLParser

from fieldwords.errors import FieldwordsError
from fieldwords.pages.execution import clean_markup, export_cells, notebook_summary, notebook_title, run_notebooks

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def make_notebook(*cells):
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return notebook


def code(source, outputs=(), **metadata):
    return nbformat.v4.new_code_cell(source, outputs=list(outputs), metadata=metadata)


def shown(**data):
    names = {"html": "text/html", "png": "image/png", "plain": "text/plain", "script": "application/javascript"}
    return nbformat.v4.new_output("display_data", {names[name]: value for name, value in data.items()})


def test_alternative_text_joins_what_the_cell_and_the_figure_say():
    output = shown(png=PIXEL)
    output.metadata = {"image/png": {"alt": '乡村振兴 "rises"', "name": "02-x", "width": 600}}
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
        nbformat.v4.new_markdown_cell(
            "t <script>alert(1)</script> [t](javascript:alert(1)) <img src=x onerror=alert(1)>"
        ),
        nbformat.v4.new_raw_cell("<script>alert(1)</script>"),
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
    notebook = make_notebook(nbformat.v4.new_markdown_cell("# 我的 topic\n\nWhat it is\nabout.\n\nMore."))
    assert notebook_title(notebook, "05-x") == "我的 topic"
    assert notebook_summary(notebook) == "What it is about."
    assert (notebook_title(make_notebook(), "05-x"), notebook_summary(make_notebook())) == ("05-x", "")


def test_notebooks_run_and_a_failing_cell_is_named(tmp_path, capsys):
    good, bad = tmp_path / "01-good.ipynb", tmp_path / "02-bad.ipynb"
    source = "import os, sys; print(os.environ['FIELDWORDS_PAGES'], 'there'); print('mutter', file=sys.stderr)"
    nbformat.write(make_notebook(code(source)), good)
    nbformat.write(make_notebook(code("1"), code("1 / 0")), bad)
    before = good.read_bytes()
    executed = run_notebooks([good], {**os.environ, "FIELDWORDS_PAGES": "here"})
    assert executed[0].cells[0].outputs[0].text == "here there\n"
    assert good.read_bytes() == before
    assert "<pre>mutter" not in export_cells(executed[0])
    assert capsys.readouterr().err == "01-good.ipynb: mutter\n"
    with pytest.raises(FieldwordsError, match=r"02-bad.ipynb: cell 2 fails with ZeroDivisionError"):
        run_notebooks([bad], dict(os.environ))


def test_the_value_of_a_cells_last_line_is_shown():
    table = "<div><style scoped>.x {color: red}</style><table><tr><td>7</td></tr></table></div>"
    value = nbformat.v4.new_output("execute_result", {"text/plain": "2"}, execution_count=1)
    frame = nbformat.v4.new_output("execute_result", {"text/html": table, "text/plain": "x"}, execution_count=2)
    tree = LexborHTMLParser(export_cells(make_notebook(code("1 + 1", [value]), code("df", [frame]))))
    assert [pre.text() for pre in tree.css("pre") if not pre.css("code")] == ["2"]
    assert tree.css_first("td").text() == "7" and "color" not in tree.body.text() and not tree.css("style")

"""What a researcher states about her files."""

import pytest

from fieldwords.corpus.manifest import check_manifest, read_manifest
from fieldwords.errors import FieldwordsError


def write(folder, text):
    (folder / "manifest.csv").write_text(text, encoding="utf-8")
    return folder


def test_rows_by_document(tmp_path):
    rows = read_manifest(write(tmp_path, "doc,year,place\n甲/讲话.txt,2021,青河市\n"))
    assert rows == {"甲/讲话.txt": {"doc": "甲/讲话.txt", "year": "2021", "place": "青河市"}}


def test_no_manifest(tmp_path):
    assert read_manifest(tmp_path) == {}


@pytest.mark.parametrize("doc", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "a\\b.txt", "C:/a.txt"])
def test_a_path_out_of_the_folder_is_refused(tmp_path, doc):
    with pytest.raises(FieldwordsError, match=r"manifest\.csv: row 2 .* leads out"):
        read_manifest(write(tmp_path, f"doc\n{doc}\n"))


@pytest.mark.parametrize(
    "text",
    [
        "doc,year\na.txt,21\n",
        "doc,delivered\na.txt,2021-2-30\n",
        "doc,genre\na.txt,poem\n",
        "doc\na.txt\na.txt\n",
        "doc,x\na,b\n",
        "",
    ],
)
def test_wrong_cells_are_named(tmp_path, text):
    with pytest.raises(FieldwordsError, match="manifest"):
        read_manifest(write(tmp_path, text))


def test_a_document_that_is_not_there(tmp_path):
    with pytest.raises(FieldwordsError, match=r"no file b\.txt"):
        check_manifest({"b.txt": {"doc": "b.txt"}}, {"a.txt": "0" * 64}, tmp_path)


def test_another_file_than_the_manifest_speaks_of(tmp_path):
    with pytest.raises(FieldwordsError, match=r"a\.txt: not the file of the manifest"):
        check_manifest({"a.txt": {"doc": "a.txt", "sha256": "1" * 64}}, {"a.txt": "0" * 64}, tmp_path)
    assert check_manifest({"a.txt": {"doc": "a.txt", "sha256": "A" * 64}}, {"a.txt": "a" * 64}, tmp_path) is None


def test_a_byte_order_mark_and_empty_cells(tmp_path):
    (tmp_path / "manifest.csv").write_text("doc,year,delivered\na.txt,,2021-02-28\n", encoding="utf-8-sig")
    assert read_manifest(tmp_path) == {"a.txt": {"doc": "a.txt", "year": "", "delivered": "2021-02-28"}}


def test_a_hash_is_not_asked_for(tmp_path):
    assert (
        check_manifest({"a.txt": {"doc": "a.txt", "sha256": ""}}, {"a.txt": "0" * 64, "b.txt": "1" * 64}, tmp_path)
        is None
    )

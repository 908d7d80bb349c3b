import hashlib
import os
import pickle

import pytest
from reading_samples import SPEECH, make_docx, make_pdf, paragraph, run

from fieldwords.errors import FieldwordsError, Refused
from fieldwords.reading.folder import find_files, read_file

PARAGRAPHS = [line for line in SPEECH.split("\n") if line]


def test_plain_text(write):
    data = SPEECH.replace("\n", "\r\n").encode("gb18030")
    reading = read_file(write("a.txt", data))
    assert reading == (data.decode("gb18030"), "txt", "gb18030", hashlib.sha256(data).hexdigest(), ())
    assert read_file(write("a.md", SPEECH))[:3] == (SPEECH, "md", "utf-8")


def test_the_same_speech_in_every_format(write):
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in PARAGRAPHS) + "</body></html>"
    word = make_docx("".join(paragraph(run(line)) for line in PARAGRAPHS))
    for name, data, encoding in [
        ("a.docx", word, None),
        ("a.pdf", make_pdf([PARAGRAPHS]), None),
        ("a.html", html, "utf-8"),
        ("b.html", html.encode("gb18030"), "gb18030"),
    ]:
        reading = read_file(write(name, data))
        assert reading.text.split("\n") == PARAGRAPHS
        assert (reading.format, reading.encoding, reading.warnings) == (name[2:], encoding, ())


@pytest.mark.parametrize("claim", ["utf-8", "gb2312", "big5", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_may_lie_about_its_encoding(write, claim, encoding):
    page = f"<html><head><meta charset={claim}></head><body><p>全县牛存栏2.1万头。</p></body></html>"
    assert read_file(write("a.htm", page.encode(encoding))).text == "全县牛存栏2.1万头。"


def test_a_wrong_name_is_a_warning(write):
    reading = read_file(write("a.txt", make_docx(paragraph(run("牛存栏2.1万头")))))
    assert reading.text == "牛存栏2.1万头"
    assert reading.warnings == ("named .txt but is docx; read as docx",)


def test_question_marks_for_lost_characters_are_a_warning(write):
    (warning,) = read_file(write("a.txt", "牛存栏2.4?头，羊10.5万?。好吗?好。".encode())).warnings
    assert warning.startswith("2 question marks")


def test_garbled_text_is_a_warning(write):
    garbled = SPEECH.encode("utf-8").decode("gb18030", "replace")
    (warning,) = read_file(write("a.txt", garbled)).warnings
    assert "characters are garbled" in warning


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("broken.docx", b"PK\x03\x04 and no more"),
        ("broken.pdf", b"%PDF-1.7 and no more"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
        ("mixed.txt", SPEECH.encode() + b"\n" + SPEECH.encode("gb18030")),
        ("picture.txt", b"\x89PNG\r\n\x1a\n"),
        ("noise.txt", bytes(range(256)) * 40),
    ],
)
def test_a_refusal_is_one_line_that_names_the_file(write, name, data):
    path = write(name, data)
    with pytest.raises(Refused) as caught:
        read_file(path)
    error = caught.value
    message = str(error)
    assert message.startswith(f"{path}: ") and "\n" not in message
    assert error.reason and error.remedy and error.stage in ("open", "decode", "extract")
    assert str(pickle.loads(pickle.dumps(error))) == message


def test_what_cannot_be_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("missing.txt", "pipe.txt", "."):
        with pytest.raises(Refused) as caught:
            read_file(tmp_path / name)
        assert caught.value.stage == "open"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(write, tmp_path):
    write("locked.txt", SPEECH).chmod(0)
    write("open.txt", SPEECH)
    write("folder/a.txt", SPEECH).parent.chmod(0)
    with pytest.raises(Refused, match="chmod"):
        read_file(tmp_path / "locked.txt")
    assert [doc for doc, _ in find_files(tmp_path).unreadable] == ["folder"]
    (tmp_path / "folder").chmod(0o700)


def test_found_files_are_sorted_and_some_names_passed_over(write, tmp_path):
    for name in (
        "乙.txt", "甲/2.md", "甲/10.md", "b.TXT", ".hidden", ".git/x.txt", "manifest.csv", "README.md", "LICENSE.txt",
        "甲/~$a.docx",
    ):  # fmt: skip
        write(name, SPEECH)
    assert find_files(tmp_path).docs == sorted(["乙.txt", "甲/2.md", "甲/10.md", "b.TXT"])
    assert find_files(tmp_path).unreadable == []


def test_links_pipes_and_loops(write, tmp_path):
    raw = tmp_path / "raw"
    write("raw/a.txt", SPEECH)
    write("outside.txt", SPEECH)
    os.mkfifo(raw / "pipe.txt")
    for name, target in [("out.txt", "../outside.txt"), ("in.txt", "a.txt"), ("lost.txt", "none"), ("loop", ".")]:
        (raw / name).symlink_to(target)
    (raw / "self.txt").symlink_to("self.txt")
    assert find_files(raw).docs == ["a.txt", "in.txt"]
    unreadable = dict(find_files(raw).unreadable)
    assert list(unreadable) == ["loop", "lost.txt", "out.txt", "pipe.txt", "self.txt"]
    assert all(refused.stage == "find" and refused.file == doc for doc, refused in unreadable.items())
    assert "leads out" in unreadable["out.txt"].reason


def test_a_name_that_is_not_utf8(write, tmp_path):
    write("a.txt", SPEECH)
    (tmp_path / os.fsdecode("讲话.txt".encode("gb18030"))).write_bytes(b"x")
    assert find_files(tmp_path).docs == ["a.txt"]
    ((doc, refused),) = find_files(tmp_path).unreadable
    assert doc.isprintable() and "UTF-8" in refused.reason


def test_a_folder_without_files(tmp_path):
    with pytest.raises(FieldwordsError, match="no such folder"):
        find_files(tmp_path / "none")
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    with pytest.raises(FieldwordsError, match="is a file; name the folder that holds the speeches"):
        find_files(tmp_path / "README.md")
    with pytest.raises(FieldwordsError, match="no readable file"):
        find_files(tmp_path)


def test_a_text_without_chinese_is_set_aside_with_its_kind(write):
    for name, data, reason in [
        ("a.txt", "The county reported.", "no Chinese character"),
        ("b.txt", "????????12??????????30????", "question marks"),
        ("c.txt", "\u200b\n", "no words"),
    ]:
        with pytest.raises(Refused, match=reason):
            read_file(write(name, data))


def test_a_text_far_longer_than_a_speech_is_set_aside_before_it_is_taken_apart(write, tmp_path):
    with pytest.raises(Refused, match="characters, more than"):
        read_file(write("long.txt", SPEECH * 8000))
    with open(tmp_path / "sparse.txt", "wb") as file:
        file.write(SPEECH.encode())
        file.truncate(60 * 2**20)
    with pytest.raises(Refused, match="60 MB of text"):
        read_file(tmp_path / "sparse.txt")
    page = "<html><body><p>" + "牛" * 1_600_000
    with pytest.raises(Refused, match="characters, more than"):
        read_file(write("long.html", page))


def test_what_a_browser_saves_beside_a_page_is_passed_over(write, tmp_path):
    for name in (
        "报告.html",
        "报告_files/a.js",
        "报告_files/b.html",
        "年鉴_files/c.txt",
        "说明.htm",
        "说明.files/d.css",
    ):
        write(name, SPEECH)
    assert find_files(tmp_path).docs == ["年鉴_files/c.txt", "报告.html", "说明.htm"]


def test_names_passed_over_are_whole_names(write, tmp_path):
    for name in ("Readme.txt", "readme.md", "README.zh.md", "License", "Thumbs.db", "desktop.ini", "__MACOSX/a.txt"):
        write(name, SPEECH)
    for name in ("README报告2021.txt", "readmeter.txt", "manifest.csv.txt"):
        write(name, SPEECH)
    assert find_files(tmp_path).docs == ["README报告2021.txt", "manifest.csv.txt", "readmeter.txt"]


def test_a_file_larger_than_any_speech_is_not_even_read(tmp_path):
    with open(tmp_path / "large.pdf", "wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(200 * 2**20)
    with pytest.raises(Refused, match="has 200 MB, more than 64"):
        read_file(tmp_path / "large.pdf")


def test_a_page_larger_than_any_page_of_words_is_refused_undecoded(write):
    with pytest.raises(Refused, match="17 MB, more than a page of words"):
        read_file(write("large.html", b"<html>" + b" " * (17 * 2**20)))

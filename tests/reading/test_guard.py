import multiprocessing
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from reading_samples import make_docx, make_pdf, make_raw_pdf, paragraph, run

from fieldwords.errors import Refused
from fieldwords.reading import docx, guard
from fieldwords.reading.guard import extract, run_apart

WORD = make_docx(paragraph(run("牛存栏2.1万头")))
TREE_LOOP = make_raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")


def read_word(_=None):
    return extract("docx", WORD)[0]


def spin(_=None):
    while True:
        pass


def swell():
    held = [b"x" * 2**20]
    while True:
        held.append(bytes(2**20).replace(b"\0", b"x"))


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def fail():
    raise KeyError("牛")


def test_the_result_comes_back_whole():
    assert run_apart(lambda *given: given * 100_000, "牛", 2.4) == ("牛", 2.4) * 100_000


def test_what_the_work_raises_is_raised():
    with pytest.raises(KeyError, match="牛"):
        run_apart(fail)


def test_time_ends_it(monkeypatch):
    monkeypatch.setattr(guard, "CPU_SECONDS", 0)
    with pytest.raises(Refused, match="0 s of computing"):
        run_apart(spin)


def test_waiting_ends_it(monkeypatch):
    monkeypatch.setattr(guard, "WALL_SECONDS", 0.0)
    with pytest.raises(Refused, match="of computing"):
        run_apart(time.sleep, 60)


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="the system does not tell a process's memory")
def test_memory_ends_it():
    with pytest.raises(Refused, match="130 MB of memory"):
        run_apart(swell)
    assert run_apart(len, "牛羊") == 2


def test_a_process_that_dies_is_refused():
    with pytest.raises(Refused):
        run_apart(die)
    with pytest.raises(Refused, match="is damaged or takes more than 130 MB"):
        run_apart(os._exit, 1)


def test_what_the_reader_holds_already_is_not_the_works(monkeypatch):
    held = bytearray(64 * 2**20)
    monkeypatch.setattr(guard, "MEMORY", 48 * 2**20)
    assert run_apart(len, held) == len(held)


def test_what_a_library_prints_is_not_seen(capfd):
    run_apart(os.system, "echo 牛; echo 羊 >&2")
    assert capfd.readouterr() == ("", "")


def test_a_reader_that_swells_or_never_ends_is_refused_and_the_next_file_is_read(monkeypatch):
    for read, said in ((lambda _: swell(), "130 MB of memory; open it"), (spin, "0 s of computing; open it")):
        with monkeypatch.context() as patch:
            patch.setattr(guard, "CPU_SECONDS", 10 if "memory" in said else 0)
            patch.setattr(docx, "extract_text", read)
            with pytest.raises(Refused, match=said) as caught:
                extract("docx", WORD)
            assert caught.value.stage == "extract"
    assert read_word() == "牛存栏2.1万头"


def test_a_page_that_swells_is_refused():
    with pytest.raises(Refused, match="memory|of computing"):
        extract("html", b"<html><body>" + b"<p>" * 10_000_000)


def test_any_error_of_a_parser_becomes_a_refusal():
    for format, data in [("docx", b"PK\x03\x04broken"), ("pdf", b"%PDF-1.4 broken"), ("pdf", TREE_LOOP)]:
        with pytest.raises(Refused) as caught:
            extract(format, data)
        assert caught.value.stage == "extract"


def test_flipped_bits_never_break_the_run():
    good = make_pdf([["全县牛存栏2.1万头。"]])
    for place in range(0, len(good), len(good) // 40):
        data = bytearray(good)
        data[place] ^= 0x11
        try:
            text, _ = extract("pdf", bytes(data))
        except Refused:
            continue
        assert isinstance(text, str)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_threads_read_beside_each_other():
    with ThreadPoolExecutor(8) as threads:
        assert [*threads.map(read_word, range(8))] == ["牛存栏2.1万头"] * 8


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_read_beside_each_other(method):
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(read_word, range(6)) == ["牛存栏2.1万头"] * 6

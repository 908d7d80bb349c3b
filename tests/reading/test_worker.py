import multiprocessing
import os
import signal
import threading

import pytest
from reading_samples import SPEECH, make_docx, make_pdf, make_raw_pdf, paragraph, run

from fieldwords.errors import Refused
from fieldwords.reading import worker
from fieldwords.reading.worker import extract

WORD = make_docx(paragraph(run("牛存栏2.1万头")))
TREE_LOOP = make_raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")


# A reader that never ends, in a worker that may compute for no second more.
BUSY = (
    "import fieldwords.reading.worker as w; w.CPU_SECONDS = 0; "
    "w._answer = lambda *_: [0 for _ in iter(int, 1)]; serve()"
)


# One that has room for a first file only.
FULL = (
    "import fieldwords.reading.worker as w; read, told = w._answer, []; "
    "w._answer = lambda *file: told.append(1) or (read(*file) if len(told) == 1 else short()); "
    "short = lambda: {'refused': ['extract', 'short', ''], 'short': True}; serve()"
)


def read_word(_=None):
    return extract("docx", WORD)[0]


def test_answers_follow_each_other_in_one_process():
    read_word()
    process = worker._worker.process
    assert read_word() == "牛存栏2.1万头"
    assert worker._worker.process is process


def test_a_dead_worker_is_replaced():
    read_word()
    os.kill(worker._worker.process.pid, signal.SIGKILL)
    worker._worker.process.wait()
    assert read_word() == "牛存栏2.1万头"


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(worker, "WALL_SECONDS", 0.0)
    with pytest.raises(Refused, match="had not finished"):
        extract("pdf", make_pdf([[SPEECH] * 200]))
    monkeypatch.undo()
    assert read_word() == "牛存栏2.1万头"


def test_computing_without_end_is_ended(monkeypatch):
    worker._worker.stop()
    monkeypatch.setattr(worker, "COMMAND", [part.replace("serve()", BUSY) for part in worker.COMMAND])
    with pytest.raises(Refused, match="had not finished"):
        extract("docx", WORD)
    monkeypatch.undo()
    assert read_word() == "牛存栏2.1万头"


def test_what_earlier_files_left_no_memory_for_is_read_by_a_fresh_worker(monkeypatch):
    worker._worker.stop()
    monkeypatch.setattr(worker, "COMMAND", [part.replace("serve()", FULL) for part in worker.COMMAND])
    assert [read_word() for _ in range(3)] == ["牛存栏2.1万头"] * 3
    worker._worker.stop()


def test_an_interrupted_exchange_leaves_no_stale_answer(monkeypatch):
    def interrupt(process, request, data):
        process.stdin.write(request)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(worker, "_exchange", interrupt)
        with pytest.raises(KeyboardInterrupt):
            extract("html", "<html><p>旧</p></html>".encode())
    assert read_word() == "牛存栏2.1万头"


def test_a_page_that_swells_is_refused_and_the_next_is_read():
    with pytest.raises(Refused, match="memory|had not finished"):
        extract("html", b"<html><body>" + b"<p>" * 10_000_000)
    assert read_word() == "牛存栏2.1万头"


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
    assert read_word() == "牛存栏2.1万头"


def test_threads_share_the_worker():
    texts = []
    threads = [threading.Thread(target=lambda: texts.append(read_word())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["牛存栏2.1万头"] * 8


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_each_process_of_a_pool_has_its_own(method):
    read_word()
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(read_word, range(6)) == ["牛存栏2.1万头"] * 6
    assert read_word() == "牛存栏2.1万头"

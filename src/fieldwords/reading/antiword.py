"""Text of old Word files, through antiword where it is installed."""

import shutil
import subprocess

from fieldwords.reading.formats import find_kind
from fieldwords.reading.results import Refused

REMEDY = "open it in Word or LibreOffice and save it as docx"
SECONDS = 10


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a .doc file, one paragraph a line, and warnings.

    Raises
    ------
    Refused
        antiword is missing or finds no Word text.
    """
    if other := find_kind("stream", data.decode("utf-16-le", "replace")):
        raise Refused("extract", *other)
    program = shutil.which("antiword")
    if program is None:
        raise Refused("extract", "is in the old .doc format", REMEDY)
    command = [program, "-m", "UTF-8.txt", "-w", "0", "-"]
    done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    text = done.stdout.decode("utf-8")
    if done.returncode or not text.strip():
        raise Refused("extract", "is in the old .doc format and antiword cannot read it", REMEDY)
    return text, ["old .doc format, read with antiword: compare with the original or save it as docx"]

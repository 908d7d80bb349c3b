"""Text of old Word files, through antiword where it is installed."""

import shutil
import subprocess

from fieldwords.reading.results import Refused

REMEDY = "open it in Word or LibreOffice and save it as docx"
SECONDS = 10
OTHERS = (  # streams of the container that Office has used for everything
    ("EncryptedPackage", "is protected by a password", "save it without the password"),
    ("Workbook", "is an Excel workbook (xls), not a speech", "copy what is said in it into a txt"),
    ("Book\0", "is an Excel workbook (xls), not a speech", "copy what is said in it into a txt"),
    ("PowerPoint Document", "is a PowerPoint presentation (ppt), not a speech", "copy its text into a txt"),
    ("__nameid_version1.0", "is a mail of Outlook (msg)", "save it as txt"),
    ("Catalog", "is a list of small pictures that Windows wrote, not a speech", "take it away"),
    ("WpsDocument", "is in the format of WPS Writer (wps)", "open it in WPS and save it as docx"),
)


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a .doc file, one paragraph a line, and warnings.

    Raises
    ------
    Refused
        antiword is missing or finds no Word text.
    """
    for name, reason, remedy in OTHERS:
        if name.encode("utf-16-le") in data:
            raise Refused("extract", reason, remedy)
    program = shutil.which("antiword")
    if program is None:
        raise Refused("extract", "is in the old .doc format", REMEDY)
    command = [program, "-m", "UTF-8.txt", "-w", "0", "-"]
    done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    text = done.stdout.decode("utf-8")
    if done.returncode or not text.strip():
        raise Refused("extract", "is in the old .doc format and antiword cannot read it", REMEDY)
    return text, ["old .doc format, read with antiword: compare with the original or save it as docx"]

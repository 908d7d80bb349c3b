"""What becomes of a file: a Reading, or Refused."""

from typing import NamedTuple

from fieldwords.errors import FieldwordsError


class Reading(NamedTuple):
    """A file that was read.

    The text of a txt or md is the file as decoded, newlines untouched, without the byte order mark; of all others what
    was extracted, one paragraph a line. Every later offset counts characters of this string.
    """

    text: str
    format: str  # txt, md, docx, doc, html, pdf, rtf, mht or eml, told by the content
    encoding: str | None  # Python's name of that of the bytes; None for docx, doc, pdf, rtf, mht and eml
    sha256: str  # of the bytes on disk
    warnings: tuple[str, ...]  # what a reader of the text should know, a sentence each


class Refused(FieldwordsError):
    """A file that cannot be read without guessing: what is wrong with it, and what the researcher can do about it.

    `stage` is where it failed: ``find``, ``open``, ``decode``, ``extract`` or ``worker``. `read_file` names the file.
    """

    def __init__(self, stage: str, reason: str, remedy: str, file: str = ""):
        super().__init__(stage, reason, remedy, file)
        self.stage, self.reason, self.remedy, self.file = stage, reason, remedy, file

    def __str__(self) -> str:
        return " ".join(f"{self.file or 'file'}: {self.reason}; {self.remedy}".split())

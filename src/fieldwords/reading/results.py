"""What becomes of a file: a Reading, or Refused."""

from typing import NamedTuple

from fieldwords.errors import FieldwordsError


class Reading(NamedTuple):
    """A file that was read.

    Attributes
    ----------
    text : str
        txt and md: the file as decoded, newlines untouched, without the byte order mark; all others:
        the extracted text, one paragraph a line. Every later offset counts characters of this string.
    format : str
        ``txt``, ``md``, ``docx``, ``doc``, ``html``, ``pdf``, ``rtf``, ``mht`` or ``eml``, told by the content.
    encoding : str or None
        Python's name of the encoding the bytes were decoded with; None for docx, doc, pdf, rtf, mht and eml.
    sha256 : str
        Of the bytes on disk.
    warnings : tuple of str
        What a reader of the text should know, a sentence each.
    """

    text: str
    format: str
    encoding: str | None
    sha256: str
    warnings: tuple[str, ...]


class Refused(FieldwordsError):
    """A file that cannot be read without guessing.

    Parameters
    ----------
    stage : str
        Where it failed: ``find``, ``open``, ``decode`` or ``extract``.
    reason, remedy : str
        What is wrong, and what the researcher can do about it.
    file : str, optional
        The file, set by `read_file`.
    """

    def __init__(self, stage: str, reason: str, remedy: str, file: str = ""):
        super().__init__(stage, reason, remedy, file)
        self.stage, self.reason, self.remedy, self.file = stage, reason, remedy, file

    def __str__(self) -> str:
        return " ".join(f"{self.file or 'file'}: {self.reason}; {self.remedy}".split())

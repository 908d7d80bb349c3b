"""Bytes to text: every file of the raw folder is either read or refused with a reason and a remedy."""

from fieldwords.reading.folder import find_files, find_unreadable, read_file
from fieldwords.reading.mojibake import find_mojibake
from fieldwords.reading.results import Reading, Refused

__all__ = ["Reading", "Refused", "find_files", "find_mojibake", "find_unreadable", "read_file"]

"""Bytes to text: every file of the raw folder is either read or refused with a reason and a remedy."""

from fieldwords.reading.folder import Files, find_files, hash_files, read_file
from fieldwords.reading.mojibake import find_mojibake
from fieldwords.reading.results import Reading, Refused

__all__ = ["Files", "Reading", "Refused", "find_files", "find_mojibake", "hash_files", "read_file"]

"""What is no speech, told by its first bytes or by the end of its name, and what to do about it."""

import re

TYPE_IT = "type it or run OCR, and save it as txt"
UNPACK = "unpack it"
TAKE_OUT = "take it out of the folder"
BY_BYTES = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"8BPS"), "a picture", TYPE_IT),
    ((b"AT&TFORM",), "a DjVu book", TYPE_IT),
    ((b"%!PS",), "a PostScript file", "print it to a PDF"),
    ((b"PK\x05\x06",), "an empty zip archive", "take it away"),
    ((b"\x1f\x8b",), "a gzip archive", UNPACK),
    ((b"BZh",), "a bzip2 archive", UNPACK),
    ((b"\xfd7zXZ",), "an xz archive", UNPACK),
    ((b"Rar!",), "a RAR archive", UNPACK),
    ((b"7z\xbc\xaf",), "a 7z archive", UNPACK),
    ((b"ID3", b"OggS"), "a sound recording", "type what is said, and save it as txt"),
    ((b"\x1aE\xdf\xa3", b"FLV\x01"), "a film", "type what is said, and save it as txt"),
    ((b"SQLite format 3", b"\0\x01\0\0Standard"), "a database", TAKE_OUT),
    ((b"$FL2",), "an SPSS table", TAKE_OUT),
    ((b"<stata_dta>",), "a Stata table", TAKE_OUT),
    ((b"RDX",), "an R data file", TAKE_OUT),
    ((b"PAR1",), "a Parquet table", TAKE_OUT),
    ((b"L\0\0\0\x01\x14\x02\0",), "a shortcut", "copy the file that it leads to"),
    ((b"wOFF", b"wOF2", b"OTTO"), "a font", TAKE_OUT),
    ((b"\x7fELF", b"MZ\x90"), "a program", TAKE_OUT),
    ((b"CAJ", b"HN\0\0"), "a CAJ article", "open it in CAJViewer and print it to a PDF"),
    ((b"KDH ",), "a KDH article", "open it in CAJViewer and print it to a PDF"),
)
IN_RIFF = {b"WEBP": "a picture", b"AVI ": "a film", b"WAVE": "a sound recording"}
BY_SUFFIX = {
    **dict.fromkeys((".csv", ".tsv", ".json", ".jsonl", ".xml", ".yaml", ".yml", ".ipynb", ".parquet"), "data"),
    **dict.fromkeys((".dta", ".sav", ".rds", ".rdata", ".mdb", ".xls", ".xlsx"), "data"),
    **dict.fromkeys((".js", ".css", ".svg", ".woff", ".map"), "part of a web page"),
    **dict.fromkeys((".py", ".r", ".do", ".c", ".h", ".java", ".sh", ".bat", ".sql", ".tex"), "code"),
    **dict.fromkeys((".bak", ".old", ".tmp", ".swp", ".orig"), "a copy that a program left behind"),
    **dict.fromkeys((".bmp", ".tga", ".heic", ".webp", ".ico"), "a picture"),
    **dict.fromkeys((".mp3", ".wav", ".wma", ".m4a", ".amr"), "a sound recording"),
    **dict.fromkeys((".mp4", ".avi", ".wmv", ".mov", ".mkv"), "a film"),
    **dict.fromkeys((".bib", ".ris", ".enw"), "a list of literature"),
    **dict.fromkeys((".srt", ".ass", ".vtt"), "a film's subtitles"),
    **dict.fromkeys((".url", ".lnk", ".webloc", ".desktop"), "a shortcut"),
    **dict.fromkeys((".ini", ".cfg", ".conf", ".toml"), "a program's settings"),
    **dict.fromkeys((".caj", ".kdh", ".nh"), "a CAJ article"),
    ".log": "a program's log",
    ".ofd": "an OFD document",
}
TEXT_SUFFIXES = {"", ".txt", ".text", ".asc", ".md", ".markdown", ".htm", ".html", ".shtml", ".xhtml"}
TEXT_SUFFIXES |= {".doc", ".docx", ".docm", ".rtf", ".pdf", ".mht", ".mhtml", ".eml", ".wps"}
_ASCII_SUFFIX = re.compile(r"\.[a-z]{1,10}[0-9]?")


def describe_bytes(data: bytes) -> tuple[str, str] | None:
    """Return what a file is that begins so and is no text, and a remedy; None for what may be a speech."""
    for beginnings, what, remedy in BY_BYTES:
        if data.startswith(beginnings):
            return what, remedy
    if data.startswith(b"RIFF") and data[8:12] in IN_RIFF:
        return IN_RIFF[data[8:12]], TAKE_OUT
    if data[4:8] == b"ftyp":
        return ("a picture", TYPE_IT) if data[8:11] in (b"hei", b"avi", b"mif") else ("a film or recording", TAKE_OUT)
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return "a picture", TYPE_IT
    if data[257:262] == b"ustar":
        return "a tar archive", UNPACK
    return None


def describe_suffix(suffix: str) -> tuple[str, str] | None:
    """Return what a plain text is by the end of its name (lower case), and a remedy; None for what may be a speech.

    Ends that are no ASCII letters (报告.第二稿, 报告2021.3) tell nothing.
    """
    if suffix in TEXT_SUFFIXES:
        return None
    remedy = "take it out of the folder, or name it .txt if it is a speech"
    if suffix.endswith("~"):
        return "a copy that an editor left behind", remedy
    if suffix in BY_SUFFIX:
        return f"{BY_SUFFIX[suffix]} ({suffix})", remedy
    return (f"a {suffix} file", remedy) if _ASCII_SUFFIX.fullmatch(suffix) else None

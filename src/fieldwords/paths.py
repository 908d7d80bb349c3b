"""Where things are: one place for every folder, each movable through the environment."""

import os
from pathlib import Path

HOME = Path(os.environ.get("FIELDWORDS_HOME", Path(__file__).resolve().parents[2]))
RAW = Path(os.environ.get("FIELDWORDS_RAW", HOME / "data" / "raw"))
PROCESSED = Path(os.environ.get("FIELDWORDS_PROCESSED", HOME / "data" / "processed"))
REPORTS = Path(os.environ.get("FIELDWORDS_REPORTS", HOME / "reports"))
LEXICON = Path(os.environ.get("FIELDWORDS_LEXICON", HOME / "data" / "lexicon"))
TABLES = HOME / "data" / "tables.csv"
COLUMNS = HOME / "data" / "lexicon" / "columns.csv"  # what this code asks of the tables of any lexicon
NOTEBOOKS = HOME / "notebooks"
QUALITY, CALIBRATION = HOME / "data" / "quality.csv", HOME / "data" / "calibration.csv"

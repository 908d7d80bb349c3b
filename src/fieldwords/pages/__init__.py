"""Tables to pages: figures, sentences that read them, evidence, the notebooks as pages."""

# The tables that pages are made from, and the columns of them where some are enough.
NEEDED = dict.fromkeys(
    ("documents", "term_counts", "texts", "counted", "sentences", "sections", "targets", "panel", "mentions")
    + ("outcomes", "quarantine", "marks", "term_years")
)
NEEDED["sentences"] = ["doc", "sentence", "start", "end"]

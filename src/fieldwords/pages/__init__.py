"""Tables to pages: figures, sentences that read them, evidence, the notebooks as pages."""

# The tables that pages are made from.
NEEDED = (
    *("documents", "quarantine", "texts", "marks", "sections", "sentences", "term_counts", "term_years"),
    *("targets", "panel", "mentions", "outcomes"),
)

"""Tables to pages: figures, sentences that read them, evidence, the notebooks as pages."""

"""Tables to pages: figures, sentences that read them, evidence, the notebooks as pages."""

from fieldwords.pages.publishing import COMPOSED, build_report

__all__ = ["COMPOSED", "build_report"]

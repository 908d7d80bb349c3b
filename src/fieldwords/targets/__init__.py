"""Sentences to targets: what a number says, and how well that is told."""

from fieldwords.targets.corrections import apply_corrections
from fieldwords.targets.extraction import extract_targets
from fieldwords.targets.modality import rate_modality

__all__ = ["apply_corrections", "extract_targets", "rate_modality"]

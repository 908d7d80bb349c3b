"""Sentences to targets: numerals, units, quantities, their slots, and what became of them."""

from fieldwords.targets.corrections import apply_corrections
from fieldwords.targets.extraction import extract_targets
from fieldwords.targets.follow_up import follow_up_targets
from fieldwords.targets.modality import rate_modality, read_modality_maps

__all__ = ["apply_corrections", "extract_targets", "follow_up_targets", "rate_modality", "read_modality_maps"]

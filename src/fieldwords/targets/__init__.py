"""Sentences to targets: what a number says, and how well that is told."""

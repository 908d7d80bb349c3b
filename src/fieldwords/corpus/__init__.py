"""Text to documents: cleaning with offsets, sections and their roles, sentences, metadata, duplicates."""

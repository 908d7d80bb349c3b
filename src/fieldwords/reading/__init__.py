"""Bytes to text: every file of the raw folder is either read or refused with a reason and a remedy."""

"""Text to numbers with units: what is written, what it means in a base unit."""

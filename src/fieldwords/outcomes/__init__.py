"""Targets over the years: what later reports say of them."""

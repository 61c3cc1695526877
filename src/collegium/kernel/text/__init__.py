"""Texts of papers: one shape, one canonical form, and what is read, written, drawn and compared from it."""

"""Shared services with a small public face; they know no room."""

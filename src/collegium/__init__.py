"""Collegium: free software that runs a network of universities."""

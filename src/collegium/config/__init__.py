"""Wiring: settings, addresses, the WSGI face. Imports all; imported by none but the command line."""

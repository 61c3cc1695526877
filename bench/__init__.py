"""Measures any server on this machine by its address and process id. Never part of the tests."""

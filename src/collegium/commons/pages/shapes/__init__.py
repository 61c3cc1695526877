"""Derived states of pages as pure functions: plain values in and out; no Django, no queries, no words."""

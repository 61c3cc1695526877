"""Derived states of pages as pure functions: plain values in, plain values out; no Django, no queries, no words."""

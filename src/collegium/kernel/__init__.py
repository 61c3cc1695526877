"""The kernel: pure Python that knows no Django: clock, errors, ids, flow tables, text, counting."""

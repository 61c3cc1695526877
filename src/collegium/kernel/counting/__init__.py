"""Counting: from a rule and the votes of seats to an exact result that a person can follow.

`rule` what is asked, `seats` who votes, `passing.decide` what came of it, `standing` what may still come,
`sentences` and `proof` the same in plain English and French. Integers and fractions, never floats.
"""

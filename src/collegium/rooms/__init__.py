"""The rooms: one folder for each activity of the network."""

ROOMS = (
    *("people", "members", "groups"),
    *("ballots", "discussions", "meetings"),
    *("challenges", "papers", "newsroom", "practices", "benchmarking", "events"),
    *("priorities", "policy"),
)
"""All rooms: foundations, engines, topics, and what builds on topics. Each may import what stands in a line before."""

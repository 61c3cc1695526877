"""Discussions: members talk about one thing of the network, on its page.

An engine: it knows "a host" (a kind and a ULID), never a topic; who may see the host reads, members write. Owns:
contributions in threads, mentions, who follows, what each has read. Offers: a panel on the pages of hosts, a task for
whoever was asked for an answer, search entries. Announces: said, changed, hidden.
"""

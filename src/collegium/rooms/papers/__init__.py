"""Papers: from an idea to a published position that can be read, downloaded and cited.

Owns: kinds of papers as data, papers with their draft, frozen versions, records of consultation,
recommendations. Offers: the steps draft, consultation, adoption and publication of the thread; panels; what
waits for editors and the office. Announces: started, moved, adopted, published.
"""

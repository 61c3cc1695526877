"""Bodies of the network: assembly, Board, Presidency, secretariat, working groups.

Owns: kinds of bodies as rows of features, bodies, mandates by version, seats (of an institution or of the body
itself) and their successive holders. Offers: hats from seats, panels, the electorate of a body.
"""

"""How the record works: entry, file chain, tree, signed checkpoint, proof and verification.

Nothing here knows Django or a database. A fact reaches this room as bytes and leaves it as an `entry.Entry`:
a header, sealed parts, and one blinded leaf that reveals nothing. What follows from the leaves alone (tree,
checkpoint, proof) can be checked by anybody; header and parts can be checked by whoever is given them.
"""

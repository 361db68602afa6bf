"""How much is measured. Every field is a flag of the command."""

import msgspec


class Sizes(msgspec.Struct, frozen=True):
    """The sizes that the published figures were taken with."""

    rounds: int = 7
    operations: int = 300  # recorded by each worker of each way in a round
    workers: int = 4  # measured with one, and with so many
    rows: int = 2_000  # of each compared table
    bulk: int = 20_000  # facts recorded in bulk in a round
    background: int = 200_000  # facts of other files while pages are read
    pages: int = 20  # files of each length that are read in turn
    reads: int = 200  # pages read in a round
    entries: int = 1_000_000  # verified
    rebuilt: int = 100_000  # facts
    files: int = 1_000_000  # in the queue
    lookups: int = 500  # pages of the queue fetched in a round
    people: int = 1_000_000  # on the register that is searched
    asked: int = 300  # questions of each kind
    strangers: int = 1_200  # people asked for who are not on the register
    duties: int = 1_000_000  # open while the clock looks for those that have passed
    passing: int = 1_000  # of them pass in the largest round


QUICK = Sizes(
    rounds=3,
    operations=40,
    workers=2,
    rows=200,
    bulk=2_000,
    background=2_000,
    pages=5,
    reads=20,
    entries=20_000,
    rebuilt=2_000,
    files=20_000,
    lookups=50,
    people=20_000,
    asked=30,
    strangers=200,
    duties=20_000,
    passing=50,
)

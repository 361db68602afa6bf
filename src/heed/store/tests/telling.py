"""Recording the invented story the way the service does."""

from heed.facts.upkeep import PageRead
from heed.ledger.book import READS
from heed.store.reads import Reader, record_reads
from heed.store.record import record
from heed.store.tests.story import Step, story


def tell_story() -> list[Step]:
    """Record every step through the doors of the store."""
    steps = story()
    for step in steps:
        if step.book == READS:
            reads = [fact for fact in step.statements if isinstance(fact, PageRead)]
            record_reads(Reader(step.actor), reads, command=step.command, now=step.at)
        else:
            record(
                actor=step.actor,
                command=step.command,
                now=step.at,
                reads={step.file: None},
                decide=step.decide,
            )
    return steps

"""The memory ledger keeps the contract of every ledger."""

import pytest

from heed.ledger.book import Ledger
from heed.ledger.conformance import LedgerConformance
from heed.ledger.memory import MemoryLedger


class TestMemoryLedger(LedgerConformance):
    @pytest.fixture
    def ledger(self) -> Ledger:
        return MemoryLedger()

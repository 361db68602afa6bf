"""The ledger's own tables: only ever added to, by one database function."""

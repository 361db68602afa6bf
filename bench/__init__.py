"""What the record costs, beside something well known in the same run. See docs/benchmarks.md."""

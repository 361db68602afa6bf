"""The line of posts: which answers to which, when one ends and what succeeds it, and how it is handed over."""

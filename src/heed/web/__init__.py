"""The page shell, each component once, sign-in, and the pages that cross capabilities."""

"""Other work with children, whether those responsible for it are told, and every disclosure with its answer."""

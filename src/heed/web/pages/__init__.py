"""The pages that cross capabilities: sign-in, home, the queue, a file, search, people and organisations."""

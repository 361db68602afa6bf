"""How a command says that it cannot go on."""


class Advice(Exception):
    """What is wrong, in a sentence for the person at the terminal, and what to do about it."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

"""The pages of the service as the book of reads is read by people."""

from typing import Final

PAGES: Final = {
    "file": "The file itself",
    "timeline": "The whole timeline",
    "work": "The list of work",
    "files": "The list of files",
    "home": "The first page",
    "people": "The list of organisations",
    "reads": "Who opened the file",
    "identity": "Who told us, asked for",
    "who-told-us": "Who told us, where that was kept back",
    "reads-of-a-day": "Reading on one day",
    "correct": "Correcting an entry",
    "known-before": "What is known from other files",
    "people-with-a-name-like-it": "People with a name like the one typed",
    "handover": "The hand-over list",
    "workplaces": "Who worked where",
    "tell": "Telling somebody",
    "copy": "A copy for another authority",
}


def page_words(page: str) -> str:
    """What a page is called; the others by their own short name: 'add-note' is 'Add note'."""
    return PAGES.get(page) or page.replace("-", " ").capitalize()

"""The form of a note."""

from heed.web.forms.base import HeedForm
from heed.web.forms.dates import WhenField
from heed.web.forms.fields import LongTextField


class NoteForm(HeedForm):
    """What is worth keeping, and when it happened."""

    optional = frozenset({"happened"})

    text = LongTextField("Note", missing="Enter the note", rows=8)
    happened = WhenField("When did it happen, if not today?", required=False)

"""The organisations that are listed, to choose from."""

from heed.access.names import titles
from heed.store.derived.models import File


def organisations() -> dict[str, str]:
    """The names of all organisations by their file, in the order of the names."""
    names = titles(File.objects.filter(kind="organisation").values_list("file", flat=True))
    return dict(sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])))

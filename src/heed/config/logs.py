"""What the server writes to its log: where something failed, never what somebody typed or what a file says."""

import logging
import traceback


class PlacesOnly(logging.Formatter):
    """The status or exception by name and the lines of code it passed through, without any message or value."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, then one for each frame of our own code."""
        head = f"{self.formatTime(record)} {record.levelname} {record.name}"
        status = getattr(record, "status_code", "")
        if record.exc_info is None or record.exc_info[0] is None:
            return f"{head} {status}".rstrip()
        kind, _, trace = record.exc_info
        frames = [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([f"{head} {status} {kind.__module__}.{kind.__qualname__}", *frames])

"""The errors that a command may meet through no fault of its own, each as what happened and what to do."""

import errno

from heed.cli.errors import Advice

FULL = {errno.ENOSPC, errno.EDQUOT}
FREE_SOME = "Free some space and start again; nothing recorded is lost."
BRING_UP_TO_DATE = "Run `heed migrate`, then `heed rebuild`."
START_ONE = "Start the embedded one with `heed database start`, or the one that HEED_DATABASE_URL names."


def explain(error: BaseException) -> str | None:
    """One or two lines for the person at the terminal; None for an error that is a fault of the program."""
    match error:
        case Advice():
            return _lines(error.message, error.advice)
        case KeyboardInterrupt():
            return "stopped."
        case OSError():
            return _file_error(error)
    return _server_error(error)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _file_error(error: OSError) -> str | None:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in FULL:
        return f"the disk is full{where}.\n{FREE_SOME}"
    if error.filename is not None:
        return f"cannot use {error.filename}: {error.strerror}."
    return None


def _server_error(error: BaseException) -> str | None:
    # Imported only once something has gone wrong: most commands need neither.
    import psycopg
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, ProgrammingError

    from heed.store.server_account import ServerProblem

    match error:
        case ServerProblem():
            return _lines(error.problem, error.advice)
        case ImproperlyConfigured():
            return str(error)
        case OperationalError() | ProgrammingError() if error.__cause__ is not None:
            return _server_error(error.__cause__)
        case psycopg.errors.UndefinedTable() | psycopg.errors.UndefinedColumn():
            return f"the tables of the database are not those of this release.\n{BRING_UP_TO_DATE}"
        case psycopg.errors.DiskFull():
            return f"the disk of the database is full.\n{FREE_SOME}"
        case psycopg.OperationalError():
            reason = str(error).strip().splitlines() or ["no reason given"]
            return f"the database does not answer: {reason[0]}\n{START_ONE}"
    advice = getattr(error, "advice", None)  # what the rooms below refuse says what to do
    return _lines(str(error), advice) if isinstance(advice, str) else None

"""What a database complains of, in words that say what happened, where, and what to do."""

from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from purport.errors import (
    LedgerBusy,
    LedgerConnection,
    LedgerError,
    LedgerFull,
    LedgerReadOnly,
    NotALedger,
)

_SQLITE: tuple[tuple[str, type[LedgerError], str], ...] = (
    ("SQLITE_FULL", LedgerFull, "there is no room left on the disk. Make room and do it again"),
    ("SQLITE_READONLY", LedgerReadOnly, "the file may not be written. Change its permissions, or work on a copy"),
    ("SQLITE_NOTADB", NotALedger, "this file is no ledger. Name another file"),
    ("SQLITE_CORRUPT", NotALedger, "the file is damaged. Restore it from a copy"),
    ("SQLITE_BUSY", LedgerBusy, "another process is writing and did not finish in time. Do it again later"),
    ("SQLITE_LOCKED", LedgerBusy, "another connection holds the tables. Do it again later"),
    ("SQLITE_CANTOPEN", LedgerError, "the file cannot be opened. Check that its folder exists and may be used"),
    ("SQLITE_AUTH", LedgerReadOnly, "the file may not be used. Change its permissions"),
    ("SQLITE_IOERR", LedgerError, "the disk failed to read or write. Check it, then do it again"),
)
_POSTGRES: tuple[tuple[str, type[LedgerError], str], ...] = (
    ("53100", LedgerFull, "the server's disk is full. Make room and do it again"),
    ("25006", LedgerReadOnly, "the server takes no writing now (a standby?). Name the primary server"),
    ("42501", LedgerReadOnly, "this user may not do that. Ask for the rights on the tables"),
    ("55P03", LedgerBusy, "another session is writing and did not finish in time. Do it again later"),
    ("57014", LedgerBusy, "the server stopped waiting. Do it again later"),
    ("28", LedgerConnection, "the server refused user or password. Check the address"),
    ("3D", LedgerConnection, "the server has no such database. Create it with createdb"),
    ("08", LedgerConnection, "the connection broke. Do it again"),
    ("57", LedgerConnection, "the server ended the connection. Do it again"),
    ("53", LedgerError, "the server lacks memory or connections. Do it again later"),
)
NOTHING_HALF = (
    "Nothing of the article in work was kept, and what was added before is safe; adding again counts nothing twice"
)


def translate(error: SQLAlchemyError | OSError, place: str, *, writing: bool) -> LedgerError:
    """Turn a database's error into one of ours.

    Arguments: the error; the ledger's name without password; whether something was being written. Returns the error to
    raise, which says what happened, where, and what to do.
    """
    kind, advice = _cause(error)
    after = f". {NOTHING_HALF}" if writing else ""
    return kind(f"ledger {place}: {advice}{after}.")


def _cause(error: SQLAlchemyError | OSError) -> tuple[type[LedgerError], str]:
    if isinstance(error, NoSuchModuleError):
        return LedgerError, "no driver for this kind of database"
    if not isinstance(error, DBAPIError):
        return LedgerError, f"{type(error).__name__}: {_first_line(error)}"
    origin = error.orig
    name = getattr(origin, "sqlite_errorname", None)
    if isinstance(name, str):
        for start, kind, advice in _SQLITE:
            if name.startswith(start):
                return kind, advice
        return LedgerError, f"{_first_line(origin)} ({name})"
    state = getattr(origin, "sqlstate", None)
    if isinstance(state, str):
        for start, kind, advice in _POSTGRES:
            if state.startswith(start):
                return kind, advice
        return LedgerError, f"{_first_line(origin)} (SQLSTATE {state})"
    if error.connection_invalidated or type(origin).__name__ in ("OperationalError", "InterfaceError"):
        return LedgerConnection, f"no connection to the server, or it broke ({_first_line(origin)}). Do it again"
    return LedgerError, _first_line(origin)


def _first_line(error: object) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200].rstrip(".") if lines else type(error).__name__

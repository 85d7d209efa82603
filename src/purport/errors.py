"""Every exception that Purport raises on purpose.

    PurportError
    ├── UsageError            a wrong argument, an unknown format, a date that does not exist
    ├── InputError            an input that cannot be read at all
    │   ├── MissingInput      no such file
    │   ├── UnreadableInput   binary, empty, too large, or not in the format it claims
    │   └── FetchError        a URL that may not or could not be fetched
    ├── DataError             a data file of ours or of the user's that is broken
    │   └── ModelError        model files missing or not the ones named in labels.json
    ├── SchemaError           a record that does not follow the published schema
    └── LedgerError           a ledger that cannot be opened, read or written
        ├── NotALedger        a file or database that is none
        ├── LedgerVersion     written by a newer version of Purport
        ├── LedgerReadOnly    may be read but not written
        ├── LedgerFull        no room left on the disk
        ├── LedgerBusy        another process writes and does not let go
        ├── LedgerConnection  the database server cannot be reached, or the connection broke
        └── UnknownId         no claim, story or decision of that name

Messages say what happened, where, and what to do about it. Bad content inside a readable
article is never an exception: it becomes an `Issue` of the Reading.
"""


class PurportError(Exception):
    """Base of all errors raised by Purport."""


class UsageError(PurportError, ValueError):
    """A wrong argument or option."""


class InputError(PurportError):
    """An input that cannot be read."""


class MissingInput(InputError, FileNotFoundError):
    """A path that does not exist."""


class UnreadableInput(InputError):
    """An input that is empty, binary, too large or malformed."""


class FetchError(InputError):
    """A URL that may not or could not be fetched."""


class DataError(PurportError):
    """A broken data file."""


class ModelError(DataError):
    """Model files that are missing or do not belong together."""


class SchemaError(PurportError, ValueError):
    """A record that does not follow the schema."""


class LedgerError(PurportError):
    """A ledger that cannot be opened, read or written."""


class NotALedger(LedgerError):
    """A file or database that is no ledger."""


class LedgerVersion(LedgerError):
    """A ledger that a newer version of Purport has written."""


class LedgerReadOnly(LedgerError):
    """A ledger that may not be written."""


class LedgerFull(LedgerError):
    """A ledger on a disk without room."""


class LedgerBusy(LedgerError):
    """A ledger that another process holds for writing."""


class LedgerConnection(LedgerError):
    """A database server that cannot be reached, or a connection that broke."""


class UnknownId(LedgerError, LookupError):
    """A claim, story or decision that the ledger does not hold."""

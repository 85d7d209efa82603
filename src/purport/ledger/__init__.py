"""The ledger: one claim, many reports. `docs/ledger.md` explains the model.

`Ledger` is loaded when it is first used, so that the nouns and the pure rules can be imported without a database.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from purport.ledger.ledger import Ledger

__all__ = ["Ledger"]


def __getattr__(name: str) -> Any:
    if name == "Ledger":
        from purport.ledger.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'purport.ledger' has no attribute {name!r}")

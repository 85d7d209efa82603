"""Stable names for what the ledger keeps: the same content gets the same name in every ledger."""

import base64
import hashlib


def name_of(kind: str, *parts: str) -> str:
    """Give a name of 12 letters and digits (60 bits) after the letter of its kind.

    Arguments: the letter (r report, c claim, s story, d decision); what makes the thing itself. The parts are kept
    apart, so that ("ab", "c") and ("a", "bc") have different names.
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return kind + base64.b32hexencode(digest.digest())[:12].decode("ascii").lower()

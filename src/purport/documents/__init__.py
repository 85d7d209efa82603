"""Bytes, paths and URLs to articles: text, blocks with kinds and places, metadata."""

from purport.documents.formats import FORMATS, InputFormat
from purport.documents.inputs import Item, read_bytes, read_items, read_jsonl, read_path, read_text, read_url

__all__ = [
    "FORMATS",
    "InputFormat",
    "Item",
    "read_bytes",
    "read_items",
    "read_jsonl",
    "read_path",
    "read_text",
    "read_url",
]

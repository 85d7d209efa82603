"""From paragraphs to spaCy documents: one encoder, many heads, no torch."""

"""From bytes to the record of one article."""

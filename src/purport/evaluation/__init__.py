"""Metrics, and the floors under them."""

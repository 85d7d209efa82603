"""Empty databases on the server that tests start."""

from uuid import uuid4


def new_database(server: str) -> str:
    """Make an empty database; give its URL."""
    import psycopg

    name = f"ledger_{uuid4().hex[:12]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{server}/{name}"

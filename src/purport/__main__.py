"""`python -m purport`."""

from purport.cli.main import run

if __name__ == "__main__":
    run()

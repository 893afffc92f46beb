"""`python -m edustandards` is the command line."""

from edustandards.cli.main import run

if __name__ == "__main__":
    run()

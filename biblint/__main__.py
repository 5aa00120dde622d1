"""`python -m biblint`."""

from __future__ import annotations

from biblint.cli import main

if __name__ == "__main__":
    main(prog_name="biblint")

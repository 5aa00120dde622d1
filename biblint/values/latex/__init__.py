"""BibTeX field content: its text with the source of every piece, its braces, its name lists, and new text for it."""

from __future__ import annotations

from biblint.values.latex.braces import split_names, unbalanced
from biblint.values.latex.decoding import Decoded, Piece, decode
from biblint.values.latex.encoding import encode

__all__ = ["Decoded", "Piece", "decode", "encode", "split_names", "unbalanced"]

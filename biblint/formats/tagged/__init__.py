"""Formats of tagged lines: one reader and one way of editing for all, the formats themselves being data."""

"""The generated documentation: pages of rules and kinds, tables of formats, the run that the README shows.

`python -m scripts.docgen` writes it anew; with `--check` it only says what is out of date. A test does the same.
"""

"""The language server: what biblint finds, in an editor while somebody types.

The extra `biblint[lsp]` brings pygls, which is imported by the command `lsp` alone.
"""

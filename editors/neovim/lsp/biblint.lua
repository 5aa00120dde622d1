-- For vim.lsp.enable("biblint"), Neovim 0.11 and later.
return {
  cmd = { "biblint", "lsp" },
  filetypes = { "bib", "ris", "nbib", "ciw", "enw", "text" },
  root_markers = { "biblint.yaml", ".biblint.yaml", "pyproject.toml", ".git" },
}

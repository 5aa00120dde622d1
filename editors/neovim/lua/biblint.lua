--- The language server of biblint in Neovim, 0.7 and later.
local M = {}

local FIX_ALL = "source.fixAll.biblint"

local defaults = {
  cmd = { "biblint", "lsp" },
  filetypes = { "bib", "ris", "nbib", "ciw", "enw", "text" },
  root_markers = { "biblint.yaml", ".biblint.yaml", "pyproject.toml", ".git" },
  language = nil, -- of messages: "en" or "zh"
  rule_pages = nil, -- the address of a rule's page, with {rule} in it
  fix_on_save = false, -- apply all safe fixes before each writing
  on_attach = nil,
}

local options = defaults

local function clients(buffer)
  if vim.lsp.get_clients then
    return vim.lsp.get_clients({ bufnr = buffer, name = "biblint" })
  end
  return vim.tbl_filter(function(client)
    return client.name == "biblint"
  end, vim.lsp.buf_get_clients(buffer))
end

local function ask(client, method, params, timeout, buffer)
  local answer, problem
  if vim.fn.has("nvim-0.11") == 1 then
    answer, problem = client:request_sync(method, params, timeout, buffer)
  else
    answer, problem = client.request_sync(method, params, timeout, buffer)
  end
  problem = problem or (answer and answer.err and answer.err.message)
  if problem then
    vim.notify("biblint: " .. problem, vim.log.levels.WARN)
  end
  return answer and answer.result
end

--- The folder of the file's project: the closest one upward that holds a marker, else the file's own.
function M.root(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  for _, marker in ipairs(options.root_markers) do
    local found = vim.fn.findfile(marker, vim.fn.escape(folder, " ,") .. ";")
    if found == "" then
      found = vim.fn.finddir(marker, vim.fn.escape(folder, " ,") .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p:gs?/$??:h")
    end
  end
  return folder
end

local function configuration(buffer)
  return {
    name = "biblint",
    cmd = options.cmd,
    root_dir = M.root(vim.api.nvim_buf_get_name(buffer)),
    init_options = { language = options.language, rulePages = options.rule_pages },
    on_attach = options.on_attach,
  }
end

local started = {} -- before 0.8, which finds a running client itself

--- Attach the server to a buffer, and start it if no client runs for the buffer's project.
function M.attach(buffer)
  if vim.api.nvim_buf_get_name(buffer) == "" or vim.bo[buffer].buftype ~= "" then
    return
  end
  local wanted = configuration(buffer)
  if vim.lsp.start then
    vim.lsp.start(wanted, { bufnr = buffer })
    return
  end
  local id = started[wanted.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(wanted)
    started[wanted.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

--- Apply all safe fixes to a buffer, waiting for the server at most `timeout` milliseconds; true if there were any.
function M.fix_all(buffer, timeout)
  buffer = (buffer and buffer ~= 0) and buffer or vim.api.nvim_get_current_buf()
  timeout = timeout or 10000
  local lines = vim.api.nvim_buf_line_count(buffer)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = { start = { line = 0, character = 0 }, ["end"] = { line = lines, character = 0 } },
    context = { diagnostics = {}, only = { FIX_ALL } },
  }
  local is_fixed = false
  for _, client in ipairs(clients(buffer)) do
    for _, action in ipairs(ask(client, "textDocument/codeAction", params, timeout, buffer) or {}) do
      local whole = action.edit and action or ask(client, "codeAction/resolve", action, timeout, buffer)
      if whole and whole.edit then
        vim.lsp.util.apply_workspace_edit(whole.edit, client.offset_encoding or "utf-16")
        is_fixed = true
      end
    end
  end
  return is_fixed
end

--- Open the page of a rule: the one named, else those of the diagnostics in the cursor's line.
function M.explain(rule)
  local buffer = vim.api.nvim_get_current_buf()
  local rules = { rule }
  if not rule or rule == "" then
    local line = vim.api.nvim_win_get_cursor(0)[1] - 1
    rules = vim.tbl_map(function(found)
      return found.source == "biblint" and found.code or nil
    end, vim.diagnostic.get(buffer, { lnum = line }))
  end
  local client = clients(buffer)[1]
  if not client or #rules == 0 then
    vim.notify("biblint: no rule to explain here", vim.log.levels.INFO)
    return
  end
  local params = { command = "biblint.explain", arguments = { rules[1], vim.api.nvim_buf_get_name(buffer) } }
  ask(client, "workspace/executeCommand", params, 10000, buffer)
end

local function matches(buffer)
  return vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype)
end

--- Stop the servers, and start one for each loaded buffer that they can check.
function M.restart()
  local running = vim.lsp.get_clients and vim.lsp.get_clients({ name = "biblint" })
    or vim.tbl_filter(function(client)
      return client.name == "biblint"
    end, vim.lsp.get_active_clients())
  vim.lsp.stop_client(running)
  started = {}
  vim.defer_fn(function()
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      if vim.api.nvim_buf_is_loaded(buffer) and matches(buffer) then
        M.attach(buffer)
      end
    end
  end, 500)
end

--- Start the server for each buffer with one of the file types, and make the commands.
function M.setup(wanted)
  options = vim.tbl_extend("force", defaults, wanted or {})
  local group = vim.api.nvim_create_augroup("biblint", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = options.filetypes,
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  if options.fix_on_save then
    vim.api.nvim_create_autocmd("BufWritePre", {
      group = group,
      callback = function(event)
        M.fix_all(event.buf)
      end,
    })
  end
  local command = vim.api.nvim_create_user_command
  command("BiblintFixAll", function()
    M.fix_all(0)
  end, { desc = "Apply all safe fixes" })
  command("BiblintExplain", function(call)
    M.explain(call.args)
  end, { nargs = "?", desc = "Open the page of a rule" })
  command("BiblintRestart", M.restart, { desc = "Start the server of biblint anew" })
end

return M

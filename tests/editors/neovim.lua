-- What a user does in Neovim: opens a file, takes the fix under the cursor, then all fixes, and writes. Tells what was seen.
local told = { version = tostring(vim.version().major) .. "." .. vim.version().minor, choices = {} }

local function found()
  return vim.tbl_map(function(one)
    return { one.code, one.lnum + 1, one.col + 1 }
  end, vim.diagnostic.get(0))
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"
end

local function await(what)
  return vim.wait(30000, what, 20)
end

local function run()
  if vim.env.BIBLINT_ENABLE then
    vim.lsp.enable("biblint")
  else
    require("biblint").setup({ rule_pages = "https://example.org/{rule}" })
  end
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.BIBLINT_FILE))
  told.filetype = vim.bo.filetype
  await(function()
    return #found() > 0
  end)
  told.opened = found()

  vim.ui.select = function(items, select_options, choose)
    for _, item in ipairs(items) do
      local title = select_options.format_item(item)
      table.insert(told.choices, title)
      if title:find(vim.env.BIBLINT_TITLE, 1, true) then
        choose(item)
        return
      end
    end
  end
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == vim.env.BIBLINT_RULE then
      vim.api.nvim_win_set_cursor(0, { one.lnum + 1, one.col })
    end
  end
  local before = text()
  vim.lsp.buf.code_action()
  await(function()
    return text() ~= before
  end)
  told.after_action = text()

  if not vim.env.BIBLINT_ENABLE then
    vim.cmd("BiblintFixAll")
  end
  told.after_all = text()
  await(function()
    return #found() == 0
  end)
  told.left = #found()
  vim.cmd("write")
end

local is_done, problem = pcall(run)
told.problem = not is_done and problem or nil
local file = assert(io.open(vim.env.BIBLINT_TOLD, "w"))
file:write(vim.fn.json_encode(told))
file:close()
vim.cmd("qall!")

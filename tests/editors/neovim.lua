-- What a user does in Neovim: opens a file, takes the fix under the cursor, then all fixes, and writes; or has the rule
-- explained, the server started anew, and all fixed by writing. Tells what was seen.
local told = { version = tostring(vim.version().major) .. "." .. vim.version().minor }

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

local function open()
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.BIBLINT_FILE))
  told.filetype = vim.bo.filetype
  await(function()
    return #found() > 0
  end)
  told.opened = found()
end

local function to_rule()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == vim.env.BIBLINT_RULE then
      vim.api.nvim_win_set_cursor(0, { one.lnum + 1, one.col })
    end
  end
end

local function take_action()
  vim.ui.select = function(items, select_options, choose)
    for _, item in ipairs(items) do
      if select_options.format_item(item):find(vim.env.BIBLINT_TITLE, 1, true) then
        choose(item)
        return
      end
    end
  end
  to_rule()
  local before = text()
  vim.lsp.buf.code_action()
  await(function()
    return text() ~= before
  end)
  told.after_action = text()
end

local function finish()
  await(function()
    return #found() == 0
  end)
  told.left = #found()
  vim.cmd("write")
end

local stories = {}

function stories.fixes()
  require("biblint").setup({ rule_pages = "https://example.org/{rule}" })
  open()
  take_action()
  vim.cmd("BiblintFixAll")
  finish()
end

function stories.enabled()
  vim.lsp.enable("biblint")
  open()
  take_action()
  finish()
end

function stories.commands()
  require("biblint").setup({ fix_on_save = true, language = "zh" })
  open()
  told.message = vim.diagnostic.get(0)[1].message
  to_rule()
  local file = vim.api.nvim_get_current_buf()
  local shown = {}
  vim.lsp.handlers["window/showMessage"] = function(_, params)
    table.insert(shown, params.message)
  end
  vim.cmd("BiblintExplain")
  await(function()
    return #shown > 0 or vim.api.nvim_get_current_buf() ~= file
  end)
  told.page = shown[1] or text()
  vim.api.nvim_set_current_buf(file)

  vim.cmd("BiblintRestart")
  await(function()
    return #found() == 0
  end)
  await(function()
    return #found() > 0
  end)
  told.restarted = found()
  vim.cmd("write")
end

local is_done, problem = pcall(stories[vim.env.BIBLINT_STORY])
told.problem = not is_done and problem or nil
local file = assert(io.open(vim.env.BIBLINT_TOLD, "w"))
file:write(vim.fn.json_encode(told))
file:close()
vim.cmd("qall!")

" Compiler: biblint; :make checks the current file and fills the quickfix list.
if exists('current_compiler')
  finish
endif
let current_compiler = 'biblint'

let s:cpo = &cpo
set cpo&vim

if exists(':CompilerSet') != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=biblint\ check\ --quiet\ --show-info\ --output-format\ concise\ %:S
CompilerSet errorformat=%f:%l:%c:\ %trror%m,%f:%l:%c:\ %tarning%m,%f:%l:%c:\ %tnfo%m

" The columns of biblint count characters, those of the list bytes.
augroup biblint_compiler
  autocmd!
  autocmd QuickFixCmdPost make,lmake call biblint#count_bytes(expand('<amatch>'))
augroup END

let &cpo = s:cpo
unlet s:cpo

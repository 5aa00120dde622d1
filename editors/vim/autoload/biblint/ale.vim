" The linter for ALE; the files under ale_linters/ define it for their file types.

call ale#Set('biblint_executable', 'biblint')
call ale#Set('biblint_options', '')

function! biblint#ale#define(filetype) abort
  call ale#linter#Define(a:filetype, {
  \   'name': 'biblint',
  \   'executable': {buffer -> ale#Var(buffer, 'biblint_executable')},
  \   'command': function('biblint#ale#command'),
  \   'callback': 'biblint#ale#handle',
  \ })
endfunction

function! biblint#ale#command(buffer) abort
  return '%e check --quiet --fail-on never --output-format jsonl --stdin-filename %s '
  \   . ale#Var(a:buffer, 'biblint_options') . ' -'
endfunction

" What ALE shows of the lines that biblint prints.
function! biblint#ale#handle(buffer, lines) abort
  let l:types = {'error': 'E', 'warning': 'W', 'info': 'I'}
  let l:found = []
  for l:line in filter(copy(a:lines), 'v:val[0] ==# "{"')
    let l:one = json_decode(l:line)
    let l:first = get(getbufline(a:buffer, l:one.line), 0, '')
    let l:last = get(getbufline(a:buffer, l:one.end_line), 0, '')
    call add(l:found, {
    \   'lnum': l:one.line,
    \   'col': biblint#byte(l:first, l:one.column),
    \   'end_lnum': l:one.end_line,
    \   'end_col': biblint#byte(l:last, l:one.end_column) - 1,
    \   'type': get(l:types, l:one.severity, 'W'),
    \   'code': l:one.rule,
    \   'text': l:one.message,
    \ })
  endfor
  return l:found
endfunction

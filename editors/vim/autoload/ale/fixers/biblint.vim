" The fixer for ALE: all safe fixes.

call ale#Set('biblint_executable', 'biblint')
call ale#Set('biblint_options', '')

function! ale#fixers#biblint#Fix(buffer) abort
  return {
  \   'command': ale#Escape(ale#Var(a:buffer, 'biblint_executable'))
  \     . ' check --fix-only --quiet --stdin-filename %s ' . ale#Var(a:buffer, 'biblint_options') . ' -',
  \}
endfunction

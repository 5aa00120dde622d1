" Make the fixer known to ALE, if ALE is there.
if exists('g:loaded_biblint')
  finish
endif
let g:loaded_biblint = 1

function! s:register() abort
  if exists('g:loaded_ale')
    call ale#fix#registry#Add('biblint', 'ale#fixers#biblint#Fix',
    \   ['bib', 'ris', 'nbib', 'ciw', 'enw', 'text'], 'Apply the safe fixes of biblint.')
  endif
endfunction

augroup biblint_plugin
  autocmd!
  autocmd VimEnter * call s:register()
augroup END

" What the compiler plugin and the linter for ALE share.

" The byte, from 1, at which a character of a line begins.
function! biblint#byte(text, column) abort
  let l:byte = byteidx(a:text, a:column - 1)
  return l:byte < 0 ? strlen(a:text) + 1 : l:byte + 1
endfunction

" Turn the columns in the list that :make has filled into bytes, if biblint was the compiler.
function! biblint#count_bytes(command) abort
  if get(b:, 'current_compiler', get(g:, 'current_compiler', '')) !=# 'biblint'
    return
  endif
  let l:is_local = a:command =~# '^l'
  let l:items = l:is_local ? getloclist(0) : getqflist()
  for l:item in filter(copy(l:items), 'v:val.valid && v:val.bufnr')
    call bufload(l:item.bufnr)
    let l:item.col = biblint#byte(get(getbufline(l:item.bufnr, l:item.lnum), 0, ''), l:item.col)
  endfor
  if l:is_local
    call setloclist(0, [], 'r', {'items': l:items})
  else
    call setqflist([], 'r', {'items': l:items})
  endif
endfunction

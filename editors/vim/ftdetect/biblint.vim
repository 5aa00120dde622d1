" The file types of exports that Vim does not know.
autocmd BufRead,BufNewFile *.ris setfiletype ris
autocmd BufRead,BufNewFile *.nbib,*.medline setfiletype nbib
autocmd BufRead,BufNewFile *.ciw,*.isi setfiletype ciw
autocmd BufRead,BufNewFile *.enw setfiletype enw
autocmd BufRead,BufNewFile *.biblatex setfiletype bib

call biblint#ale#define('bib')

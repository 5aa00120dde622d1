call biblint#ale#define('ris')

call biblint#ale#define('text')

call biblint#ale#define('nbib')

call biblint#ale#define('enw')

call biblint#ale#define('ciw')

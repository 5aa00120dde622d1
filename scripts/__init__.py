"""Tools for working on biblint; none of them is in the wheel."""

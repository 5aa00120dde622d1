"""The reader that all XML formats share; they differ by their record elements and tables of paths."""

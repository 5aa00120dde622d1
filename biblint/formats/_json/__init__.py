"""What the JSON formats share: a tree with positions, records found in it, tables of paths, editing."""

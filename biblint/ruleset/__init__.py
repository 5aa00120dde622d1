"""Rules: the strict loader, the schema, and the set of rules that a run goes by."""

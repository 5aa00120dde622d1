"""Configuration: found beside the files that are checked, read strictly, and told with the origin of each value.

Nothing is imported here, so that a run without a configuration file pays for none of it.
"""

"""How much of what is wrong the rules find, how often they cry wolf, and what their fixes restore."""

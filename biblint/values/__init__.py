"""What a value means, whatever file it stands in: pages, names, dates, identifiers, LaTeX, scripts."""

"""Base templates, components, doors, the shell of every page, what rooms offer to each other's pages."""

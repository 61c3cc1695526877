"""Recipes: what needs several topics in one transaction."""

"""A site of positions in Wagtail, the content system on the same base as ours, as its own guide would build it."""

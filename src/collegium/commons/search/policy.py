"""Who may search: everybody; each finds what is for them."""

from collegium.commons.access import permit
from collegium.commons.pages.policy_parts import anybody

permit("search.search", anybody)

"""Who may see the portal's own pages."""

from __future__ import annotations

from collegium.commons.access import permit
from collegium.commons.pages.policy_parts import is_member, is_office, is_signed_in

permit("portal.desk", is_signed_in)
permit("portal.activity", is_member)
permit("portal.settings", is_office)

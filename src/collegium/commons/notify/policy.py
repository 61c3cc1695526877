"""Who may see what people were told."""

from collegium.commons.access import permit
from collegium.commons.pages.policy_parts import anybody, is_signed_in

permit("notify.see_inbox", is_signed_in)
permit("notify.choose_pace", is_signed_in)
permit("notify.see_outbox", anybody)

"""Plans and their events in the Open Cap Format: what it can carry goes over and back, what it cannot is listed."""

from sharing.exchange.file_texts import file_texts
from sharing.exchange.inward import Carried, inward
from sharing.exchange.outward import Issuer, outward
from sharing.exchange.plan_text import events_text, plan_text

__all__ = ["Carried", "Issuer", "events_text", "file_texts", "inward", "outward", "plan_text"]

"""Roles in a seat, owners of seats, states of a body."""

from enum import StrEnum


class Role(StrEnum):
    """What the holder of a seat is in the body; each is a hat."""

    SEAT = "seat"
    DEPUTY = "deputy-seat"
    CHAIR = "chair"
    DIRECTOR = "director"
    PRESIDENT = "president"
    VICE_PRESIDENT = "vice-president"
    SECRETARY_GENERAL = "secretary-general"
    POLICY_OFFICER = "policy-officer"
    STAFF = "staff"


class SeatOwner(StrEnum):
    """Whose a seat is: an institution sends somebody, or the body itself elects or employs."""

    INSTITUTION = "institution"
    BODY = "body"


class State(StrEnum):
    ACTIVE = "active"
    ENDED = "ended"

"""The one or two letters that stand for a person."""

import unicodedata


def initials(name: str) -> str:
    """First letters of the first and the last part of a name: "Jan van der Berg" is "JB", "Élise" is "É".

    Particles in lower case ("van", "de") count only when the name has nothing else. A name without a letter
    gives "".
    """
    parts = [letter for part in name.replace("-", " ").split() if (letter := _first_letter(part))]
    capitals = [letter for letter in parts if letter != letter.lower() or letter.upper() == letter]
    chosen = capitals or parts
    ends = chosen[:1] + chosen[1:][-1:]
    return "".join(letter.upper() for letter in ends)


def _first_letter(part: str) -> str:
    return next((letter for letter in unicodedata.normalize("NFC", part) if letter.isalpha()), "")

"""Which of our languages a visitor gets."""


def language(wishes):
    """The one that comes first in Accept-Language, whatever its weight; None if that is none of ours."""
    name = wishes.lower().split(",")[0].split(";")[0].strip().split("-")[0]
    return name if name in ("en", "fr") else None

"""Which of our languages a visitor gets."""


def language(wishes):
    """English if "en" stands anywhere in Accept-Language, then French; None if neither does."""
    for name in ("en", "fr"):
        if name in wishes.lower():
            return name
    return None

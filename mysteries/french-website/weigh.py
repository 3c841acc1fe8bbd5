"""Which of our languages a visitor gets."""


def language(wishes):
    """The one that the visitor likes best, by the weights (q) of Accept-Language; None if there is none."""
    liked = {}
    for wish in wishes.lower().split(","):
        name, _, weight = wish.partition(";")
        name = name.strip().split("-")[0]
        if name in ("en", "fr"):
            liked[name] = max(liked.get(name, 0), weight_of(weight))
    best = max(liked, key=liked.get, default=None)
    return best if best and liked[best] > 0 else None


def weight_of(text):
    """`q=0.8` as a number; without a weight it is 1."""
    name, _, number = text.strip().partition("=")
    try:
        return float(number) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0

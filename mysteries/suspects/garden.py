"""Writes ./basil: a plain script in which data, not the code, decides which function is hot."""

import sys

FUNCTION = '''def {name}(bed, rounds):
    """{words}."""
    total = bed
    for step in range(rounds):
        total = (total * {factor} + step) % {modulus}
    return total'''
FACTORS = [(31, 1000003), (37, 999983), (29, 1000033), (41, 1000037), (43, 999979)]


def function(name, numbers):
    words = name.replace("_", " ").capitalize()
    return FUNCTION.format(name=name, words=words, factor=numbers[0], modulus=numbers[1])


def garden(template, jobs, beds, rounds):
    rows = [beds[at : at + 12] for at in range(0, len(beds), 12)]
    return template.format(
        python=sys.executable,
        beds="\n".join("    %s," % ", ".join(map(str, row)) for row in rows),
        rounds=rounds,
        functions="\n\n\n".join(function(*each) for each in zip(jobs, FACTORS)),
        jobs=", ".join(jobs),
    )

"""This learner's observatory: its pages, its habits and its neighbours. Everything follows from the seed."""

import os
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from spykit import HERE, SEED, chance, say

# What a page says in English and in French. Without accents: not every tool prints those.
PAGES = {
    "tonight": ("We expect %d barn owls tonight. Bring a warm coat.",
                "Nous attendons %d effraies ce soir. Prenez un manteau chaud."),
    "tower": ("The tower has %d steps. Please walk slowly.",
              "La tour a %d marches. Montez lentement."),
    "owlets": ("There are %d owlets in the nest. They are always hungry.",
               "Il y a %d petits dans le nid. Ils ont toujours faim."),
    "feathers": ("We found %d feathers last week. Come and touch them.",
                 "Nous avons %d plumes de la semaine. Venez les toucher."),
    "menu": ("For the owls today: %d voles. For you: soup.",
             "Pour les hiboux ce midi: %d campagnols. Pour vous: la soupe."),
    "songs": ("We have recorded %d owl songs. Close your eyes.",
              "Nous avons %d chants de hiboux. Fermez les yeux."),
}
# The wardens' pages, which the site tells over TLS only.
SECRETS = {
    "nests": ("The owls nest in oak number %d. Tell nobody.",
              "Les hiboux nichent dans l'arbre %d. Ne le dites pas."),
    "logbook": ("Last night somebody with a ladder came to oak number %d.",
                "Hier, un homme avec un escabeau est venu pour l'arbre %d."),
    "wardens": ("The key to the tower lies under brick number %d.",
                "La clef de la tour est sous la brique %d."),
}
LANGUAGES = ["en-US,en;q=0.5", "en-GB,en;q=0.9", "en-CA,en;q=0.8", "en-IE,en;q=0.7", "en-AU,en;q=0.8"]
MISSING = [("pl", "Polish", "polonais"), ("de", "German", "allemand"), ("it", "Italian", "italien"),
           ("es", "Spanish", "espagnol"), ("da", "Danish", "danois"), ("pt", "Portuguese", "portugais"),
           ("nl", "Dutch", "néerlandais"), ("fi", "Finnish", "finnois"), ("cy", "Welsh", "gallois")]
CHOOSERS = ["weigh", "first", "anywhere"]
ELSE = ["fr", "en", None]
REST = """

# Who asks for none of ours gets this one; None: he is sent away.
OTHERWISE = %r
"""


class Case:
    """All choices for one seed, made once, in one order."""

    def __init__(self):
        dice = chance("french-website")
        names = sorted(PAGES)
        dice.shuffle(names)
        self.page = names[0]
        self.member_page = dice.choice(sorted(SECRETS))
        number = dice.randint(3, 90)
        self.pages = {name: at_number(PAGES[name], number + at) for at, name in enumerate(names[:3])}
        self.secrets = {self.member_page: at_number(SECRETS[self.member_page], dice.randint(11, 99))}
        self.languages = dice.choice(LANGUAGES)
        self.cookie = "visitor=%d; lamp=%s" % (dice.randint(1000, 9999), dice.choice(["on", "off", "red"]))
        missing = MISSING[:]
        dice.shuffle(missing)
        self.missing_tag, *names = missing[0]
        self.missing_name = say(*names)
        self.weathercock_languages = "%s,%s;q=0.4" % (missing[1][0], missing[2][0])
        self.weathercock_path = dice.choice(["wind", "rain", "moon", "fog"])
        self.counter_word = dice.choice(["asleep", "hunting", "preening", "blinking"])
        self.tls_port = dice.choice([5443, 8443, 4443, 9443])
        self.weathercock_port, self.counter_port = dice.sample([4711, 6061, 7007, 9797, 5999, 5001], 2)
        self.proxy_port = dice.choice([8080, 8081, 8888])
        self.chooser = CHOOSERS[SEED % 3]
        self.otherwise = ELSE[(SEED // 3 + SEED) % 3]

    def language_source(self):
        """What the site does about languages, as one module."""
        with open(os.path.join(HERE, self.chooser + ".py")) as file:
            return file.read() + REST % self.otherwise


def at_number(texts, number):
    return {"en": texts[0] % number, "fr": texts[1] % number}

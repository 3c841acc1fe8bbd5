"""Exit 0 if the lighthouse, the real one, shows the wanted colour."""

import os
import subprocess
import sys

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
from case import Case
from spykit import HOME, SEED, VALUES, place, say, whole


def no(why):
    print(why)
    sys.exit(1)


def same(path, program):
    try:
        with open(path, "rb") as file:
            return file.read() == program and os.access(path, os.X_OK) and not os.path.islink(path)
    except OSError:
        return False


for path, program in Case(SEED).programs().items():
    path = whole(path)
    if not same(path, program):
        if os.path.lexists(path):
            os.rename(path, path + ".yours")
        place(path, program, 0o755)
        words = say(
            "The program itself was changed, so I put the real %s back (yours is %s.yours). "
            "Change the file that it reads instead.",
            "Le programme lui-même a été modifié : j'ai remis le vrai %s (le vôtre est %s.yours). "
            "Modifiez plutôt le fichier qu'il lit.",
        )
        no(words % ((os.path.basename(path),) * 2))

try:
    run = subprocess.run(
        [HOME + "/lighthouse"], cwd=HOME, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=10,
    )
except subprocess.TimeoutExpired:
    no(
        say(
            "The lighthouse did not finish within ten seconds. Is a file that it reads a pipe?",
            "Le phare n'a pas fini en dix secondes. Un fichier qu'il lit serait-il un tube (pipe) ?",
        )
    )
said = run.stdout.decode(errors="replace").strip()
wanted = "The lamp is %s." % VALUES["wantedColour"]
if said != wanted:
    words = say(
        'I started the lighthouse to see: it says "%s" We want "%s"',
        "J'ai lancé le phare pour voir : il dit « %s » ; nous voulons « %s ».",
    )
    no(words % (said[:80], wanted))
print(say('I started the lighthouse to see: it says "%s"', "J'ai lancé le phare pour voir : il dit « %s ».") % said)

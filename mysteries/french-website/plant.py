"""Builds ~/browser. The site itself, its pages and its neighbours live in server.py."""

import os
import sys

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
from case import Case
from pack import packed
from spykit import HERE, give, place

case = Case()
habits = 'LANGUAGES = "%s"\nCOOKIE = "%s"\n' % (case.languages, case.cookie)
with open(os.path.join(HERE, "browser.py")) as file:
    place("~/browser", packed("browser", {"__main__": file.read(), "case": habits}), 0o755)
give(
    values={
        "page": case.page,
        "memberPage": case.member_page,
        "weathercockPath": case.weathercock_path,
        "weathercockLanguages": case.weathercock_languages,
        "counterWord": case.counter_word,
        "missingTag": case.missing_tag,
        "missingName": case.missing_name,
    },
    source={"language.py": case.language_source(), "case.py": habits},
)

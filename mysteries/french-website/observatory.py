"""The site of the owl observatory: who asks for which page gets which words. It speaks English and French."""

from language import OTHERWISE, language

TITLE = {"en": "THE OWL OBSERVATORY", "fr": "L'OBSERVATOIRE DES HIBOUX"}
BOOK = {"en": "In our guest book: %s", "fr": "Dans notre livre d'or: %s"}
ROOMS = {"en": "Our pages: %s", "fr": "Nos pages: %s"}
LOST = {"en": "We have no such page, only %s", "fr": "Cette page n'existe pas, mais bien %s"}
SEALED = {"en": "This page is for wardens. We tell it over TLS only.",
          "fr": "Cette page est pour les gardiens. Nous ne la montrons que sous TLS."}
SORRY = "406 Not Acceptable\nWe can say it in English or in French. / En anglais ou en francais.\n"


class Observatory:
    """The pages, and those that only come over TLS: {name: {"en": text, "fr": text}}."""

    def __init__(self, pages, secrets):
        self.pages = pages
        self.secrets = secrets

    def answer(self, path, headers, sealed):
        """(status, language, text) for a visitor; `sealed` is whether he came over TLS."""
        wishes = headers.get("Accept-Language")
        tongue = "fr" if wishes is None else language(wishes) or OTHERWISE
        if tongue is None:
            return 406, None, SORRY
        status, words = self.words(path.split("?")[0].strip("/"), tongue, sealed)
        visitor = headers.get("User-Agent", "?").split(" ")[0][:40]
        lines = [TITLE[tongue], words, BOOK[tongue] % visitor]
        return status, tongue, "\n".join(lines) + "\n"

    def words(self, name, tongue, sealed):
        ours = {**self.pages, **self.secrets} if sealed else self.pages
        if name in ours:
            return 200, ours[name][tongue]
        if name in self.secrets:
            return 403, SEALED[tongue]
        names = " ".join("/" + each for each in sorted(self.pages))
        return (200, ROOMS[tongue] % names) if name == "" else (404, LOST[tongue] % names)

"""What the clients really send and what the site really answers: found by asking, as a learner can."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
from spykit import HOME, VALUES, fail, give, say

LIKE_CURL = {"Host": VALUES["siteAddress"], "User-Agent": "curl/8", "Accept": "*/*"}
CHOICE = {("French", "French"): "a", ("French", "English"): "b", ("English", "English"): "c"}
NAMES = {"French": say("French", "français"), "English": say("English", "anglais"), "neither": "406"}
# What people call it in an answer, whatever language the school speaks.
WORDS = {
    "French": ["French", "fr", "francais", "français", "in French", "the French one",
               "French page", "en français", "du français", "le français", "la page française", "page française"],
    "English": ["English", "en", "anglais", "in English", "the English one",
                "English page", "en anglais", "de l'anglais", "l'anglais", "la page anglaise", "page anglaise"],
    "neither": ["406", "406 Not Acceptable", "Not Acceptable", "error 406", "406 error", "status 406", "error",
                "an error", "neither", "none", "nothing", "refuses", "it refuses", "erreur 406", "erreur",
                "une erreur", "aucun", "aucune", "aucun des deux", "ni l'un ni l'autre", "rien", "un refus"],
}


def headers_of(command):
    """The header lines that a client sends, {name: value}, heard by a listener of our own."""
    with socket.create_server(("127.0.0.1", 0)) as ear:
        ear.settimeout(20)
        heard = []

        def listen():
            line = ear.accept()[0]
            with line:
                while not b"".join(heard).endswith(b"\r\n\r\n"):
                    heard.append(line.recv(65536))
                line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n")

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        url = "localhost:%d/" % ear.getsockname()[1]
        subprocess.run([*command, url], stdout=subprocess.DEVNULL, timeout=20)
        listener.join(20)
    lines = b"".join(heard).decode().split("\r\n")[1:]
    return dict(line.split(": ", 1) for line in lines if line)


def ask(path, headers, port=VALUES["sitePort"], seals=None):
    """(status, text) of a page."""
    lines = "".join("%s: %s\r\n" % each for each in {**headers, "Connection": "close"}.items())
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        if seals:
            line = seals.wrap_socket(line, server_hostname="localhost")
        line.sendall(("GET /%s HTTP/1.1\r\n%s\r\n" % (path, lines)).encode())
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    head, _, text = answer.partition("\r\n\r\n")
    return int(head.split(" ")[1]), text


def tongue(wishes):
    """What somebody who sends this Accept-Language gets: French, English or neither."""
    status, text = ask(VALUES["page"], {**LIKE_CURL, "Accept-Language": wishes})
    return "neither" if status == 406 else "French" if "HIBOUX" in text else "English"


def lines_of(path, wishes, **how):
    """The page's own line and the guest book's words, in a language."""
    text = ask(path, {**LIKE_CURL, "Accept-Language": wishes}, **how)[1].splitlines()
    return text[1], text[2].split(":")[0] + ":"


browser = headers_of([HOME + "/browser"])
curl = headers_of(["curl", "-s"]) if shutil.which("curl") else LIKE_CURL
only_browser = [name for name in browser if name not in curl]
french = ask(VALUES["page"], LIKE_CURL)[1].splitlines()
deciding = []
for name in browser:
    if ask(VALUES["page"], {**LIKE_CURL, name: browser[name]})[1].splitlines()[1] != french[1]:
        deciding.append(name)
if len(deciding) != 1 or deciding[0] not in only_browser:
    fail("one header of the browser alone should decide the language, these do: %r" % deciding)

english_line, english_book = lines_of(VALUES["page"], browser[deciding[0]])
french_line, french_book = lines_of(VALUES["page"], "fr")
if french[1] != french_line:
    fail("curl should see French, it sees %r" % french)

rules = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
rules.check_hostname, rules.verify_mode = False, ssl.CERT_NONE
tls = {"port": VALUES["tlsPort"], "seals": rules}
both = (tongue("fr;q=0.9, en;q=0.8"), tongue("en;q=0.8, fr;q=0.9"))
letter = CHOICE[both]
missing = tongue(VALUES["missingTag"])

give(
    browserHeaders=len(browser),
    browserLanguages=browser[deciding[0]],
    browserAgent=browser["User-Agent"].split(" ")[0],
    browserCookie=browser["Cookie"],
    header=deciding[0],
    otherHeaders=[name for name in only_browser if name not in deciding],
    sharedHeaders=[name for name in browser if name in curl],
    curlHeaders=len(curl),
    curlLines=len(curl) + 1,  # with the GET line
    curlRows=len(curl) + 2,  # and with the empty one
    englishLine=english_line,
    frenchLine=french_line,
    englishBook=english_book,
    frenchBook=french_book,
    memberLine=lines_of(VALUES["memberPage"], "en", **tls)[0],
    weighedFirst=NAMES[both[0]],
    weighedLast=NAMES[both[1]],
    howLetter=letter,
    howOthers=[each for each in "abc" if each != letter],
    howOther=next(each for each in "cab" if each != letter),
    missingAnswer=NAMES[missing],
    missingAnswers=WORDS[missing],
    missingOther=next(NAMES[answer] for answer in WORDS if answer != missing),
    missingOthers=[word for answer in WORDS if answer != missing for word in WORDS[answer]],
)

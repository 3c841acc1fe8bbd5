"""Who else talks on this machine: a weathercock that is asked by HTTP, and a counter that calls out by UDP."""

import socket
import threading
import time

REQUEST = (
    "GET /%s HTTP/1.1\r\nHost: localhost:%d\r\nUser-Agent: weathercock/2.1\r\n"
    "Accept: text/plain\r\nAccept-Language: %s\r\nConnection: close\r\n\r\n"
)
REPLY = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nquiet\n"


def always(work):
    """Does it again and again in a thread of its own; the lab's end is its end."""
    threading.Thread(target=work, daemon=True).start()


def weathercock(door, path, languages):
    """Answers everybody who comes to the door, and asks there itself every two seconds."""
    port = door.getsockname()[1]
    request = (REQUEST % (path, port, languages)).encode()

    def answer():
        while True:
            try:
                line = door.accept()[0]
                with line:
                    line.settimeout(2)
                    line.recv(4096)
                    line.sendall(REPLY)
            except OSError:
                time.sleep(0.2)  # a visitor who left, or no descriptor free: the next one may do better

    def ask():
        while True:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                    line.sendall(request)
                    while line.recv(4096):
                        pass
            except OSError:
                pass
            time.sleep(2)

    always(answer)
    always(ask)


def counter(ear, word):
    """Calls out every second and a half how many owls are at it. Nobody answers."""
    there = ear.getsockname()

    def call():
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
            count = 0
            while True:
                count = count % 9 + 1
                try:
                    mouth.sendto(b"owl-counter: %d %s\n" % (count, word.encode()), there)
                    ear.recv(4096)
                except OSError:
                    pass
                time.sleep(1.5)

    ear.settimeout(1)
    always(call)

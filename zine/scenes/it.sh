# A program called "it", as there are many: it looks for its settings in two places, calls somebody at
# localhost:5000, starts a child, and says a word. "./it crash" dies in the end.
echo 'lamp = green' >it.conf
mkdir locked && echo hush >locked/it.conf && chmod 000 locked/it.conf
cat >it <<'PYTHON'
#!/usr/bin/python3 -IS
import os
import signal
import socket
import sys

for name in ("it.local.conf", "it.conf"):
    try:
        with open(name) as settings:
            settings.read()
    except FileNotFoundError:
        pass
with socket.create_server(("127.0.0.1", 5000)), socket.create_connection(("127.0.0.1", 5000)) as friend:
    friend.sendall(b"Anybody there?\n")
os.spawnl(os.P_WAIT, "/usr/bin/true", "true")
print("It is done.", flush=True)
if sys.argv[1:] == ["crash"]:
    os.kill(os.getpid(), signal.SIGSEGV)
PYTHON
chmod +x it

# Three slow programs: amber waits for a slow library at localhost:7000, basil computes, cedar saves each
# line. dora does cedar's work in another way.
cat >amber <<'PYTHON'
#!/usr/bin/python3 -IS
import socket

with socket.create_connection(("127.0.0.1", 7000)) as library:
    library.sendall(b"One book about bees, please.\n")
    print(library.recv(100).decode(), end="")
PYTHON
cat >library <<'PYTHON'
#!/usr/bin/python3 -IS
import socket
import threading
import time


def serve(reader):
    if reader.recv(100):
        time.sleep(3)
        reader.sendall(b"Here you are.\n")
    reader.close()


with socket.create_server(("127.0.0.1", 7000)) as desk:
    while True:
        threading.Thread(target=serve, args=desk.accept()[:1]).start()
PYTHON
cat >basil <<'PYTHON'
#!/usr/bin/python3 -IS
total = 0
for number in range(25_000_000):
    total += number * number
print(total)
PYTHON
cat >cedar <<'PYTHON'
#!/usr/bin/python3 -IS
import os

with open("diary.txt", "w", buffering=1) as diary:
    for line in range(3000):
        diary.write(f"Line {line}: still raining.\n")
        os.fsync(diary)
PYTHON
cat >dora <<'PYTHON'
#!/usr/bin/python3 -IS
import os

with open("dora.txt", "w") as diary:
    diary.write("".join(f"Line {line}: still raining.\n" for line in range(3000)))
    diary.flush()
    os.fsync(diary)
PYTHON
chmod +x amber library basil cedar dora
./library >/dev/null 2>&1 &
until (: </dev/tcp/127.0.0.1/7000) 2>/dev/null; do sleep 0.05; done

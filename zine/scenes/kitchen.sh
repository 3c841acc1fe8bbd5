# A web server that says what is for lunch, on this machine only, at port 8000.
echo 'Leek soup.' >index.html
/usr/bin/python3 -m http.server --bind 127.0.0.1 8000 >/dev/null 2>&1 </dev/null &
until (exec 3<>/dev/tcp/127.0.0.1/8000) 2>/dev/null; do sleep 0.1; done

/**
 * The POSIX sh script that tries every power in the lab, all at the same time. Each part prints one line:
 * `power TAB exit status TAB what was printed, on one line`; one more line, `yama`, tells ptrace_scope.
 * Nothing waits on a clock: strace is let go as soon as it says that it is attached, or is not.
 */
export const POWERS_SCRIPT = `
limit() { seconds=$1; shift; if command -v timeout >/dev/null 2>&1; then timeout "$seconds" "$@"; else "$@"; fi; }
tell() { printf '%s\\t%s\\t%s\\n' "$1" "$2" "$(printf %s "$3" | tr '\\n\\t' '  ' | cut -c1-900)"; }

try_traceChild() {
  command -v strace >/dev/null 2>&1 || { tell traceChild 127 ''; return; }
  said=$(limit 3 strace -e trace=execve true 2>&1 </dev/null); tell traceChild $? "$said"
}

try_traceAttach() {
  command -v strace >/dev/null 2>&1 || { tell traceAttach 127 ''; return; }
  sleep 5 >/dev/null 2>&1 </dev/null &
  target=$!
  said=$(limit 3 strace -p "$target" 2>&1 </dev/null | while IFS= read -r line; do
    printf '%s\\n' "$line"
    case $line in *attach*) kill -9 "$target" 2>/dev/null ;; esac
  done)
  kill -9 "$target" 2>/dev/null
  tell traceAttach 0 "$said"
}

try_sniff() {
  code=127 said=
  for python in /usr/bin/python3 /usr/local/bin/python3; do
    [ -x "$python" ] || continue
    said=$(limit 3 "$python" -IS -c '
import socket
ears = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
ears.bind(("lo", 0))
ears.settimeout(1)
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"spy", ("127.0.0.1", 9))
ears.recv(64)
print("heard a packet")' 2>&1 </dev/null)
    code=$?
    break
  done
  # A tcpdump with file capabilities may listen where a plain Python may not.
  if [ "$code" != 0 ] && command -v tcpdump >/dev/null 2>&1; then
    more=$(limit 0.8 tcpdump -i lo -n -w /dev/null 2>&1 </dev/null)
    case $more in *'listening on'*) code=0 said=$more ;; *) [ "$code" = 127 ] && code=1 said=$more ;; esac
  fi
  tell sniff "$code" "$said"
}

try_kernelStack() {
  sleep 5 >/dev/null 2>&1 </dev/null &
  target=$!
  tries=0 said=
  # A process that is just starting may have no stack to show yet.
  while [ -z "$said" ] && [ $tries -lt 50 ]; do
    said=$(cat "/proc/$target/stack" 2>&1); code=$?
    tries=$((tries + 1))
  done
  kill -9 "$target" 2>/dev/null
  tell kernelStack "$code" "$said"
}

try_perf() {
  command -v perf >/dev/null 2>&1 || { tell perf 127 ''; return; }
  said=$(LC_ALL=C limit 3 perf stat -e cpu-clock true 2>&1 </dev/null); tell perf $? "$said"
}

for power in traceChild traceAttach sniff kernelStack perf; do try_$power & done
tell yama 0 "$(cat /proc/sys/kernel/yama/ptrace_scope 2>/dev/null)"
wait
`;

#!/bin/bash
# supervisor.sh CONTROL RUNS MODE: starts what the lab's owner asks for, one line a request, until its input ends.
#   shell TAB PTS         a bash on that terminal     -> exit TAB STATUS
#   run NAME SECONDS      the script CONTROL/run-NAME -> done NAME STATUS, its output in RUNS/NAME.out and .err
# In a sandbox the end of this process is the end of every other; on the host (MODE host) it kills its
# descendants itself and the janitor does the rest.
control=$1 runs=$2 mode=$3
cd || exit 1
echo ready
while read -r verb name rest; do
  case $verb in
    shell)
      (
        # A shell's children would otherwise ignore Ctrl-C, as background jobs do.
        trap - INT QUIT
        setsid -c bash --rcfile "$control/rc-$name" -i <>"$rest" >&0 2>&1
        echo "exit $name $?"
      ) &
      ;;
    run)
      (
        trap - INT QUIT
        timeout -k 2 "$rest" sh "$control/run-$name" </dev/null >"$runs/$name.out" 2>"$runs/$name.err"
        echo "done $name $?"
      ) &
      ;;
  esac
done
[[ $mode == host ]] || exit 0

declare -A parent
for path in /proc/[0-9]*/stat; do
  read -r line 2>/dev/null <"$path" || continue
  pid=${line%% *}
  line=${line##*) }
  read -r _ mother _ <<<"$line"
  parent[$pid]=$mother
done 2>/dev/null
for pid in "${!parent[@]}"; do
  mother=$pid
  while [[ ${mother:-0} -gt 1 && $mother != "$$" ]]; do mother=${parent[$mother]}; done
  if [[ $mother == "$$" && $pid != "$$" ]]; then kill -9 "$pid"; fi
done 2>/dev/null

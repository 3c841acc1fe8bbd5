#!/bin/sh
# In the container of Containerfile: hands the learner, an ordinary user, those rights to listen that
# `--cap-add` gave to the container, and no others. Without them the school runs all the same.
give=/usr/local/libexec/setpriv
rights=
for right in sys_ptrace net_raw; do
  if "$give" --inh-caps "+$right" --ambient-caps "+$right" true 2>/dev/null; then rights="$rights,+$right"; fi
done
rights=${rights#,}
if [ -n "$rights" ]; then exec "$give" --inh-caps "$rights" --ambient-caps "$rights" spy-school "$@"; fi
exec spy-school "$@"

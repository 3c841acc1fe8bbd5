import { exportLines } from './environment.ts';

// Tiny on purpose: it runs before the first prompt. It does not read ~/.bashrc, which is part of a puzzle.
// The marks carry a nonce, so that a program cannot forge them, and nothing is exported, so that a bash which
// the learner starts is an ordinary one; 2>/dev/null keeps our functions out of their "set -x". History is the only place where bash keeps a command as it was typed.
// On a terminal without a screen readline would write every prompt twice.
const RC = String.raw`[[ -e ~/.hushlogin ]] && rm -f ~/.hushlogin
unset HISTFILE HISTIGNORE PROMPT_COMMAND command_not_found_handle
HISTSIZE=2000
HISTCONTROL=
shopt -s cmdhist lithist checkwinsize
stty iutf8 2>/dev/null
[[ $TERM != dumb ]] || set +o emacs +o vi
__spy_escape() {
  __spy_text=\${1//\\/\\\\}
  __spy_text=\${__spy_text//$'\n'/\\x0a}
  __spy_text=\${__spy_text//$'\r'/\\x0d}
  __spy_text=\${__spy_text//$'\e'/\\x1b}
  __spy_text=\${__spy_text//$'\a'/\\x07}
}
__spy_mark() { builtin printf '\e]633;%s;@NONCE@;%s\a' "$1" "$2"; }
__spy_started() {
  local now=\${EPOCHREALTIME-} line
  line=$(HISTTIMEFORMAT= builtin history 1)
  line=\${line#"\${line%%[! ]*}"}
  line=\${line#"\${line%%[!0-9]*}"}
  line=\${line#[* ] }
  line=\${line#"\${line%%[! ]*}"}
  __spy_escape "$line"
  __spy_mark E "$__spy_text"
  __spy_mark C "$now"
}
__spy_prompt() {
  local status=$? jobs=$(builtin jobs -p)
  __spy_mark J "\${jobs//$'\n'/ }"
  __spy_mark D "$status;\${EPOCHREALTIME-}"
  __spy_escape "$PWD"
  __spy_mark P "$__spy_text"
  HISTCONTROL=
  [[ $PS1 == *@NONCE@* ]] || PS1='\[\e]633;A;@NONCE@;\a\]'$PS1'\[\e]633;B;@NONCE@;\a\]'
  PS0=$__spy_ps0
  return "$status"
}
__spy_ps0='$({ __spy_started; } 2>/dev/null)'
PS0=$__spy_ps0
PROMPT_COMMAND='{ __spy_prompt; } 2>/dev/null'
PS1='@PROMPT@'
PS2='> '
`.replaceAll('\\${', '${');

const STYLED = String.raw`\[\e[1;36m\]\w\[\e[0m\] \[\e[2m\]$\[\e[0m\] `;
const PLAIN = String.raw`\w $ `;

/** The rc file of one shell: marks that carry `nonce` (letters and digits), and variables to export. */
export function rcFile(nonce: string, env: Readonly<Record<string, string>>): string {
  const styled = env.NO_COLOR === undefined && process.env.NO_COLOR === undefined;
  return (
    exportLines(env) +
    RC.replaceAll('@NONCE@', nonce).replace('@PROMPT@', () => (styled ? STYLED : PLAIN))
  );
}

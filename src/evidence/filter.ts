const NETWORK = new Set(
  'accept accept4 bind connect getpeername getsockname getsockopt listen recv recvfrom recvmmsg recvmsg send sendmmsg sendmsg sendto setsockopt shutdown socket socketpair sendfile'.split(
    ' ',
  ),
);
/** Calls about a descriptor or about nothing of the file system: none of them is in %file. */
const NO_PATH = new Set(
  'read write pread64 pwrite64 readv writev preadv pwritev fsync fdatasync sync_file_range close poll ppoll select pselect6 epoll_wait epoll_pwait epoll_pwait2 nanosleep clock_nanosleep futex wait4 waitid exit_group brk mmap lseek ioctl pause'.split(
    ' ',
  ),
);
const WAITS = new Set(
  'wait4 waitid execve execveat clone clone3 fork vfork exit_group exit'.split(' '),
);

/**
 * Whether a filter of `-e trace=`, a name or a class with or without `%`, hides a call. What a class holds is
 * strace's business: only what is certain is said to be hidden.
 */
export function hides(filter: string, call: string): boolean {
  const kind = filter.replace(/^[%?]+/, '');
  if (filter.startsWith('!') || filter.startsWith('/')) return filter === `!${call}`;
  switch (kind) {
    case 'network':
    case 'net':
      return !NETWORK.has(call);
    case 'file':
      return NO_PATH.has(call) || NETWORK.has(call);
    case 'process':
      return !WAITS.has(call) && (NO_PATH.has(call) || NETWORK.has(call));
    case 'signal':
    case 'ipc':
    case 'memory':
      return NETWORK.has(call) || (NO_PATH.has(call) && !/^(?:pause|brk|mmap)$/.test(call));
    case 'desc':
    case 'all':
      return false;
    default:
      // A class that we do not know may hold anything.
      return !filter.startsWith('%') && kind !== call;
  }
}

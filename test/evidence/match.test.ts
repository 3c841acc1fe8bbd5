import { describe, expect, it } from 'vitest';
import type { Matcher } from '../../src/course/model.ts';
import { findMatch } from '../../src/evidence/match.ts';
import { call, fixture, truth } from './given.ts';

const context = { ...truth, cwd: '/home/spy' };
const line = (matcher: Matcher, text: string, cwd = '/home/spy') =>
  findMatch(matcher, text, { ...context, cwd })?.line;

describe('calls', () => {
  const parrot = call('openat', '{{config}}', 'ok');
  it.each([
    'plain',
    'openat',
    'decorated',
    'times',
    'relative',
    'vfork',
    'output-file',
    'grepped',
    'follow',
  ])('finds the open of the config file in %s', (name) => {
    const found = line(parrot, fixture(name));
    expect(found).toMatch(/words\.conf/);
    expect(fixture(name).split('\n')).toContain(found);
  });

  it.each(['alone', 'open', 'summary', 'missing'])('finds nothing in %s', (name) => {
    expect(line(parrot, fixture(name))).toBeUndefined();
  });

  it('tells success from failure', () => {
    const text = fixture('openat');
    expect(line(call('openat', '{{rc}}', 'ENOENT'), text)).toContain('.parrotrc');
    expect(line(call('openat', '{{rc}}', 'failed'), text)).toContain('.parrotrc');
    expect(line(call('openat', '{{rc}}', 'EACCES'), text)).toBeUndefined();
    expect(line(call('openat', '{{rc}}', 'ok'), text)).toBeUndefined();
    expect(line(call('openat', undefined, 'ENOENT'), text)).toContain('.parrotrc');
  });

  it('knows the errors of ltrace, which have no names', () => {
    expect(line(call('openat', undefined, 'ENOENT'), fixture('ltrace'))).toMatch(
      /^SYS_openat.* = -2$/,
    );
    expect(line(call('openat', undefined, 'failed'), fixture('ltrace'))).toMatch(
      /^SYS_openat.* = -2$/,
    );
    expect(line(call('openat', undefined, 'EACCES'), fixture('ltrace'))).toBeUndefined();
  });

  it('takes any item of a list, the first in the output', () => {
    expect(line(call('openat', '{{both}}'), fixture('openat'))).toContain('.parrotrc');
  });

  it('takes whole paths only', () => {
    const opened = (path: string) => `openat(AT_FDCWD, "${path}", O_RDONLY) = 3`;
    const bashrc = call('openat', '/home/spy/.bashrc');
    expect(line(bashrc, opened('/home/spy/.bashrc'))).toBeDefined();
    expect(line(bashrc, opened('/home/spy//x/../.bashrc'))).toBeDefined();
    expect(line(bashrc, opened('.bashrc'))).toBeDefined();
    for (const path of ['/home/spy/.bashrc.d', '/x/home/spy/.bashrc', '~/.bashrc', 'x/.bashrc'])
      expect(line(bashrc, opened(path)), path).toBeUndefined();
    expect(line(bashrc, opened('.bashrc'), '/tmp')).toBeUndefined();
    expect(line(call('openat', '~/.bashrc'), opened('/home/spy/.bashrc'))).toBeDefined();
    expect(line(bashrc, 'write(1, ".bashrc", 7) = 7')).toBeUndefined();
  });

  it('resolves relative paths where the process was', () => {
    const words = call('openat', '{{config}}', 'ok');
    // A child of one that had changed its directory, and one that did so itself.
    expect(line(words, fixture('folder'), '/tmp')).toContain('"words.conf"');
    const child = fixture('output-file')
      .split('\n')
      .filter((each) => !each.includes('/words.conf"') || each.includes('"parrot/'));
    expect(line(words, child.join('\n'), '/tmp')).toContain('"parrot/words.conf"');
    expect(line(words, fixture('folder').replaceAll('chdir(', 'mkdir('), '/tmp')).toBeUndefined();
    const decorated = 'openat(AT_FDCWD</home/spy/.config/parrot>, "words.conf", O_RDONLY) = 3';
    expect(line(words, decorated, '/tmp')).toBe(decorated);
    expect(
      line(words, 'openat(5, "words.conf", O_RDONLY) = 3', '/home/spy/.config/parrot'),
    ).toBeUndefined();
  });

  it('follows a fork to its parent for the directory', () => {
    const text = [
      '1 chdir("/home/spy/.config/parrot") = 0',
      '3 chdir("/elsewhere") = 0',
      '1 clone(child_stack=NULL <unfinished ...>',
      '2 openat(AT_FDCWD, "words.conf", O_RDONLY) = 3',
      '1 <... clone resumed>) = 2',
    ].join('\n');
    expect(line(call('openat', '{{config}}', 'ok'), text, '/tmp')).toContain('words.conf');
    expect(line(call('openat', '/elsewhere/words.conf', 'ok'), text, '/tmp')).toBeUndefined();
  });

  it("knows strace's spelling of other letters", () => {
    const spelled = String.raw`openat(AT_FDCWD, "/home/spy/h\303\251/a b\"c.conf", O_RDONLY) = 3`;
    expect(line(call('openat', '/home/spy/hé/a b"c.conf'), spelled)).toBe(spelled);
    expect(
      line(call('openat', '/home/spy/hé/a b.conf'), spelled.replace('\\"c', '')),
    ).toBeDefined();
    expect(line(call('write', 'é\n'), String.raw`write(1, "h\303\251\n", 4) = 4`)).toBeDefined();
  });

  it('takes the result from the resumed line and the text from either', () => {
    const text =
      '[pid 7] read(3,  <unfinished ...>\nhello\n[pid 7] <... read resumed>"secret", 99) = 6';
    expect(line(call('read', 'secret', 'ok'), text)).toContain('resumed');
    expect(line(call('read', '3, ', 'ok'), text)).toContain('unfinished');
    expect(line(call('read', 'secret', 'failed'), text)).toBeUndefined();
  });

  it('sees a call that is still waiting', () => {
    const text = 'recvfrom(3<TCP:[127.0.0.1:4321->127.0.0.1:5000]>, ';
    expect(line(call('recvfrom', '127.0.0.1:{{port}}'), text)).toBe(text);
    expect(line(call('recvfrom', '127.0.0.1:{{port}}', 'ok'), text)).toBeUndefined();
  });

  it('shows a cut write by its own first line', () => {
    const found = line(call('write', 'Squawk!', 'ok'), fixture('plain'));
    expect(found).toMatch(/^write\(1, "Squawk!/);
  });

  it('is not satisfied by an argument that fills in as nothing, nor by prose', () => {
    expect(line(call('openat', '{{nothing}}'), fixture('openat'))).toBeUndefined();
    expect(line(call('openat', '{{unknown}}'), fixture('openat'))).toBeUndefined();
    expect(line(call('openat', '{{config}}'), `it opens ${truth.values.config}`)).toBeUndefined();
  });
});

describe('lines', () => {
  const matcher = (pattern: string): Matcher => ({ match: 'line', pattern });
  it('matches one line at a time', () => {
    expect(line(matcher('^b.*d$'), 'a\nbcd\ne')).toBe('bcd');
    expect(line(matcher('^b.*d$'), 'a\nbcd\r\ne')).toBe('bcd');
    expect(line(matcher('a\\s+b'), 'a\nb')).toBeUndefined();
  });
  it('fills in values as plain text', () => {
    expect(line(matcher('GET {{rc}}$'), 'GET /home/spy/xparrotrc')).toBeUndefined();
    expect(line(matcher('GET {{rc}}$'), 'GET /home/spy/.parrotrc')).toBeDefined();
    expect(line(matcher('^{{both}}$'), '/home/spy/.parrotrc')).toBeDefined();
  });
  it('never matches with a broken expression', () => {
    expect(line(matcher('('), '(')).toBeUndefined();
  });
});

describe('a very long trace', () => {
  it('finds the last of 100,000 lines, and nothing that is not there', () => {
    const noise =
      'openat(AT_FDCWD, "/usr/lib/locale/C.utf8/LC_TIME", O_RDONLY|O_CLOEXEC) = 3 </usr/lib>\n';
    const text = `${noise.repeat(100_000)}openat(AT_FDCWD, "/home/spy/.parrotrc", O_RDONLY) = 3`;
    expect(line(call('openat', '{{rc}}', 'ok'), text)).toContain('.parrotrc');
    expect(line(call('openat', '{{config}}', 'ok'), text)).toBeUndefined();
    expect(line({ match: 'line', pattern: 'parrotrc.*= 3$' }, text)).toContain('.parrotrc');
  });
  it('survives 50,000 unfinished calls that never come back', () => {
    const text = '7 read(3, "/home/spy/.parrotrc" <unfinished ...>\n'.repeat(50_000);
    expect(line(call('read', '{{rc}}', 'ok'), text)).toBeUndefined();
    expect(line(call('read', '{{rc}}', 'any'), text)).toBeDefined();
  });
});

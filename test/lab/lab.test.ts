import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeLabFolder, sweepLabs } from '../../src/lab/folder.ts';
import { openLab } from '../../src/lab/lab.ts';
import { filesWrittenSince } from '../../src/lab/written.ts';
import { openShell, processesOf, runs, type, until, withLab, withSchool } from './help.ts';

describe.each(['auto', 'off'] as const)('a lab (sandbox %s)', (sandbox) => {
  it('runs scripts with whole output, status, variables and a time limit', () =>
    withLab({ sandbox, env: { GIVEN: "it's" } }, async (lab) => {
      expect(
        await lab.run('seq 1 50000; printf "%s|" "$GIVEN" "$MORE" "$PWD" >&2; exit 7', {
          env: { MORE: 'a\nb $x' },
        }),
      ).toEqual({
        exit: 7,
        stdout: Array.from({ length: 50_000 }, (_, index) => `${index + 1}\n`).join(''),
        stderr: `it's|a\nb $x|${lab.home}|`,
      });
      expect((await lab.run('sleep 1000', { timeoutMs: 200 })).exit).toBe(124);
      const both = await Promise.all([lab.run('echo one'), lab.run('echo two')]);
      expect(both.map((result) => result.stdout)).toEqual(['one\n', 'two\n']);
      expect(await readdir(join(lab.control.outside, '..', 'run'))).toEqual([]);
      lab.setEnv({ LATER: 'yes' });
      expect((await lab.run('echo $LATER')).stdout).toBe('yes\n');
      expect(await type(await openShell(lab), 'echo $GIVEN $LATER')).toMatchObject({
        output: "it's yes\n",
      });
    }));

  it('gives an environment of its own, without secrets', async () => {
    process.env.SECRET_TOKEN = 'hunter2';
    try {
      await withLab({ sandbox }, async (lab) => {
        const env =
          (await lab.run('env')).stdout + (await type(await openShell(lab), 'env')).output;
        expect(env).not.toContain('hunter2');
        expect(env).toContain(`HOME=${lab.home}\n`);
        expect(env).toContain(`SPY_SCHOOL_LAB=${lab.id}\n`);
      });
    } finally {
      delete process.env.SECRET_TOKEN;
    }
  });

  it('lets strace trace a child in a shell, and finds the files it wrote', () =>
    withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      const traced = await type(shell, 'strace -f -o trace.txt -e trace=%file cat /etc/hostname');
      expect(traced.exit, `strace must be installed: ${traced.output}`).toBe(0);
      expect((await lab.run('strace -e trace=execve true')).stderr).toContain('execve(');
      await mkdir(join(lab.homeOutside, 'deep'));
      await writeFile(join(lab.homeOutside, 'deep', 'binary'), Buffer.from([1, 0, 2]));
      await writeFile(join(lab.homeOutside, 'old.txt'), 'old');
      await utimes(join(lab.homeOutside, 'old.txt'), 1, 1);
      await symlink('/etc/passwd', join(lab.homeOutside, 'link'));
      const written = await filesWrittenSince(lab, traced.startedAt, [traced.text]);
      expect(written[0]).toMatchObject({
        path: `${lab.home}/trace.txt`,
        text: expect.stringContaining('"/etc/hostname"'),
      });
      expect(written.map((file) => file.path)).not.toContain(`${lab.home}/old.txt`);
      expect(written.map((file) => file.text).join()).not.toContain('root:');
      const other = await type(shell, `echo in-tmp >/tmp/${lab.id}.txt`);
      expect(await filesWrittenSince(lab, other.startedAt, [other.text])).toContainEqual({
        path: `/tmp/${lab.id}.txt`,
        text: 'in-tmp\n',
      });
      await type(shell, `rm /tmp/${lab.id}.txt`);
    }));

  it('leaves nothing behind, whatever was started or locked', () =>
    withSchool(async (school) => {
      const lab = await openLab({ schoolHome: school, sandbox });
      const shell = await openShell(lab);
      const tag = `10${lab.id.replace(/\D/g, '')}1`.slice(0, 9);
      await type(shell, `nohup sleep ${tag} >/dev/null 2>&1 &`);
      await type(
        shell,
        `setsid -f sleep ${tag}; (setsid sh -c 'trap "" TERM HUP; sleep ${tag}' &)`,
      );
      await type(shell, `env -i sleep ${tag} &`);
      await type(
        shell,
        `mkdir -p a/b; touch a/b/c; chmod 000 a/b a; mkdir r; touch r/x; chmod 500 r`,
      );
      await lab.run(`sleep ${tag} & setsid sleep ${tag} &`);
      await until('sleepers', () => runs(tag));
      await Promise.all([lab.close(), lab.close()]);
      expect(runs(tag)).toBe(false);
      expect(processesOf(lab.id)).toEqual([]);
      expect(await readdir(join(school, 'labs'))).toEqual([]);
      expect(await readFile('/proc/self/mounts', 'utf8')).not.toContain(lab.id);
      await expect(lab.run('true')).rejects.toMatchObject({ code: 'lab-failed' });
    }));

  it('tells when it dies by itself', () =>
    withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      let why: string | undefined;
      let exited = false;
      lab.onDeath((reason) => {
        why = reason;
      });
      shell.onExit(() => {
        exited = true;
      });
      const running = lab.run('sleep 1000');
      // PPID of a shell is the process that starts everything in the lab.
      shell.write('kill -9 $(ps -o ppid= -p $PPID)\r');
      await expect(running).rejects.toMatchObject({ code: 'lab-failed' });
      await until('the news', () => why !== undefined && exited);
      expect(why).not.toBe('');
    }));
});

describe('a sandbox', () => {
  it('hides the homes, the school and the course, and has a network of its own', () =>
    withSchool(async (school) => {
      await writeFile(join(school, 'journal'), 'private');
      const labs = await Promise.all([1, 2].map(() => openLab({ schoolHome: school })));
      const [lab, other] = labs;
      if (lab === undefined || other === undefined) throw new Error('no labs');
      try {
        expect(lab.sandboxed, `bwrap must work: ${lab.whyNoSandbox}`).toBe(true);
        const look = await lab.run('ls /home /root /run; ls -A ~ /tmp; ls / >/dev/null; hostname');
        expect(look.stdout).toBe('/home:\nspy\n\n/root:\n\n/run:\n/home/spy:\n\n/tmp:\nlab\n');
        expect((await lab.run(`cat '${school.replaceAll("'", "'\\''")}/journal'`)).exit).not.toBe(
          0,
        );
        expect((await lab.run(`ls ${process.cwd()}/package.json`)).exit).not.toBe(0);
        expect((await lab.run(`touch ${lab.control.inside}/x`)).exit).not.toBe(0);
        expect((await lab.run('touch /usr/x /etc/x')).exit).not.toBe(0);
        expect((await lab.run('cat /proc/net/dev')).stdout.match(/\w+:/g)).toEqual(['lo:']);
        await lab.run('echo mine >/dev/shm/x; echo mine >/tmp/x; echo mine >~/x');
        expect((await other.run('ls /dev/shm /tmp ~')).stdout).not.toContain('x');
        const attach = await lab.run(
          'sleep 1000 & timeout 1 strace -p $! 2>&1; kill -9 $!; grep NoNewPrivs /proc/self/status',
        );
        expect(attach.stdout).toContain('attached');
      } finally {
        await Promise.all(labs.map((open) => open.close()));
      }
    }));

  it('can be switched off by the environment', async () => {
    process.env.SPY_SCHOOL_SANDBOX = 'off';
    try {
      await withLab({}, async (lab) => {
        expect(lab.sandboxed).toBe(false);
        expect(lab.home).toBe(lab.homeOutside);
        expect((await stat(join(lab.homeOutside, '..'))).mode & 0o777).toBe(0o700);
      });
    } finally {
      delete process.env.SPY_SCHOOL_SANDBOX;
    }
  });
});

describe('openLab', () => {
  it('says what is wrong when the state folder cannot be written', () =>
    withSchool(async (school) => {
      await writeFile(join(school, 'file'), '');
      await expect(openLab({ schoolHome: join(school, 'file') })).rejects.toMatchObject({
        name: 'SpyError',
        code: 'lab-failed',
        remedy: expect.stringContaining('spy-school doctor'),
      });
    }));
});

describe('sweepLabs', () => {
  it('removes what dead owners left and nothing else', () =>
    withSchool(async (school) => {
      const alive = await openLab({ schoolHome: school, sandbox: 'off' });
      const change = async (edit: Record<string, unknown>) => {
        const folder = await makeLabFolder(school, undefined);
        const file = join(folder.dir, 'lab.json');
        const owner: unknown = JSON.parse(await readFile(file, 'utf8'));
        await writeFile(file, JSON.stringify(Object.assign({}, owner, edit)));
        return folder.dir;
      };
      const reused = await change({ startedAt: '1' });
      const gone = await change({ pid: 4_194_303 });
      const rebooted = await change({ boot: 'another' });
      const elsewhere = await change({ host: 'another', pid: 4_194_303 });
      const fresh = await change({ pid: 'nonsense' });
      await mkdir(join(gone, 'home', 'locked'));
      await writeFile(join(gone, 'home', 'locked', 'x'), '');
      await chmod(join(gone, 'home', 'locked'), 0);
      try {
        await sweepLabs(school);
        expect([reused, gone, rebooted].filter((dir) => existsSync(dir))).toEqual([]);
        expect([elsewhere, fresh].filter((dir) => existsSync(dir))).toHaveLength(2);
        expect((await alive.run('echo alive')).stdout).toBe('alive\n');
        await utimes(fresh, 1, 1);
        await sweepLabs(school);
        expect(existsSync(fresh)).toBe(false);
      } finally {
        await alive.close();
      }
      await sweepLabs(join(school, 'not', 'there'));
    }));
});

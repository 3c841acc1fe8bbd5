import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { needTools, onStage, SEEDS, type Stage } from './labs.ts';

/** The three lines of a page, as curl gets them when it sends this Accept-Language (or none). */
async function page({ sh, text }: Stage, wishes?: string): Promise<string[]> {
  const header = wishes === undefined ? '' : `-H 'Accept-Language: ${wishes}'`;
  return (await sh(`curl -s ${header} ${text('pageUrl')}`)).stdout.trim().split('\n');
}

/** What somebody gets who sends this Accept-Language. */
async function tongue(stage: Stage, wishes: string): Promise<string> {
  const line = (await page(stage, wishes))[1];
  if (line === stage.text('frenchLine')) return 'French';
  return line === stage.text('englishLine') ? 'English' : 'neither';
}

describe.each(SEEDS)('the French website of seed %i', (seed) => {
  test('speaks French to curl and English to the browser, for one header alone', async () => {
    await onStage(['french-website'], seed, async (stage) => {
      const { sh, text, list, lab } = stage;
      await needTools(lab, 'curl', 'strace');
      expect(text('frenchLine')).not.toBe(text('englishLine'));
      const french = await page(stage);
      expect(french[1]).toBe(text('frenchLine'));
      expect(french[2]).toMatch(new RegExp(`^${text('frenchBook')} curl/`));
      const shown = (await sh(`./browser ${text('pageUrl')}`)).stdout;
      expect(shown).toContain(`| ${text('englishLine')} `);
      expect(shown).toContain(`| ${text('englishBook')} ${text('browserAgent')} `);
      // Every row of the frame is as long as the others and fits 80 columns.
      const widths = new Set(
        shown
          .trim()
          .split('\n')
          .map((row) => row.length),
      );
      expect([...widths]).toEqual([70]);

      expect(text('header')).toBe('Accept-Language');
      const english = await page(stage, text('browserLanguages'));
      expect(english[1]).toBe(text('englishLine'));
      expect(english[2]).toMatch(new RegExp(`^${text('englishBook')} curl/`));
      const trace = (
        await sh(
          `strace -o trace -e trace=network -s 500 ./browser ${text('pageUrl')} >said; cat trace`,
        )
      ).stdout;
      const request = trace.split('\n').find((line) => line.includes('GET /')) ?? '';
      expect(request).toContain(`\\r\\n${text('header')}: ${text('browserLanguages')}\\r\\n`);
      // strace -s 200, which the school recommends, must show it whole, even with a longer port.
      const before = request.slice(request.indexOf('"') + 1, request.indexOf('Accept-Encoding'));
      expect(before.replaceAll(/\\[rn]/g, ' ').length).toBeLessThan(199);
      expect(request.match(/\\r\\n[A-Z][\w-]*: /g)).toHaveLength(Number(text('browserHeaders')));
      for (const name of list('otherHeaders')) {
        const value = new RegExp(`\\\\r\\\\n${name}: (.*?)\\\\r`).exec(request)?.[1];
        const other = await sh(`curl -s -H '${name}: ${value}' ${text('pageUrl')}`);
        expect(other.stdout).toContain(text('frenchLine'));
      }
      const verbose = (await sh(`curl -sv ${text('pageUrl')} 2>&1 | tr -d '\\r'`)).stdout;
      expect(verbose.match(/^> [\w-]+: /gm)).toHaveLength(Number(text('curlHeaders')));
    });
  });

  test('does about weights and missing languages what was measured', async () => {
    await onStage(['french-website'], seed, async (stage) => {
      const { sh, text, list } = stage;
      const [first, last] = [
        await tongue(stage, 'fr;q=0.9, en;q=0.8'),
        await tongue(stage, 'en;q=0.8, fr;q=0.9'),
      ];
      expect([first, last]).toEqual([text('weighedFirst'), text('weighedLast')]);
      const letter = { FrenchFrench: 'a', FrenchEnglish: 'b', EnglishEnglish: 'c' };
      expect(Object.entries(letter)).toContainEqual([first + last, text('howLetter')]);
      expect([...list('howOthers'), text('howLetter')].sort()).toEqual(['a', 'b', 'c']);

      const missing = await tongue(stage, text('missingTag'));
      expect(list('missingAnswers')).toContain(missing);
      expect(list('missingOthers').filter((one) => list('missingAnswers').includes(one))).toEqual(
        [],
      );
      const status = `curl -s -o said -w '%{http_code}' -H 'Accept-Language: ${text('missingTag')}'`;
      const { stdout } = await sh(`${status} ${text('pageUrl')}`);
      expect(stdout).toBe(missing === 'neither' ? '406' : '200');
    });
  });

  test('says the same over TLS, and the page of the wardens only there', async () => {
    await onStage(['french-website'], seed, async ({ sh, text }) => {
      const ours = `${text('tlsAddress')}/${text('page')}`;
      expect((await sh(`curl -sk https://${ours}`)).stdout).toContain(text('frenchLine'));
      expect((await sh(`./browser https://${ours}`)).stdout).toContain(text('englishLine'));
      const member = (await sh(`SSLKEYLOGFILE=keys ./browser ${text('memberUrl')}; cat keys`))
        .stdout;
      expect(member).toContain(`| ${text('memberLine')} `);
      expect(member).toMatch(/^CLIENT_(HANDSHAKE_TRAFFIC_SECRET|RANDOM) /m);
      const open = await sh(
        `curl -s -w '%{http_code}' ${text('siteAddress')}/${text('memberPage')}`,
      );
      expect(open.stdout).toMatch(/403$/);
      expect((await sh(`curl -s http://${ours}`)).stdout).toContain('TLS only');
    });
  });

  test('the browser stays black', async () => {
    await onStage(['french-website'], seed, async ({ lab, text }) => {
      const bytes = await readFile(join(lab.homeOutside, 'browser'), 'latin1');
      for (const secret of ['Accept', text('browserLanguages'), 'Mozilla'])
        expect(bytes).not.toContain(secret);
    });
  });
});

/** Prints every payload heard on the loopback until both neighbours have been heard. */
const EARS = `
import socket, sys
ears = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
ears.bind(("lo", 0))
ears.settimeout(20)
heard = ""
while not all(word in heard for word in sys.argv[1:]):
    heard += ears.recv(65536).decode("latin1")
print(heard)
`;

describe('the neighbours', () => {
  test('are heard on the loopback, at ports of their own', async () => {
    await onStage(['french-website'], 3, async ({ sh, text, list, lab }) => {
      const words = [
        `GET /${text('weathercockPath')} HTTP`,
        `Accept-Language: ${text('weathercockLanguages')}`,
        `owl-counter: `,
        ` ${text('counterWord')}`,
      ];
      const heard = await lab.run(
        `/usr/bin/python3 -c '${EARS}' ${words.map((word) => `'${word}'`).join(' ')}`,
      );
      expect(heard.stdout, heard.stderr).toContain('weathercock/');
      expect(heard.stdout).not.toContain(text('browserLanguages'));
      const { stdout } = await sh(`curl -s localhost:${text('weathercockPort')}/x`);
      expect(stdout).toBe('quiet\n');
      const ports = ['sitePort', 'tlsPort', 'weathercockPort', 'counterPort', 'proxyPort'];
      expect(new Set(ports.map(text)).size).toBe(5);
      expect(list('sharedHeaders')).toContain('Host');
    });
  });

  test('end with the lab', async () => {
    let port = '';
    await onStage(
      ['french-website'],
      1,
      async ({ text, sh }) => {
        port = text('weathercockPort');
        expect((await sh(`curl -s localhost:${port}/x`)).stdout).toBe('quiet\n');
      },
      'off',
    );
    await onStage(
      ['parrot'],
      1,
      async ({ sh }) => {
        expect((await sh(`exec 3<>/dev/tcp/127.0.0.1/${port}`)).exit).not.toBe(0);
      },
      'off',
    );
  });
});

describe('the server', () => {
  test('answers many at once; who says nothing, or hangs up, keeps nobody waiting', async () => {
    await onStage(['french-website'], 4, async ({ sh, text }) => {
      const silent = (port: string) => `exec {fd}<>/dev/tcp/127.0.0.1/${port}`;
      const eight = `for n in 1 2 3 4 5 6 7 8; do ./browser ${text('memberUrl')} & done; wait`;
      const all = await sh(
        `bash -c '${silent(text('tlsPort'))}; ${silent(text('sitePort'))}; ${silent(text('weathercockPort'))}; ${eight}'`,
      );
      expect(all.stdout.split(text('memberLine'))).toHaveLength(9);
    });
  });

  test.each(['auto', 'off'] as const)('two labs do not clash (%s)', async (sandbox) => {
    const use = async (first: Stage) => {
      await onStage(
        ['french-website'],
        5,
        async (second) => {
          for (const stage of [first, second])
            expect((await page(stage))[1]).toBe(stage.text('frenchLine'));
          expect(first.text('sitePort') === second.text('sitePort')).toBe(first.lab.sandboxed);
          if (first.lab.sandboxed) expect(first.text('siteAddress')).toBe('localhost:5000');
        },
        sandbox,
      );
    };
    await onStage(['french-website'], 5, use, sandbox);
  });
});

describe('the browser', () => {
  test('tells in a sentence what it cannot do', async () => {
    await onStage(['french-website'], 6, async ({ sh, text }) => {
      const said = async (args: string) => (await sh(`./browser ${args} 2>&1`)).stdout;
      expect(await said('')).toMatch(/^browser: give me one address/);
      expect(await said('owls://x')).toMatch(/no address that I understand/);
      expect(await said('localhost:1/x')).toMatch(/^browser: no page from .*refused/);
      expect(await said(`https://${text('siteAddress')}/`)).toMatch(/^browser: no page from/);
      expect(await said(`${text('siteAddress')}/nowhere`)).toContain('We have no such page');
    });
  });
});

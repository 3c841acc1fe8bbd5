import { expect, test, vi } from 'vitest';
import { language } from '../../src/words/words.ts';
import { openShell, type } from '../lab/help.ts';
import { onStage } from './labs.ts';

vi.hoisted(() => {
  const catalog = { charset: 'utf-8', headers: {}, contexts: { '': {} } };
  globalThis.SPY_SCHOOL_WORDS = { language: 'fr', catalog };
});

// The words that stand in lessons beside the school's own; programs go on in English.

test('this school speaks French', () => {
  expect(language).toBe('fr');
});

test('a probe says it in French, with spaces that no line breaks at', async () => {
  await onStage(['lighthouse'], 1, async ({ planted, sh, text }) => {
    const file = text('everybodysFile');
    const colour = text('otherColour');
    await sh(`sed -i 's/^lamp = .*/lamp = ${colour}/' '${file}'`);
    expect(await planted.probe('lighthouse/edited')).toEqual({
      exit: 0,
      said: `~/.lighthouserc dit maintenant «\u00a0lamp = ${colour}\u00a0».`,
    });
    const wanted = `«\u00a0The lamp is ${text('wantedColour')}.\u00a0».`;
    const { said } = await planted.probe('lighthouse/obeys');
    expect(said).toContain("J'ai lancé le phare pour voir\u00a0: il dit «\u00a0The lamp is ");
    expect(said.endsWith(wanted), said).toBe(true);
    expect((await sh('./lighthouse')).stdout).toBe(`The lamp is ${text('lampNow')}.\n`);
  });
});

test('so it does where the learner has letters of yesterday', async () => {
  vi.stubEnv('LC_ALL', 'fr_FR.ISO-8859-1');
  try {
    await onStage(['lighthouse'], 1, async ({ planted, sh }) => {
      await sh('rm lighthouse');
      const { said } = await planted.probe('lighthouse/obeys');
      expect(said).toContain('Le programme lui-même a été modifié');
    });
  } finally {
    vi.unstubAllEnvs();
  }
});

test('the shells of the lab are not told', async () => {
  await onStage(['parrot'], 1, async ({ lab }) => {
    expect((await type(await openShell(lab), 'env | grep SCHOOL_LANG')).output).toBe('');
  });
});

test('what was measured is said in French, numbers with a comma', async () => {
  const quick = { tempo: 0.1 };
  await onStage(
    ['suspects'],
    2,
    async ({ planted, sh, text }) => {
      expect(text('diskNote')).toMatch(
        /environ \d+(?:,\d+)? ms\.$|copie elle-même\u00a0: \d+ Ko par ligne\.$/,
      );
      await sh('rm cedar');
      const { said } = await planted.probe('suspects/quick');
      expect(said).toContain("j'ai remis le vrai cedar");
      await sh('./cedar >said');
      expect((await planted.probe('suspects/quick')).said).toMatch(
        /la seconde fois, (?:clerk écrit \d+ fois plus souvent, et )?cela dure \d+(?:,\d+)? fois/,
      );
    },
    'auto',
    quick,
  );
});

test('languages have French names, and answers are understood in both', async () => {
  await onStage(['french-website'], 0, async ({ text, list }) => {
    const ours = ['français', 'anglais', '406'];
    expect(ours).toContain(text('weighedFirst'));
    expect(ours).toContain(text('weighedLast'));
    expect(ours).toContain(text('missingAnswer'));
    expect(ours).toContain(text('missingOther'));
    expect(list('missingAnswers')).toContain(text('missingAnswer'));
    expect(list('missingOthers')).toContain(text('missingOther'));
    expect([...list('missingAnswers'), ...list('missingOthers')]).toEqual(
      expect.arrayContaining(['French', 'français', 'English', 'anglais', 'error', 'erreur']),
    );
    expect(text('missingName')).toMatch(/(?:ais|and|ien|gnol|ois)$/);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LONGEST_NAME } from '../../../src/room/model/events.ts';
import { ago, arrival, learnerId, lived } from './crowd.ts';
import { closeStage, openBoard, SOON, type Stage, type Watched, words } from './stage.ts';

let stage: Stage;
let watched: Watched;

beforeAll(async () => {
  ({ stage, watched } = await openBoard());
});
afterAll(closeStage);

describe('the key', () => {
  test('is asked for, a wrong one twice too, and the whole link will do', async () => {
    const { page } = watched;
    await page.goto(`${stage.server.url}/board`);
    const field = page.getByLabel("The board's key, or its whole link");
    const open = page.getByRole('button', { name: 'Open the board' });
    for (const wrong of ['not-the-key', 'not-the-key']) {
      await field.fill(wrong);
      await open.click();
      await page.getByRole('alert').getByText("not the board's key").waitFor();
      expect(await field.inputValue()).toBe('');
    }
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('not-the-key');
    await field.fill(`  ${stage.server.boardUrl}\n`);
    await open.click();
    await page.getByRole('heading', { name: 'Debugging at noon' }).waitFor();
  });

  test('a wrong one in the link is refused, and gone from the address', async () => {
    const { page } = watched;
    await page.goto('about:blank');
    await page.goto(`${stage.server.url}/board#wrong`);
    await page.getByRole('alert').getByText("not the board's key").waitFor();
    expect(page.url()).toBe(`${stage.server.url}/board`);
  });
});

describe('the connection', () => {
  test('when the server goes, the board says so, keeps commands, and sends them once it is back', async () => {
    const { page } = watched;
    await page.goto('about:blank');
    await page.goto(stage.server.boardUrl);
    await page.getByText('connected', { exact: true }).waitFor();
    await stage.server.close();
    await page.getByText('no connection, trying again').waitFor();
    await page.getByRole('status').getByText('The connection is lost.').waitFor();
    await page.getByRole('textbox', { name: 'To all' }).fill('I am coming back.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('no connection, trying again, 1 not yet saved').waitFor();
    await stage.restart();
    await page.getByRole('list', { name: 'Latest notes' }).getByText('I am coming back.').waitFor();
    await page.getByText('connected', { exact: true }).waitFor();
    const notes = stage.log.events.filter(
      (event) => event.type === 'commanded' && event.command.type === 'noted',
    );
    expect(notes).toHaveLength(1);
  });

  test('what the room could not save is said, and sent again until it is safe', async () => {
    const { page } = watched;
    stage.log.failing = true;
    await page.getByRole('textbox', { name: 'To all' }).fill('The disk was full.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').getByText('cannot save right now').waitFor();
    await page.getByRole('alert').getByText('The disk is full.').waitFor();
    await page.getByText('connected, 1 not yet saved').waitFor();
    stage.log.failing = false;
    await page.getByText('connected', { exact: true }).waitFor();
    expect(stage.room.state.notes.at(-1)?.text).toBe('The disk was full.');
    await expect.poll(() => page.getByRole('alert').count(), SOON).toBe(0);
  });
});

describe('hostile words', () => {
  const LONG = 'x'.repeat(10_000);
  const NASTY = [
    '<img src=x onerror=alert(1)><b>bold</b>',
    '\u202egnp.exe\u202c \u2067abc',
    '\u001b[31mred\u001b]0;title\u0007 \u0000',
    LONG,
    '__proto__',
    'constructor',
    ' ',
  ];

  test('stand as text, on one line, and do nothing', async () => {
    const { page } = watched;
    await stage.happen(
      NASTY.flatMap((text, index) => [
        ...arrival(index, text, ago(9)),
        lived(index, 'wizard-school', { type: 'step-entered', step: 'chmod' }, ago(5)),
        lived(
          index,
          'wizard-school',
          { type: 'answered', step: 'chmod', answer: text, verdict: 'wrong', reason: text },
          ago(4),
        ),
        lived(
          index,
          'wizard-school',
          { type: 'predicted', step: 'black-box', choice: text, label: text },
          ago(8),
        ),
        lived(index, 'wizard-school', { type: 'help-asked', step: 'chmod' }, ago(3)),
      ]),
    );
    const names = page.locator('.learners .name');
    await expect.poll(() => names.count(), SOON).toBe(NASTY.length);
    const shown = await names.allInnerTexts();
    expect(shown).toContain('<img src=x onerror=alert(1)><b>bold</b>');
    expect(shown.every((name) => name.length <= LONGEST_NAME)).toBe(true);
    for (const view of ['Room', 'Map', 'Help', 'Step', 'Machines'])
      await page.getByRole('navigation').getByRole('link', { name: view }).click();
    await page.goto(`${stage.server.url}/board?view=step&chapter=wizard-school&step=chmod`);
    const answers = page.getByRole('list', { name: 'Answers', exact: true });
    await answers.waitFor();
    expect(await words(answers)).toContain('<img src=x onerror=alert(1)>');
    await page.goto(`${stage.server.url}/board?view=step&chapter=wizard-school&step=black-box`);
    await page.getByRole('list', { name: 'Predictions' }).getByText('<b>bold</b>').waitFor();
    const html = await page.content();
    expect(html).not.toMatch(/[\u0000\u001b\u202a-\u202e\u2066-\u2069]/);
    expect(await page.locator('#board img').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  });

  test('a step that does not exist, and a view that does not, lead to what there is', async () => {
    const { page } = watched;
    await page.goto(`${stage.server.url}/board?view=step&chapter=__proto__&step=%3Cb%3E`);
    await page.getByRole('heading', { name: 'What does chmod ask?' }).waitFor();
    await page.goto(`${stage.server.url}/board?view=constructor`);
    await page.getByRole('heading', { name: 'Room', exact: true }).waitFor();
  });

  test('nothing but the lost server was complained about', () => {
    const others = watched.faults.filter((fault) => !/WebSocket|ERR_CONNECTION/.test(fault));
    expect(others).toEqual([]);
    expect(Object.keys(stage.room.state.learners)).toContain(learnerId(0));
  });
});

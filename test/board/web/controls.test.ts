import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RoomCommand } from '../../../src/room/model/events.ts';
import { ago, arrival, learnerId, lived } from './crowd.ts';
import { closeStage, openBoard, SOON, type Stage, type Watched, words } from './stage.ts';

const CHMOD = { chapter: 'wizard-school', step: 'chmod' };
const LOADS = { chapter: 'wizard-school', step: 'page-loads' };

let stage: Stage;
let watched: Watched;

beforeAll(async () => {
  ({ stage, watched } = await openBoard());
  await stage.happen([
    ...arrival(1, 'Ada', ago(10)),
    lived(1, 'wizard-school', { type: 'step-entered', step: 'chmod' }, ago(3)),
    lived(1, 'wizard-school', { type: 'help-asked', step: 'chmod' }, ago(2)),
    ...arrival(2, 'Grace', ago(10)),
    lived(2, 'wizard-school', { type: 'step-entered', step: 'chmod' }, ago(1)),
  ]);
});
beforeEach(async () => {
  // Else the same address would only change its fragment.
  await watched.page.goto('about:blank');
  await watched.page.goto(`${stage.server.url}/board?view=room#${stage.key}`);
  await watched.page.getByRole('heading', { name: 'Debugging at noon' }).waitFor();
});
afterAll(closeStage);

/** Every command in the log, in order. */
const commands = (): RoomCommand[] =>
  stage.log.events.flatMap((event) => (event.type === 'commanded' ? [event.command] : []));
const lastCommand = () => commands().at(-1);
const controls = () => watched.page.getByRole('complementary', { name: 'Controls' });

describe('commands', () => {
  test('the gate is closed at a step and opened', async () => {
    const { page } = watched;
    await controls().getByLabel('Hold everybody at').selectOption('wizard-school/page-loads');
    await controls().getByRole('button', { name: 'Hold' }).click();
    await controls().getByText('Everybody is held at 0.2 While a page loads').waitFor();
    expect(lastCommand()).toEqual({ type: 'gate-closed', place: LOADS });
    expect(await words(page.getByRole('banner'))).toContain('held at 0.2 While a page loads');
    await controls().getByRole('button', { name: 'Open the gate' }).click();
    await controls().getByText('Open: everybody').waitFor();
    expect(lastCommand()).toEqual({ type: 'gate-opened' });
  });

  test('a note to all, and one to a learner', async () => {
    const { page } = watched;
    await page.getByRole('textbox', { name: 'To all' }).fill('  Coffee in five minutes. ');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('list', { name: 'Latest notes' }).getByText('Coffee').waitFor();
    expect(lastCommand()).toEqual({ type: 'noted', text: 'Coffee in five minutes.' });
    await page.getByRole('button', { name: 'Note to Grace' }).click();
    const field = page.getByRole('textbox', { name: 'To Grace' });
    await field.fill('Well done!');
    await field.press('Enter');
    await page.getByRole('list', { name: 'Latest notes' }).getByText('Well done!').waitFor();
    expect(lastCommand()).toEqual({ type: 'noted', text: 'Well done!', to: learnerId(2) });
    await page.getByRole('textbox', { name: 'To all' }).waitFor();
  });

  test('the clock starts, runs and stops', async () => {
    const { page } = watched;
    await controls().getByLabel('Minutes').fill('90');
    await controls().getByRole('button', { name: 'Start' }).click();
    await page
      .getByRole('timer')
      .first()
      .getByText(/^1:(30:00|29:5\d)$/)
      .waitFor();
    expect(lastCommand()).toEqual({ type: 'clock-set', minutes: 90 });
    await controls().getByRole('button', { name: '5 min', exact: true }).click();
    await page
      .getByRole('timer')
      .first()
      .getByText(/^(5:00|4:5\d)$/)
      .waitFor();
    await controls().getByRole('button', { name: 'Stop the clock' }).click();
    await expect.poll(() => page.getByRole('timer').count(), SOON).toBe(0);
    expect(lastCommand()).toEqual({ type: 'clock-cleared' });
  });

  test('a step: held, put on the projector, its debrief and solution shown', async () => {
    const { page } = watched;
    await page.goto(`${stage.server.url}/board?view=step&chapter=wizard-school&step=chmod`);
    await page.getByRole('button', { name: 'Hold everybody here' }).click();
    await page.getByRole('group', { name: 'With this step' }).getByText('Open the gate').click();
    await page.getByRole('button', { name: 'Hold everybody here' }).waitFor();
    expect(commands().slice(-2)).toEqual([
      { type: 'gate-closed', place: CHMOD },
      { type: 'gate-opened' },
    ]);
    await page.getByRole('button', { name: 'Put on the projector' }).click();
    await page.getByRole('button', { name: 'On the projector' }).waitFor();
    expect(lastCommand()).toEqual({ type: 'spotlit', place: CHMOD });
    await page.getByRole('button', { name: 'Show the debrief to all' }).click();
    await page.getByRole('button', { name: 'Sure?' }).waitFor();
    expect(lastCommand()).toMatchObject({ type: 'spotlit' });
    await page.getByRole('button', { name: 'Sure?' }).click();
    await page.getByRole('button', { name: 'The debrief is shown' }).waitFor();
    expect(lastCommand()).toEqual({ type: 'revealed', place: CHMOD, what: 'debrief' });
    await page.getByRole('button', { name: 'Show the solution to all' }).click();
    await page.getByRole('button', { name: 'Sure?' }).click();
    await page.getByRole('button', { name: 'The solution is shown' }).waitFor();
    expect(lastCommand()).toEqual({ type: 'revealed', place: CHMOD, what: 'solution' });
  });

  test('help is marked as given; a new request is told to a screen reader', async () => {
    const { page } = watched;
    await page.getByRole('link', { name: 'Help 1 waiting' }).click();
    await page.getByRole('button', { name: 'Given to Ada' }).click();
    await page.getByText('Nobody waits.').waitFor();
    expect(lastCommand()).toEqual({ type: 'help-given', learner: learnerId(1) });
    await stage.happen([
      lived(2, 'wizard-school', { type: 'help-asked', step: 'chmod' }, new Date()),
    ]);
    await page.getByRole('status').getByText('Grace asks for help. 1 waiting.').waitFor();
  });

  test('the projector: step, answers, clock, what was shown; no name and no control', async () => {
    const { page } = watched;
    await controls().getByRole('button', { name: '10 min' }).click();
    await page.getByRole('timer').first().waitFor();
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'What does chmod ask?' }).waitFor();
    await page
      .getByRole('timer')
      .getByText(/^(10:00|9:5\d)$/)
      .waitFor();
    await page.getByRole('heading', { name: 'What it was' }).waitFor();
    await page.getByRole('heading', { name: 'Solution' }).waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('link').count()).toBe(0);
    expect(await page.content()).not.toMatch(/Ada|Grace/);
    await stage.room.command({
      type: 'spotlit',
      place: { chapter: 'wizard-school', step: 'black-box' },
    });
    await page.getByRole('heading', { name: 'The black box' }).waitFor();
    await page.getByRole('list', { name: 'Predictions' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Room', exact: true }).waitFor();
    // Whoever comes from the wall's view may still be on the wall.
    expect(await page.content()).not.toMatch(/Ada|Grace/);
    await page.keyboard.press('a');
    await page.getByRole('rowheader', { name: 'Ada' }).waitFor();
  });

  test('p on a step puts that step on the projector; j shows the way in', async () => {
    const { page } = watched;
    await page.goto(`${stage.server.url}/board?view=step&chapter=wizard-school&step=page-loads`);
    await page.getByRole('button', { name: 'Put on the projector' }).waitFor();
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'While a page loads' }).waitFor();
    await expect.poll(lastCommand, SOON).toEqual({ type: 'spotlit', place: LOADS });
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Join this room' }).waitFor();
    await page.getByText(stage.code, { exact: true }).waitFor();
    expect(await page.content()).not.toMatch(/Ada|Grace/);
    expect(await page.content()).not.toContain(stage.key);
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'While a page loads' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: 'With this step' }).waitFor();
    await stage.room.command({
      type: 'spotlit',
      place: { chapter: 'wizard-school', step: 'black-box' },
    });
  });

  test('with hidden names, a note to one is not on the screen', async () => {
    const { page } = watched;
    const notes = page.getByRole('list', { name: 'Latest notes' });
    await notes.getByText('Coffee').waitFor();
    expect(await words(notes)).not.toContain('Well done!');
    await page.keyboard.press('a');
    await notes.getByText('Well done!').waitFor();
  });

  test('o opens the gate', async () => {
    const { page } = watched;
    await stage.room.command({ type: 'gate-closed', place: LOADS });
    await controls().getByText('Everybody is held at').waitFor();
    await page.keyboard.press('o');
    await controls().getByText('Open: everybody').waitFor();
    expect(lastCommand()).toEqual({ type: 'gate-opened' });
    await stage.room.command({
      type: 'spotlit',
      place: { chapter: 'wizard-school', step: 'black-box' },
    });
  });

  test('the projector has a window of its own, which needs no other key', async () => {
    const { page } = watched;
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'In a new window' }).click(),
    ]);
    await opened.getByRole('heading', { name: 'The black box' }).waitFor();
    expect(opened.url()).not.toContain(stage.key);
    await opened.close();
  });
});

describe('the keyboard alone', () => {
  test('closes the gate, writes a note, and lists its keys', async () => {
    const { page } = watched;
    await page.keyboard.press('g');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), SOON).toBe('gate');
    await page.getByLabel('Hold everybody at').press('Home');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await controls().getByText('Everybody is held at 0.1 The black box').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await controls().getByText('Open: everybody').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('a map: 1 to 6?');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Latest notes' }).getByText('a map: 1 to 6?').waitFor();
    expect(lastCommand()).toEqual({ type: 'noted', text: 'a map: 1 to 6?' });
    await page.getByRole('heading', { name: 'Room', exact: true }).waitFor();
    await page.getByRole('searchbox').press('Tab');
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: 'Map' }).waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    expect(await words(dialog)).toContain('hide or show names');
    await page.keyboard.press('1');
    expect(await page.getByRole('heading', { name: 'Map' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('reaches everything, each with a name and a visible focus', async () => {
    const { page } = watched;
    const wanted = await page.evaluate(
      () =>
        [...document.querySelectorAll('a[href], button, input, select')].filter(
          (each) =>
            !each.matches(':disabled, input[type=radio]:not(:checked)') && !each.closest('dialog'),
        ).length,
    );
    expect(wanted).toBeGreaterThan(20);
    await page.evaluate(() => document.body.focus());
    const reached = new Set<string>();
    for (let index = 0; index < wanted; index += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const at = document.activeElement;
        if (!(at instanceof HTMLElement)) return undefined;
        at.dataset.stop ??= String(document.querySelectorAll('[data-stop]').length);
        const shown = at.matches('input[type=radio]') ? at.closest('label') : at;
        const style = shown && getComputedStyle(shown);
        return { stop: at.dataset.stop, tag: at.tagName, outline: style?.outlineStyle };
      });
      expect(seen).toMatchObject({ outline: 'solid' });
      reached.add(seen?.stop ?? '');
    }
    expect(reached.size).toBe(wanted);
  });
});

describe('the end', () => {
  test('is asked for first', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'End the room…' }).click();
    const dialog = page.getByRole('dialog', { name: 'End the room?' });
    await dialog.getByRole('button', { name: 'Keep it open' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(stage.room.state.endedAt).toBeUndefined();
    await page.getByRole('button', { name: 'End the room…' }).click();
    await dialog.getByRole('button', { name: 'End the room' }).click();
    await page.getByText('The room has ended.').waitFor();
    expect(lastCommand()).toEqual({ type: 'room-ended' });
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  });

  test('nothing went wrong on the way', () => {
    expect(watched.faults).toEqual([]);
  });
});

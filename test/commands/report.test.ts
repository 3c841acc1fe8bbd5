import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { report } from '../../src/commands/report.ts';
import type { EventDetails } from '../../src/journal/events.ts';
import { newCode, newSecret } from '../../src/room/secrets.ts';
import { openShelf } from '../../src/room/store/shelf.ts';
import { homes } from '../journal/fixtures/help.ts';
import { Log } from '../room/report/logs.ts';

const newHome = homes();
let home = '';
let out = '';

beforeEach(() => {
  home = newHome();
  out = '';
  vi.stubEnv('SPY_SCHOOL_HOME', home);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const KEY = newSecret();
const CODE = newCode();

/** A room in files, as a server leaves it behind. */
async function keep(data = join(home, 'rooms')): Promise<void> {
  const shelf = await openShelf({ data });
  const log = new Log('Tuesday', ['wizard-school']);
  const ada = log.joins(1, 'Ada Lovelace');
  const predicted: EventDetails = {
    ...{ type: 'predicted', step: 'black-box', choice: 'dozens', label: 'Dozens.' },
  };
  ada.does(2, { type: 'step-entered', step: 'black-box' }, 'wizard-school');
  ada.does(3, predicted, 'wizard-school');
  try {
    const { store } = await shelf.create({
      ...{ v: 1, room: 'tuesday', name: 'Tuesday', chapters: ['wizard-school'] },
      ...{ code: CODE, key: KEY, createdAt: '2026-11-23T09:00:00.000Z' },
    });
    await store.append(log.events);
    await store.close();
  } finally {
    await shelf.close();
  }
}

describe('spy-school report', () => {
  test('lists the rooms that are kept, without what opens them', async () => {
    expect(await report(undefined)).toBe(0);
    expect(out).toContain('No rooms are kept here.');
    await keep();
    out = '';
    expect(await report(undefined)).toBe(0);
    expect(await report(undefined, { json: true })).toBe(0);
    expect(out).toMatch(/tuesday {2}2026-11-23 \d\d:\d\d {2}Tuesday/);
    expect(out).not.toContain(KEY);
    expect(out).not.toContain(CODE);
  });

  test('tells of a room in Markdown, without names', async () => {
    await keep();
    expect(await report('tuesday')).toBe(0);
    expect(out).toContain('# Report of the room “Tuesday”');
    expect(out).toMatch(/Dozens\. +\| +1 \| 100 %/);
    expect(out).not.toContain('Lovelace');
    await report('tuesday', { names: true });
    expect(out).toContain('### Ada Lovelace');
  });

  test('finds rooms in another folder', async () => {
    const data = join(home, 'elsewhere');
    await keep(data);
    expect(await report('tuesday', { data, format: 'csv' })).toBe(0);
    expect(out).toContain('wizard-school,black-box,The black box,predict,60,1,');
  });

  test('writes a file, and replaces none unless forced', async () => {
    await keep();
    const file = join(home, 'report.html');
    writeFileSync(file, 'mine');
    await expect(report('tuesday', { format: 'html', out: file })).rejects.toThrow(
      'exists already',
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await report('tuesday', { format: 'html', out: file, force: true })).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/);
    expect(out).toBe(`The report is in ${file}.\n`);
  });

  test('prints JSON', async () => {
    await keep();
    await report('tuesday', { json: true });
    expect(JSON.parse(out)).toMatchObject({ room: 'tuesday', joined: 1, active: 1 });
  });

  test('says so when there is no such room or format', async () => {
    await keep();
    await expect(report('monday')).rejects.toMatchObject({ code: 'unknown-room' });
    await expect(report('tuesday', { format: 'pdf' })).rejects.toMatchObject({
      ...{ code: 'usage', exitCode: 2 },
    });
    expect(out).toBe('');
  });
});

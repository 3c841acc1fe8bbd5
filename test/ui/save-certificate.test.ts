import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveCertificate } from '../../src/ui/save-certificate.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spy-certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('saves under a free name, and the same one only once', async () => {
  const first = join(folder, 'spy-school-certificate.svg');
  expect(await saveCertificate('<svg/>', folder)).toBe(first);
  expect(await saveCertificate('<svg/>', folder)).toBe(first);
  expect(await saveCertificate('<svg>Ada</svg>', folder)).toMatch(/certificate-2\.svg$/);
  expect(await saveCertificate('<svg>Ada</svg>', folder)).toMatch(/certificate-2\.svg$/);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(readFileSync(first, 'utf8')).toBe('<svg/>');
});

test('what has the name already stays as it is', async () => {
  mkdirSync(join(folder, 'spy-school-certificate.svg'));
  symlinkSync('/etc/passwd', join(folder, 'spy-school-certificate-2.svg'));
  expect(await saveCertificate('<svg/>', folder)).toMatch(/certificate-3\.svg$/);
});

test('a folder that is gone is told', async () => {
  await expect(saveCertificate('<svg/>', join(folder, 'gone'))).rejects.toMatchObject({
    code: 'usage',
  });
});

import type { z } from 'zod';
import { strict, text } from '../base/source/fields.ts';
import type { Fault } from '../base/source/problem.ts';
import { readYaml } from '../base/source/yaml.ts';
import type { Theme } from './model.ts';

const number = text
  .regex(/^\d{1,2}(?:\.\d+)?$/, 'expected a number, such as 1.2')
  .transform(Number);
const ink = text.regex(/^#[0-9a-f]{6}$/, "expected a colour in quotes: '#rrggbb'");

const themeSchema = strict({
  title: text,
  author: text,
  inks: strict({ ink, paper: ink, accent: ink, tint: ink, shade: ink }),
  roughness: number,
  bowing: number,
  strokeWidth: number.refine((width) => width > 0, 'expected more than 0'),
}) satisfies z.ZodType<Theme>;

/** Reads theme.yaml; never throws. */
export function parseTheme(source: string): { theme: Theme | undefined; faults: readonly Fault[] } {
  const read = readYaml(source, themeSchema, 1);
  return read.ok ? { theme: read.value, faults: [] } : { theme: undefined, faults: read.faults };
}

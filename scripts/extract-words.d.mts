import type { Entry } from './build-words.mjs';

export function sources(): string[];
export function said(): readonly (Entry & { readonly files: readonly string[] })[];
export function catalogNameOf(file: string): string;

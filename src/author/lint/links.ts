import { didYouMean } from '../../base/source/nearest.ts';
import type { Fault } from '../../base/source/problem.ts';
import { linksIn } from '../../markdown/tokens.ts';
import { type LintContext, lineOf, type StepRule } from './context.ts';

function complaint(href: string, context: LintContext): string | undefined {
  const found = /^(?:\.\.\/([^/]+)\/chapter\.md)?(?:#(.*))?$/.exec(href);
  if (found === null || href === '') return undefined;
  const [, folder, step] = found;
  const chapter = folder === undefined ? context.chapter : context.chapters.get(folder);
  // A chapter with errors of its own cannot be looked into; they are told there.
  if (chapter === undefined)
    return folder === undefined || context.chapters.has(folder)
      ? undefined
      : `the link ${href} leads nowhere: no chapter "${folder}"${didYouMean(folder, [...context.chapters.keys()])}`;
  const ids = chapter.steps.map(({ id }) => id);
  if (step === undefined || ids.includes(step)) return undefined;
  return `the link ${href} leads nowhere: no step "${step}"${didYouMean(step, ids)}`;
}

/** Dead links in a text; `line` says on which line a link stands. */
export function deadLinks(
  text: string,
  context: LintContext,
  line: (href: string) => number,
): Fault[] {
  return linksIn(text).flatMap((href) => {
    const message = complaint(href, context);
    return message === undefined ? [] : [{ line: line(href), message }];
  });
}

/** Links to steps and chapters lead somewhere. */
export const links: StepRule = (step, context) => {
  const prompt = step.task.kind === 'read' ? '' : step.task.prompt;
  const conditional = [...step.asides, ...step.hints].map(({ text }) => text);
  return [step.prose, prompt, ...conditional, step.debrief ?? '', step.notes ?? ''].flatMap(
    (text) => deadLinks(text, context, (href) => lineOf(step, `(${href}`, context)),
  );
};

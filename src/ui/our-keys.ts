import type { PlayView } from '../session/view.ts';
import { withFocusKey } from './terminal/focus-key.ts';

/** A step whose author's words name the focus key as it is here; what programs printed stays as it is. */
export function inOurKeys(view: PlayView): PlayView {
  const { prompt, debrief, shown } = view;
  return {
    ...view,
    prose: withFocusKey(view.prose),
    prompt: prompt === undefined ? undefined : withFocusKey(prompt),
    hints: view.hints.map(withFocusKey),
    debrief: debrief === undefined ? undefined : withFocusKey(debrief),
    shown: {
      ...shown,
      debrief: shown.debrief === undefined ? undefined : withFocusKey(shown.debrief),
    },
  };
}

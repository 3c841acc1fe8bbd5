import { useRef } from 'react';
import { placeKey } from '../../../room/model/state.ts';
import {
  answersOf,
  type Bar,
  histogramOf,
  isRevealed,
  tallyAt,
} from '../../../room/model/views.ts';
import { msgid, ngettext, t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { Bars } from '../parts/Bars.tsx';
import { ClockFace } from '../parts/ClockFace.tsx';
import { Markdown } from '../parts/Markdown.tsx';
import { WaysIn } from '../views/JoinView.tsx';
import { StepText } from '../views/StepText.tsx';
import { Revealed } from './Revealed.tsx';
import { useFit } from './use-fit.ts';

/** So many answers are shown on the wall. */
const MOST_ANSWERS = 8;

/** For the wall: the step, the histogram, the clock, in letters for the last row. Nobody's name. */
export function Projector({ inviting }: { inviting: boolean }) {
  const { state, room, link, spotlight: spot } = useBoard();
  const box = useRef<HTMLElement>(null);
  const key = spot && placeKey(spot.place);
  const revealed = (what: 'debrief' | 'solution') =>
    spot !== undefined && isRevealed(state, spot.place, what);
  const [debrief, solution] = [revealed('debrief'), revealed('solution')];
  const tally = spot && tallyAt(state, spot.place);
  // What a room answers would tell the others the answer, so it waits for the debrief.
  const answers =
    spot && spot.step.kind !== 'predict' && (debrief || solution)
      ? answersOf(spot.step, tally).slice(0, MOST_ANSWERS)
      : [];
  const predictions = spot?.step.kind === 'predict' ? histogramOf(spot.step, tally) : [];
  const bars = answers.length + predictions.length;
  useFit(box, [inviting, key, debrief, solution, bars, state.clock !== undefined, link].join());
  if (inviting) return <Invitation />;
  if (!spot) return <main className="alone">{t`Nothing to show yet.`}</main>;
  const { step, chapter, index } = spot;
  const opened = debrief || solution;
  const beside = bars > 0 || opened || step.options.length > 0;
  return (
    <main className="projector" ref={box}>
      <div className="projector-head">
        <p className="eyebrow">
          {chapter.title} · {index + 1}/{chapter.steps.length}
        </p>
        <ClockFace state={state} ahead={room.ahead} />
        <h1>{step.title}</h1>
      </div>
      <div className={beside ? 'projector-body two' : 'projector-body'}>
        <div>
          {opened ? (
            step.prompt !== undefined && (
              <div className="prompt">
                <Markdown text={step.prompt} />
              </div>
            )
          ) : (
            <StepText step={{ ...step, options: [] }} />
          )}
          {opened && bars > 0 && <Histogram predictions={predictions} answers={answers} />}
          {opened && bars === 0 && <Markdown text={step.prose} />}
        </div>
        {beside && (
          <div>
            {opened ? (
              <Revealed step={step} debrief={debrief} solution={solution} />
            ) : bars > 0 ? (
              <Histogram predictions={predictions} answers={answers} />
            ) : (
              <StepText step={{ ...step, prose: '', prompt: undefined, options: veiled(step) }} />
            )}
          </div>
        )}
      </div>
      {link === 'away' && <p className="lost">{t`no connection, trying again`}</p>}
    </main>
  );
}

/** The way in, and how many have found it. */
function Invitation() {
  const { state, room } = useBoard();
  const joined = Object.keys(state.learners).length;
  return (
    <main className="projector invitation">
      <div className="projector-head">
        <p className="eyebrow">
          <bdi>{state.room?.name ?? 'Spy School'}</bdi> ·{' '}
          {ngettext(msgid`${joined} joined`, `${joined} joined`, joined)}
        </p>
        <ClockFace state={state} ahead={room.ahead} />
        <h1>{t`Join this room`}</h1>
      </div>
      <WaysIn />
    </main>
  );
}

function Histogram({
  predictions,
  answers,
}: {
  predictions: readonly Bar[];
  answers: readonly Bar[];
}) {
  if (predictions.length > 0) return <Bars bars={predictions} label={t`Predictions`} />;
  return <Bars bars={answers} label={t`Answers`} verdicts />;
}

/** Options that do not say which is right. */
function veiled(step: { options: readonly { id: string; label: string }[] }) {
  return step.options.map(({ id, label }) => ({ id, label }));
}

import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { QrCode } from './QrCode.tsx';

/** The page of the ways in. */
export function JoinView() {
  return (
    <section aria-labelledby="view-title" className="join-view">
      <h2 id="view-title">{t`Join`}</h2>
      <WaysIn />
    </section>
  );
}

/** Address, code and QR code, to be read from the last row. */
export function WaysIn() {
  const { room } = useBoard();
  const { joinUrl, code } = room;
  return (
    <div className="join">
      <QrCode text={joinUrl} label={t`QR code of ${joinUrl}`} />
      <dl>
        <dt>{t`Type this in a terminal`}</dt>
        <dd className="url">
          <code>npx spy-school join {joinUrl}</code>
        </dd>
        <dt>{t`The code; 0 is zero, big or small letters`}</dt>
        <dd className="code">{code}</dd>
        <dt>{t`How that works, in a browser`}</dt>
        <dd>{joinUrl}</dd>
      </dl>
    </div>
  );
}

import { spotText } from '../../../room/model/views.ts';
import { jt, t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { ViewLink } from '../parts/ViewLink.tsx';
import { searchOf } from '../where.ts';

/** Opens the projector's view: here, or in a window to be dragged onto the wall. */
export function ProjectorControl() {
  const { spotlight, boardKey } = useBoard();
  const step = spotlight && <strong key="step">{spotText(spotlight)}</strong>;
  const openWindow = () => {
    const address = `${location.pathname}${searchOf({ view: 'projector' })}#${boardKey}`;
    window.open(address, 'spy-school-projector', 'popup,width=1280,height=720');
  };
  return (
    <section aria-labelledby="projector-title" className="control">
      <h3 id="projector-title">{t`Projector`}</h3>
      <p>{step ? jt`Shows ${step}` : t`Nothing to show.`}</p>
      <div className="row even">
        <ViewLink to={{ view: 'projector' }} className="button">
          {t`Projector view`}
        </ViewLink>
        <button type="button" onClick={openWindow}>
          {t`In a new window`}
        </button>
      </div>
    </section>
  );
}

import type { BoardChapter } from '../../room/model/course.ts';
import { Leafing } from '../../ui/leafing.ts';
import { t } from '../../words/words.ts';
import { type Shown, type Slide, slidesOf } from './slides.ts';

const NOTHING: Shown = { solution: false, debrief: false };

/** Which slide is shown and what of it; the screen tells how far it can be scrolled. */
export class Deck extends Leafing {
  readonly slides: readonly Slide[];
  shown: Shown = NOTHING;
  /** Something new was asked for: it should be seen without scrolling. */
  fresh = false;
  keysShown = false;

  constructor(
    readonly chapter: BoardChapter,
    slide: number,
    onChange: () => void,
  ) {
    const slides = slidesOf(chapter);
    super(slides.length, slide, onChange, t`That was the last slide.`);
    this.slides = slides;
  }

  get slide(): Slide {
    const slide = this.slides[this.at];
    if (!slide) throw new Error(`there is no slide ${this.at}`);
    return slide;
  }

  /** Another terminal shows this. */
  follow(slide: number, shown: Shown): void {
    this.goTo(slide);
    this.shown = shown;
    this.onChange();
  }

  toggle(what: keyof Shown): void {
    const { slide } = this;
    const step = slide.slide === 'step' ? slide.step : undefined;
    const there =
      what === 'debrief' ? step?.debrief !== undefined : (step?.solution.length ?? 0) > 0;
    if (!there)
      this.word =
        what === 'debrief' ? t`This slide has no debrief.` : t`This slide has no solution.`;
    else {
      this.shown = { ...this.shown, [what]: !this.shown[what] };
      this.fresh = this.shown[what];
    }
    this.onChange();
  }

  override scrollBy(lines: number): void {
    this.fresh = false;
    super.scrollBy(lines);
  }

  protected override turned(): void {
    this.shown = NOTHING;
    this.fresh = false;
  }
}

import type { BoardChapter } from '../../room/model/course.ts';
import { type Shown, type Slide, slidesOf } from './slides.ts';

const NOTHING: Shown = { solution: false, debrief: false };

/** Which slide is shown and what of it; the screen tells how far it can be scrolled. */
export class Deck {
  readonly slides: readonly Slide[];
  at: number;
  shown: Shown = NOTHING;
  scroll = 0;
  maxScroll = 0;
  /** Rows to a page. */
  rows = 1;
  /** Something new was asked for: it should be seen without scrolling. */
  fresh = false;
  keysShown = false;
  word = '';

  constructor(
    readonly chapter: BoardChapter,
    slide: number,
    private readonly onChange: () => void,
  ) {
    this.slides = slidesOf(chapter);
    this.at = this.#within(slide);
  }

  get slide(): Slide {
    const slide = this.slides[this.at];
    if (!slide) throw new Error(`there is no slide ${this.at}`);
    return slide;
  }

  /** To a slide; past the ends it stays. */
  goTo(slide: number): void {
    const at = this.#within(slide);
    if (at !== this.at) {
      this.at = at;
      this.shown = NOTHING;
      this.scroll = 0;
      this.fresh = false;
    } else if (slide > at) this.word = 'That was the last slide.';
    this.onChange();
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
    if (!there) this.word = `This slide has no ${what}.`;
    else {
      this.shown = { ...this.shown, [what]: !this.shown[what] };
      this.fresh = this.shown[what];
    }
    this.onChange();
  }

  scrollBy(lines: number): void {
    this.fresh = false;
    this.scroll = Math.max(0, Math.min(this.maxScroll, this.scroll + lines));
    this.onChange();
  }

  /** On: first to the end of a long slide, then to the next one. */
  onward(): void {
    if (this.scroll < this.maxScroll) this.scrollBy(Math.max(1, this.rows - 1));
    else this.goTo(this.at + 1);
  }

  changed(): void {
    this.onChange();
  }

  #within(slide: number): number {
    return Math.max(0, Math.min(this.slides.length - 1, slide));
  }
}

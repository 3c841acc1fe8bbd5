import { type RefObject, useLayoutEffect } from 'react';

const SMALLEST_PX = 12;
/** Letters no larger than this share of the window's height. */
const LARGEST_SHARE = 0.046;

/** Makes the letters of a box as large as they can be without a scrollbar; again whenever `content` changes. */
export function useFit(box: RefObject<HTMLElement | null>, content: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content is what the box must fit
  useLayoutEffect(() => {
    const refit = () => {
      if (box.current) fitLetters(box.current);
    };
    refit();
    window.addEventListener('resize', refit);
    return () => window.removeEventListener('resize', refit);
  }, [box, content]);
}

function fitLetters(box: HTMLElement): void {
  let [fits, tooLarge] = [SMALLEST_PX, Math.max(20, window.innerHeight * LARGEST_SHARE)];
  const set = (size: number) => {
    box.style.fontSize = `${size}px`;
  };
  const overflows = () => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth;
  set(tooLarge);
  if (!overflows()) return;
  while (tooLarge - fits > 0.5) {
    const middle = (fits + tooLarge) / 2;
    set(middle);
    if (overflows()) tooLarge = middle;
    else fits = middle;
  }
  set(fits);
}

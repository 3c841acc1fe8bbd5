/** Somebody who may ask a learner to wait: a room's facilitator. Alone, there is none. */
export interface Gate {
  /**
   * Why the learner may not go to this step (`to`, from 0) of the chapter from where they are, in one sentence;
   * undefined when they may. Going back is always free.
   */
  refuses(chapter: string, to: number): string | undefined;
}

/** What a learner is called on the screen. */
export type NameOf = (learner: string) => string;

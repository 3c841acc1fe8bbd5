/** `07-execve.md`: a page's number and its id. */
export const PAGE_NAME = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

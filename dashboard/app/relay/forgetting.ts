/** What the first answer of a screen brought is one page of one list; see `useList`. */
export const PAGE_SIZE = 50;

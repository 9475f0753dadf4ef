// The style sheets by kind of page.

/** Sheets of first pages, each with all that those before it have. */
export const homeSheets = ['home', 'polled', 'school', 'kitchen', 'arranged'] as const;
export type HomeSheet = (typeof homeSheets)[number];
/** What a page is made of besides its frame, a file in assets/sheets each. */
export type Sheet =
  | HomeSheet
  | 'news'
  | 'article'
  | 'text'
  | 'documents'
  | 'schedule'
  | 'gallery'
  | 'disclosure'
  | 'units'
  | 'engagement'
  | 'search'
  | 'statistics'
  | 'english';

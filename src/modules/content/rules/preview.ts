/** For how many days a link for a look may hold. */
export const previewDays = [1, 3, 7, 30] as const;

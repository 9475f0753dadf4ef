// The states of a section and their words. Pure.
export const stateWords = { missing: 'thiếu', filled: 'đã có', old: 'đã cũ', hidden: 'đang ẩn' } as const;

/** Of its English side (P-2.4). */
export const englishStates = { missing: 'thiếu tiếng Anh', behind: 'tiếng Anh cũ hơn', filled: 'có tiếng Anh' } as const;
export type EnglishState = keyof typeof englishStates;
export type SectionState = keyof typeof stateWords;

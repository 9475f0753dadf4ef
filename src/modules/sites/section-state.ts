// The states of a section and their words. Pure.
export const stateWords = { missing: 'thiếu', filled: 'đã có', old: 'đã cũ', hidden: 'đang ẩn' } as const;
export type SectionState = keyof typeof stateWords;

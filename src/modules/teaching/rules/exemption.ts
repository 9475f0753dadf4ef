// Why does a pupil take no part in a subject? (R1.14, R6.5)
export const exemptionKinds = { exempt: 'Miễn học', not_chosen: 'Không chọn môn', not_taught: 'Trường cũ không dạy' } as const;
export type ExemptionKind = keyof typeof exemptionKinds;
/** Before the name of a subject, within a sentence. */
export const exemptionWords: Record<ExemptionKind, string> = {
  exempt: 'miễn học',
  not_chosen: 'ghi không chọn',
  not_taught: 'ghi trường cũ không dạy',
};

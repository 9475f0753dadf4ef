// Who keeps a class from being approved, in words: whose results lack something, and whom only the decision of the principal is missing of.
export const yearDecision = 'quyết định cuối năm';

/** `undecided`: of `waiting` those who have all their results. 'Còn 3 em chưa đủ, 2 em chờ hiệu trưởng quyết định cuối năm'. */
export function waitingWords(waiting: number, undecided: number): string {
  const parts = [
    waiting > undecided && `${waiting - undecided} em chưa đủ`,
    undecided > 0 && `${undecided} em chờ hiệu trưởng ${yearDecision}`,
  ].filter(Boolean);
  return `Còn ${parts.join(', ')}`;
}

// hk1, hk2, cn in the address.
import type { Period } from '../rules/outcome.ts';

export const periodOf = (word: string | undefined): Period | null => (({ hk1: 1, hk2: 2, cn: 3 }) as const)[word ?? ''] ?? null;
export const periodWord: Readonly<Record<Period, string>> = { 1: 'hk1', 2: 'hk2', 3: 'cn' };
export const periodName: Readonly<Record<Period, string>> = { 1: 'Học kỳ I', 2: 'Học kỳ II', 3: 'Cả năm' };
/** Within a sentence. */
export const periodWords: Readonly<Record<Period, string>> = { 1: 'học kỳ I', 2: 'học kỳ II', 3: 'cả năm' };

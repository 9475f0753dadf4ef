// What is a period called within a sentence?
import type { SheetPeriod } from './sheet.ts';

export const periodNames: Readonly<Record<SheetPeriod, string>> = { 1: 'học kỳ I', 2: 'học kỳ II', 3: 'cả năm' };

// How the demo writes down the rows of a first page.
import type { Row } from '#modules/sites/index.ts';

type Part = [id: string, kind: string, settings?: Record<string, unknown>];
export const row = (id: string, shape: Row['shape'], tone: Row['tone'], ...columns: Part[][]): Row => ({
  ...{ id, shape, tone },
  columns: columns.map((parts) => parts.map(([key, kind, settings = {}]) => ({ id: key, kind, settings }))),
});
export const one = (id: string, tone: Row['tone'], ...parts: Part[]): Row => row(id, 'one', tone, parts);

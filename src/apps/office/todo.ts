// Something that waits: for me, for others, or until a day.
export type Todo = {
  id: string;
  text: string;
  detail?: string;
  when?: string;
  to: string;
  act: string;
  tone: 'bad' | 'warn' | 'info' | 'wait';
};
export type Today = { due: Todo[]; mine: Todo[]; others: Todo[] };

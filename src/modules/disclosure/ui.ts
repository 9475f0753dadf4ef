// The door for screens of others.
export { ColumnHeads } from './web/parts/column-heads.tsx';

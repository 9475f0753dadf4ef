// The door of the transfer module.
export { beginImport, moveImport, tellProgress } from './commands/keep-import.ts';
export { type ArrivedItem, forgetItems, holdImport, noteItems, notePicture, noteUpdate } from './commands/keep-items.ts';
export { demandImports, demandTakeAway, mayTakeAway } from './policy.ts';
export {
  arrivedItems,
  arrivedPictures,
  itemsOfImport,
  listTransfers,
  picturesOfImport,
  type Transfer,
  type TransferItem,
  type TransferRow,
  transferById,
  unfinished,
  updatesOfImport,
} from './queries/imports.ts';
export type { TransferKind, TransferState, TransferTables } from './tables.ts';

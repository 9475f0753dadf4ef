// Of the word in a link's address only this is stored: a copy of the database opens nothing.
import { createHash } from 'node:crypto';

export const previewHash = (token: string): string => createHash('sha256').update(token).digest('hex');

// What came of a line, in a word.
import type { SiteReport } from '../open-sites.ts';

export const reportWords: Record<SiteReport['state'], string> = { created: 'mở', exists: 'đã có', refused: 'từ chối' };
export const reportTones: Record<SiteReport['state'], string> = { created: 'ok', exists: '', refused: 'bad' };

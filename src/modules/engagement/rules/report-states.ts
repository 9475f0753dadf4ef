// What becomes of a report of an error.
import type { ReportState } from '../tables.ts';

export const reportStateNames: Record<ReportState, string> = { new: 'mới', fixed: 'đã sửa', ignored: 'bỏ qua' };

// Tables of the statistics module.

export type StatisticsTables = {
  /** `seen` (bits of visitors) lives while the day lasts and is written and read in SQL only. */
  'statistics.unit_day': { unit_id: number; day: string; visits: number; visitors: number | null };
  'statistics.page_day': { unit_id: number; day: string; path: string; visits: number };
  'statistics.access_log': { file: string; position: string; read_at: Date };
  'statistics.salt': { day: string; salt: Buffer };
};

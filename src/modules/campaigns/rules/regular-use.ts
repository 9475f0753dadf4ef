// Is a portal in regular use? The rule of P-1.20, with its version, so that a verdict can be read years later.

export const regularUseVersion = 'P-1.20, bản 1';
const perYear = 40;
const sectionTenths = 800;
/** A school year has ten months; the holidays ask for nothing. */
const yearDays = 304;

export type RegularUseFacts = {
  /** Published since the school year began, of which the days passed so far. */
  articles: number;
  yearDaysPassed: number;
  /** In each of the last two months; null: June or July of a school, which do not count. */
  lastMonths: readonly (number | null)[];
  sectionsFilled: number;
  sectionsMandatory: number;
};

export function regularUse(facts: RegularUseFacts): { regular: boolean; reasons: string[] } {
  const wanted = Math.ceil((perYear * Math.min(facts.yearDaysPassed, yearDays)) / yearDays);
  const reasons = [
    facts.articles < wanted && `${facts.articles} bài từ đầu năm học, cần ${wanted}`,
    facts.lastMonths.some((n) => n === 0) && 'có tháng trong hai tháng qua không có bài mới',
    facts.sectionsFilled * 1000 < facts.sectionsMandatory * sectionTenths &&
      `${facts.sectionsFilled}/${facts.sectionsMandatory} mục bắt buộc có nội dung`,
  ].filter((reason) => reason !== false);
  return { regular: reasons.length === 0, reasons };
}

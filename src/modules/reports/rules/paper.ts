// What every template is handed besides its content: who issues, where and when, how it is dressed.
import type { LocalDate } from '#kernel/calendar.ts';
import type { BookOptions } from '../books/options.ts';
import type { ClassFrame } from '../queries/class-record.ts';
import { dayWords } from './words.ts';

export type Paper = { template: string; data: unknown };

/** 'Cồn', else 'Hải Hậu', else 'Nam Định'. */
const whereOf = ({ commune, district, province }: ClassFrame['place']): string =>
  commune || district.replace(/^(huyện|thị xã|thành phố|quận) /i, '') || province || 'Nam Định';
export const placeOf = (place: ClassFrame['place'], day: LocalDate) => ({
  ...{ above: place.above, unit: place.unit, where: whereOf(place), day: dayWords(day) },
  ...{ headTitle: place.headTitle, headName: place.headName },
});
/** A signature "Hiệu trưởng" is that of whoever heads the unit. */
export const lookData = (options: BookOptions, place: ClassFrame['place']) => ({
  ...{ title: options.title, subtitle: options.subtitle, national: options.national, note: options.note },
  size: options.fontSize / 2,
  signatures: options.signatures.map((one) =>
    one.who === 'head' && one.title === 'Hiệu trưởng' ? { ...one, title: place.headTitle } : one,
  ),
});

// Words of a command line: flags with and without values, and what stands free.
import { startYear } from '#kernel/school-year.ts';

export class Usage extends Error {}

export type Arguments = { free: string[]; value(name: string): string | undefined; flag(name: string): boolean };

/** @throws Usage for an unknown flag or one whose value is missing */
export function parseArguments(args: string[], spec: { values?: string[]; flags?: string[] }): Arguments {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const free: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (!word.startsWith('--')) {
      free.push(word);
      continue;
    }
    const [name = '', given] = word.slice(2).split(/=(.*)/s);
    if (spec.flags?.includes(name)) {
      if (given !== undefined) throw new Usage(`--${name} không nhận giá trị.`);
      flags.add(name);
    } else if (spec.values?.includes(name)) {
      const value = given ?? args[++i];
      if (value === undefined || (given === undefined && value.startsWith('--'))) throw new Usage(`--${name} cần một giá trị.`);
      values.set(name, value);
    } else
      throw new Usage(
        `Không có lựa chọn --${name}. Có: ${[...(spec.values ?? []), ...(spec.flags ?? [])].map((n) => `--${n}`).join(', ') || 'không có lựa chọn nào'}.`,
      );
  }
  return { free, value: (name) => values.get(name), flag: (name) => flags.has(name) };
}

/** What was given for --year, as it is. @throws Usage when it is no school year */
export function yearNamed(year: string | undefined): string | undefined {
  if (year !== undefined && !(/^\d{4}-\d{4}$/.test(year) && year.endsWith(`-${startYear(year) + 1}`)))
    throw new Usage(`--year ${year}: ghi năm học đủ hai năm liền nhau, như 2018-2019.`);
  return year;
}

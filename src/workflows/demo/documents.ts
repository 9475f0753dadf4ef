// The official documents of the demo province in the autumn of 2018: what the ministry, the Sở, each Phòng and each school have issued,
// which of them replace or amend others, and which came late to the site.

import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { statutoryHolidays } from '#kernel/statutory-holidays.ts';
import { addWorkingDays, isWorkingDay } from '#kernel/working-days.ts';
import type { RelationKind } from '#modules/documents/index.ts';
import { isAwake } from './activity.ts';
import { laws } from './document-laws.ts';
import { schoolTopics, superiorTopics, type Topic } from './document-topics.ts';
import { personName } from './names.ts';
import { type Random, random } from './random.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

export type DemoDocument = {
  unit: DemoUnit;
  number: string;
  kind: string;
  title: string;
  issuer: string;
  own: boolean;
  signer: string;
  signerTitle: string;
  issuedOn: LocalDate;
  effectiveOn: LocalDate | null;
  expiresOn: LocalDate | null;
  fields: string[];
  recipients: string;
  urgency: 'normal' | 'urgent';
  members: boolean;
  /** null: signed, not on the site yet. */
  publishedOn: LocalDate | null;
  relations: { kind: RelationKind; to: DemoDocument }[];
  pdf: boolean;
};
export type Heads = ReadonlyMap<number, { name: string; title: string }>;

const calendar = new Map(statutoryHolidays.map((day) => [day.date, day]));
const last = '2018-12-09';
const worked = (day: LocalDate): LocalDate => (isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar));

/** Most come the day they are signed or the next; some are forgotten for a week. */
function published(rng: Random, issuedOn: LocalDate): LocalDate | null {
  const wait = rng.weighted([
    [0, 45],
    [1, 30],
    [2, 13],
    [rng.int(3, 9), 12],
  ] as const);
  const day = addWorkingDays(issuedOn, wait, calendar);
  return day <= last ? day : null;
}

const signOf: Record<string, string> = {
  'quyet-dinh': 'QĐ',
  'ke-hoach': 'KH',
  'thong-bao': 'TB',
  'huong-dan': 'HD',
  'bao-cao': 'BC',
};
const numberOf = (n: number, topic: Topic, place: string): string =>
  topic.kind === 'cong-van' ? `${n}/${place}-${topic.desk ?? 'VP'}` : `${n}/${signOf[topic.kind]}-${place}`;

const upper: Record<string, string> = {
  department: 'SGDĐT',
  district: 'PGDĐT',
  mn: 'MN',
  th: 'TH',
  thcs: 'THCS',
  thpt: 'THPT',
  gdtx: 'TTGDTX',
};

/** The documents of one unit, oldest first; numbers run with the days, each kind in a row of its own. */
function issued(unit: DemoUnit, topics: readonly Topic[], head: { name: string; title: string }, pdfs: number): DemoDocument[] {
  const rng = random(`documents-${unit.slug}`);
  const deputy = personName(random(`deputy-${unit.slug}`), rng.chance(0.5) ? 'female' : 'male');
  const deputyTitle = `Phó ${head.title}`
    .replace('Phó Hiệu', 'Phó hiệu')
    .replace('Phó Trưởng', 'Phó trưởng')
    .replace('Phó Giám', 'Phó giám');
  const running: Record<string, number> = {};
  const pace = unit.level === 'department' ? 40 : unit.level === 'district' ? 4 : 2;
  const dated = topics
    .map((topic) => ({ topic, day: worked(addDays(topic.day, topic.fixed ? 0 : rng.int(-4, 4))) }))
    .filter(({ day }) => day <= '2018-12-07')
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const documents = dated.map(({ topic, day }): DemoDocument => {
    const row = topic.kind === 'cong-van' ? 'cv' : topic.kind;
    running[row] = (running[row] ?? rng.int(2, 12 * pace)) + rng.int(1, row === 'cv' ? 4 * pace : pace);
    const byDeputy = rng.chance(0.4);
    return {
      ...{ unit, number: numberOf(running[row] ?? 1, topic, upper[unit.level] ?? 'TH'), kind: topic.kind },
      title: topic.title.replaceAll('{unit}', unit.shortName).replaceAll('{where}', unit.districtName || 'tỉnh'),
      ...{
        issuer: unit.name,
        own: true,
        signer: byDeputy ? deputy : head.name,
        signerTitle: byDeputy ? deputyTitle : head.title,
      },
      ...{ issuedOn: day, effectiveOn: topic.from ?? null, expiresOn: topic.until ?? null, fields: topic.fields },
      recipients:
        topic.to ??
        (unit.level === 'department'
          ? 'Các Phòng GD&ĐT, các trường trực thuộc'
          : unit.level === 'district'
            ? 'Các trường trong huyện'
            : 'Tổ chuyên môn, tổ văn phòng'),
      ...{ urgency: topic.urgent ? 'urgent' : 'normal', members: topic.members ?? false },
      ...{ publishedOn: published(rng, day), relations: [], pdf: false },
    };
  });
  for (const [i, { topic }] of dated.entries()) {
    const document = documents[i] as DemoDocument;
    for (const { kind, of } of topic.acts ?? []) {
      const to = documents[dated.findIndex((other) => other.topic.title === of)];
      if (to && to.publishedOn !== null && to.issuedOn <= document.issuedOn) document.relations.push({ kind, to });
    }
  }
  for (const document of documents.slice(documents.length - Math.min(pdfs, documents.length))) document.pdf = true;
  return documents;
}

export function demoDocuments(units: readonly DemoUnit[], heads: Heads): DemoDocument[] {
  const headOf = (unit: DemoUnit) =>
    heads.get(unit.id) ?? {
      name: personName(random(`head-${unit.slug}`), 'male'),
      title:
        unit.level === 'department'
          ? 'Giám đốc'
          : unit.level === 'district'
            ? 'Trưởng phòng'
            : unit.level === 'gdtx'
              ? 'Giám đốc'
              : 'Hiệu trưởng',
    };
  const department = units.find((unit) => unit.level === 'department');
  if (!department) return [];
  const statutes = laws.map(
    (law): DemoDocument => ({
      ...{ unit: department, number: law.number, kind: law.kind, title: law.title, issuer: law.issuer, own: false },
      ...{ signer: '', signerTitle: '', issuedOn: law.issued, effectiveOn: law.from ?? null, expiresOn: law.until ?? null },
      ...{
        fields: law.fields,
        recipients: '',
        urgency: 'normal',
        members: true,
        publishedOn: '2018-12-01',
        relations: [],
        pdf: false,
      },
    }),
  );
  const statute = (number: string) => statutes.find((law) => law.number === number);
  for (const law of laws)
    for (const { kind, of } of law.acts ?? []) {
      const [from, to] = [statute(law.number), statute(of)];
      if (from && to) from.relations.push({ kind, to });
    }
  const own = issued(department, superiorTopics('department'), headOf(department), 100);
  const link = (documents: DemoDocument[], topics: readonly Topic[]) => {
    for (const document of documents)
      for (const number of topics.find((topic) => document.title.startsWith(topic.title.split('{')[0] ?? topic.title))?.under ??
        []) {
        const to = statute(number) ?? own.find((other) => other.title === number && other.publishedOn !== null);
        if (to && to.issuedOn <= document.issuedOn) document.relations.push({ kind: to.own ? 'guides' : 'refers', to });
      }
    return documents;
  };
  link(own, superiorTopics('department'));
  const others = units.flatMap((unit) => {
    if (unit.level === 'department') return [];
    if (unit.level === 'district')
      return link(issued(unit, superiorTopics('district'), headOf(unit), 6), superiorTopics('district'));
    const rng = random(`how-many-${unit.slug}`);
    const shown = unit.slug === demoSchoolSlug;
    const topics = schoolTopics.filter(
      (topic) =>
        (topic.levels === undefined || topic.levels.includes(unit.level)) &&
        (shown || rng.chance(0.45)) &&
        (isAwake(unit) || topic.day < '2018-10-01'),
    );
    const documents = link(issued(unit, topics, headOf(unit), shown ? 20 : 0), schoolTopics);
    // The demo's school has one that was signed a week ago and waits.
    const waiting = shown ? documents.at(-1) : undefined;
    if (waiting) Object.assign(waiting, { issuedOn: '2018-12-03', publishedOn: null });
    return documents;
  });
  return [...statutes, ...own, ...others];
}

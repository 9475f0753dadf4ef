// What a unit has told: as many articles as it has written, from the topics of its kind, on days on which it was awake; no title twice.
import { addDays, daysBetween, formatDate } from '#kernel/calendar.ts';
import { sectionRows } from '#modules/sites/index.ts';
import { articleCount, rhythmOf, stretchesOf } from '../activity.ts';
import { personName } from '../names.ts';
import { type Random, random } from '../random.ts';
import type { DemoUnit } from '../units.ts';
import { hung, scenesAt, sceneWords } from './pictures.ts';
import { type Facts, type Season, type Topic, told, topics } from './read.ts';

export type Told = {
  title: string;
  summary: string;
  text: string;
  section: string;
  /** The moment, in the province's time. */
  at: string;
  author: string;
  scene: string | null;
  alt: string;
  /** What else it could be led by. */
  scenes: readonly string[];
};

const lastDay = '2018-12-09';
const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
/** The fifteenth of the eighth month by the moon. */
const moonFeast: Record<string, string> = { '2016': '2016-09-15', '2017': '2017-10-04', '2018': '2018-09-24' };
const subjects: Record<string, string[]> = {
  mn: ['Làm quen với toán'],
  th: ['Toán', 'Tiếng Việt', 'Khoa học', 'Tiếng Anh'],
  thcs: ['Toán', 'Ngữ văn', 'Tiếng Anh', 'Vật lý', 'Sinh học', 'Lịch sử'],
};
const letter = (rng: Random, n: number) => 'ABCDEGH'.charAt(rng.int(0, n - 1));
function className(unit: DemoUnit, rng: Random): string {
  const several = Math.max(1, Math.min(6, Math.round(unit.classes / (unit.level === 'th' ? 5 : unit.level === 'thpt' ? 3 : 4))));
  if (unit.level === 'mn') return `${rng.int(3, 5)} tuổi ${letter(rng, Math.min(3, several))}`;
  if (unit.level === 'th') return `${rng.int(1, 5)}${letter(rng, several)}`;
  if (unit.level === 'thcs') return `${rng.int(6, 9)}${letter(rng, several)}`;
  return unit.level === 'thpt' ? `${rng.int(10, 12)}A${rng.int(1, Math.max(4, several * 2))}` : `${rng.int(10, 12)}A`;
}
const lower = (kind: string, name: string) =>
  `${kind === 'xa' ? 'xã' : kind === 'phuong' ? 'phường' : 'thị trấn'} ${name.replace(/^(Xã|Phường|Thị trấn) /, '')}`;
const inText = (name: string) => name.replace(/^(Huyện|Thành phố)/, (word) => word.toLowerCase());

export type Place = { unit: DemoUnit; head: { name: string; title: string } | undefined; around: readonly DemoUnit[] };

/** @param day the day of the article, `year` the autumn in which its school year began */
function factsOf({ unit, head, around }: Place, day: string, year: number, rng: Random): Facts {
  const office = unit.level === 'district' || unit.level === 'department';
  const kept = new Map<string, string>();
  const somewhere = () => rng.pick(around.length > 0 ? around : [unit]);
  const here = office ? somewhere() : unit;
  const event = addDays(day, -rng.int(0, 2));
  const fresh = (slot: string): string => {
    const range = /^[a-z]:(\d+)-(\d+)$/.exec(slot);
    if (range) return String(rng.int(Number(range[1]), Number(range[2])));
    switch (slot) {
      case 'donvi':
        return unit.name;
      case 'ten':
        return unit.shortName;
      case 'xa':
        return lower(here.commune.kind, here.commune.name);
      case 'xa2': {
        const others = around.filter((other) => other.commune.code !== here.commune.code && other.district === here.district);
        const other = others.length > 0 ? rng.pick(others) : null;
        return other ? lower(other.commune.kind, other.commune.name) : 'xã bên';
      }
      case 'huyen':
        return inText(here.districtName || 'Thành phố Nam Định');
      case 'cap':
        return unit.level === 'department' ? 'tỉnh' : inText(unit.districtName).replace(/ .*/, '').replace('thành', 'thành phố');
      case 'capdo':
        return rng.pick(['mầm non', 'tiểu học', 'trung học cơ sở']);
      case 'lop':
      case 'lop2':
        return className(unit, rng);
      case 'khoi':
        return String(unit.level === 'th' ? rng.int(1, 5) : unit.level === 'thcs' ? rng.int(6, 9) : rng.int(10, 12));
      case 'mon':
        return rng.pick(subjects[unit.level] ?? subjects.thcs ?? []);
      case 'tre':
        return unit.level === 'mn' ? 'trẻ' : 'học sinh';
      case 'em':
        return unit.level === 'mn' ? 'các bé' : 'các em';
      case 'co':
        return `cô ${personName(rng, 'female')}`;
      case 'thay':
        return `thầy ${personName(rng, 'male')}`;
      case 'nguoi':
        return personName(rng, 'female');
      case 'ht':
        return head ? `${head.title} ${head.name}` : 'Đại diện lãnh đạo đơn vị';
      case 'nh':
        return `${year}-${year + 1}`;
      case 'nhtruoc':
        return `${year - 1}-${year}`;
      case 'thang':
        return String(Number(day.slice(5, 7)));
      case 'tuan':
        return String(weekAfter(day, year));
      case 'nam':
        return day.slice(0, 4);
      case 'ngay':
        return formatDate(event);
      case 'thu':
        return `${weekdays[new Date(`${event}T00:00:00Z`).getUTCDay()]} ${formatDate(event).slice(0, 5)}`;
      // Two years ago there were a few fewer.
      case 'hs':
        return Math.max(20, Math.round(unit.pupils * (1 - 0.02 * (2018 - year)))).toLocaleString('vi-VN');
      case 'lops':
        return String(Math.max(1, unit.classes));
      case 'gv':
        return String(Math.max(3, unit.staff));
      default:
        throw new Error(`Unknown slot: ${slot}`);
    }
  };
  return {
    of(slot) {
      const key = slot.replace(/:.*/, '');
      const known = kept.get(key);
      if (known !== undefined) return known;
      let value = fresh(slot);
      if (slot === 'lop2' && value === kept.get('lop')) value = className(unit, rng);
      kept.set(key, value);
      return value;
    },
  };
}

const dayIn = (season: Season, year: number): [string, string] => {
  const at = (day: string) => `${day >= '08' ? year : year + 1}-${day}`;
  return [at(season.from), at(season.to)];
};
/** A topic without a season of its own is told all through a year that has passed. */
const allYear = (season: Season) => season.from < '10-02' && season.to > '11-30';
function possible(season: Season, year: number, stretches: readonly [string, string][]): [string, string][] {
  const [from, to] = year < 2018 && allYear(season) ? [`${year}-08-25`, `${year + 1}-05-25`] : dayIn(season, year);
  if (year < 2018) return [[from, to]];
  return stretches.map(([a, b]): [string, string] => [later(a, from), earlier(b, to)]).filter(([a, b]) => a <= b);
}
const later = (a: string, b: string) => (b > a ? b : a);
const earlier = (a: string, b: string) => (b > a ? a : b);
/** The week that begins next, counted from the one in which August ends. */
function weekAfter(day: string, year: number): number {
  const last = `${year}-08-31`;
  const first = addDays(last, -((new Date(`${last}T00:00:00Z`).getUTCDay() + 6) % 7));
  return Math.floor(daysBetween(first, day) / 7) + 2;
}
const isSunday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
function dayOf(days: readonly [string, string][], rng: Random): string {
  const [from, to] = rng.pick(days);
  const day = addDays(from, rng.int(0, daysBetween(from, to)));
  return isSunday(day) && day > from && rng.chance(0.8) ? addDays(day, -1) : day;
}

const sectionsOf = new Map<string, Set<string>>();
function sectionFor(unit: DemoUnit, topic: Topic, rng: Random): string {
  let known = sectionsOf.get(unit.level);
  if (!known) {
    known = new Set(sectionRows(unit.level, '2018-12-10').map((row) => row.slug));
    sectionsOf.set(unit.level, known);
  }
  const fit = topic.sections.filter((slug) => known.has(slug));
  return fit.length > 0 ? rng.pick(fit) : 'tin-tuc';
}

/** Told by hand: its picture stays. */
type ByHand = { title: string; at: string; scene: string | null; alt: string };
/**
 * @param used titles of the units around, so that neighbours seldom say the same; what this unit says is added
 * @param byHand what it says besides: never the same title, never a picture of theirs beside it
 */
export function storiesTold(place: Place, used: Set<string>, byHand: readonly ByHand[] = []): Told[] {
  const titles = new Set(byHand.map((story) => story.title));
  const { unit } = place;
  const rng = random(`stories-${unit.slug}`);
  const own = topics.filter((topic) => topic.levels.includes(unit.level));
  const office = unit.level === 'department' || unit.level === 'district';
  const notices = own.filter((topic) => topic.sections.includes('thong-bao'));
  // Who keeps last year's rosters? What an office has ordered stays.
  const lasting = office ? own : own.filter((topic) => !notices.includes(topic));
  const count = articleCount(unit);
  const stretches = stretchesOf(unit);
  const writers = Array.from({ length: 4 }, () => personName(rng, rng.chance(0.65) ? 'female' : 'male'));
  const told: Told[] = [];
  for (const [year, wanted] of [
    [2018, count.now],
    [2017, count.before],
    [2016, Math.round(count.before * 0.7)],
  ] as const) {
    const times = new Map<Topic, number>();
    const feasts = own.filter((topic) => topic.weight === 0);
    for (let n = 0, tries = 0; n < wanted && tries < wanted * 12; tries++) {
      // What everybody tells comes first; then whatever was told least often so far.
      // Every fourth is a notice: readers look for those first.
      const choice = year < 2018 ? lasting : tries % 4 === 3 ? notices : own;
      const topic =
        feasts[n] && tries === n
          ? feasts[n]
          : rng.weighted(choice.map((one) => [one, (one.weight || 1) / (1 + 3 * (times.get(one) ?? 0)) ** 1.5] as const));
      if (!topic) break;
      const story = tell(place, topic, year, stretches, writers, rng, titles, used);
      if (!story) continue;
      times.set(topic, (times.get(topic) ?? 0) + 1);
      told.push(story);
      n += 1;
    }
  }
  const mine = new Map(hung<Told | ByHand>(unit.level, [...told, ...byHand], rng).map((story) => [story.title, story]));
  return told.map((story) => ({ ...story, ...mine.get(story.title) }));
}

/** Sentences that belong together stand in one paragraph, two or three at a time. */
function paragraphed(lines: readonly string[], rng: Random): string {
  let text = '';
  for (const [i, line] of lines.entries()) text += i === 0 ? line : `${i > 1 && rng.chance(0.5) ? ' ' : '\n'}${line}`;
  return text;
}

function tell(
  place: Place,
  topic: Topic,
  year: number,
  stretches: readonly [string, string][],
  writers: readonly string[],
  rng: Random,
  titles: Set<string>,
  used: Set<string>,
): Told | null {
  const { unit } = place;
  const heading = rng.pick(topic.titles);
  const days = possible(heading.season ?? topic.season, year, stretches);
  if (days.length === 0) return null;
  let day = dayOf(days, rng);
  if (topic.scenes.includes('trung-thu')) {
    const feast = addDays(moonFeast[year] ?? day, rng.int(-1, 2));
    if (year === 2018 && rhythmOf(unit) !== 'steady' && !days.some(([a, b]) => a <= feast && feast <= b)) return null;
    day = feast;
  }
  if (day > lastDay) return null;
  const facts = factsOf(place, day, year, rng);
  const title = told(heading.text, facts, rng);
  if (titles.has(title) || (used.has(title) && rng.chance(0.96))) return null;
  titles.add(title);
  used.add(title);
  const middles = topic.middles.filter(() => rng.chance(0.85)).slice(0, 6);
  const between = middles.length > 1 ? middles : topic.middles.slice(0, 2);
  const lines = [
    ...(topic.beginnings.length > 0 ? [rng.pick(topic.beginnings)] : []),
    ...(heading.about ? [heading.about] : []),
    ...between,
    ...(topic.endings.length > 0 && rng.chance(0.8) ? [rng.pick(topic.endings)] : []),
  ].map((line) => told(line, facts, rng));
  const scenes = scenesAt(unit.level, topic.scenes);
  const scene = scenes.length > 0 ? rng.pick(scenes) : null;
  return {
    ...{ title, summary: told(heading.about ?? rng.pick(topic.summaries), facts, rng), section: sectionFor(unit, topic, rng) },
    text: paragraphed(lines, rng),
    at: `${day}T${String(rng.int(7, 17)).padStart(2, '0')}:${String(rng.int(0, 59)).padStart(2, '0')}:00+07:00`,
    author:
      topic.scenes.length === 0 || rng.chance(0.35)
        ? unit.level === 'department'
          ? 'Văn phòng Sở'
          : 'Ban biên tập'
        : rng.pick(writers),
    ...{ scene, alt: sceneWords(scene), scenes },
  };
}

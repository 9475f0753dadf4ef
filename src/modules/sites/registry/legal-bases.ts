// By which rule, in force from when until when, does a site have a section? Data with validity (P-0.1); a section names what it rests on.
import type { LocalDate } from '#kernel/calendar.ts';

export type LegalBasis = { text: string; from: LocalDate; to?: LocalDate };

const portals2012: LegalBasis = { text: 'TT 53/2012/TT-BGDĐT, Điều 14', from: '2013-02-03', to: '2020-11-19' };
const state2011: LegalBasis = { text: 'NĐ 43/2011/NĐ-CP, Điều 10', from: '2011-08-01', to: '2022-08-14' };
const state2022: LegalBasis = { text: 'NĐ 42/2022/NĐ-CP, Điều 4', from: '2022-08-15' };

/** What TT 53, then TT 37, ask of a Sở or a Phòng. */
export const ofOffices: readonly LegalBasis[] = [portals2012, { text: 'TT 37/2020/TT-BGDĐT, Điều 8', from: '2020-11-20' }];
/** What they ask of a school. */
export const ofSchools: readonly LegalBasis[] = [portals2012, { text: 'TT 37/2020/TT-BGDĐT, Điều 9', from: '2020-11-20' }];
/** What every state agency's portal tells. */
export const ofState: readonly LegalBasis[] = [state2011, state2022];
/** Công khai of educational institutions. */
export const ofDisclosure: readonly LegalBasis[] = [
  { text: 'TT 36/2017/TT-BGDĐT', from: '2018-02-12', to: '2024-07-18' },
  { text: 'TT 09/2024/TT-BGDĐT', from: '2024-07-19' },
];

export const basisOn = (bases: readonly LegalBasis[], day: LocalDate): string =>
  bases
    .filter((basis) => basis.from <= day && (!basis.to || day <= basis.to))
    .map((basis) => basis.text)
    .join('; ');

// What the sites of the demo say in English: offices their two groups and an introduction, two schools a little. Written by hand.
import type { RichNode } from '#modules/content/index.ts';
import { doc, h, list, p, table } from './site-pages.ts';
import type { DemoUnit } from './units.ts';

const plain = (place: string) => place.replace(/^(Huyện|Thành phố) /, '');
const areaOf = ({ districtName }: DemoUnit) =>
  `${plain(districtName)} ${districtName.startsWith('Thành phố') ? 'City' : 'District'}`;

/** Schools that write English although nobody asks them to. */
const schools: Readonly<Record<string, { name: string; about: string; history?: string }>> = {
  'thcs-con-a': {
    name: 'Cồn A Lower Secondary School',
    about:
      'Cồn A Lower Secondary School teaches grades 6 to 9 in Cồn Town, Hải Hậu District, a few kilometres from the sea. English is taught in every grade, and teachers and pupils are glad to welcome visitors and partner schools.',
  },
  'thpt-a-hai-hau': {
    name: 'Hải Hậu A Upper Secondary School',
    about:
      'Hải Hậu A Upper Secondary School prepares pupils of grades 10 to 12 for the national examination and for study abroad. The school corresponds in English: write to the office and you will have an answer within three working days.',
  },
};

export const speaks = (unit: DemoUnit): boolean =>
  unit.level === 'department' || unit.level === 'district' || schools[unit.slug] !== undefined;

export function englishNameOf(unit: DemoUnit): string {
  if (unit.level === 'department') return 'Nam Định Department of Education and Training';
  if (unit.level === 'district') return `${areaOf(unit)} Office of Education and Training`;
  return schools[unit.slug]?.name ?? unit.name;
}

/** 'Xóm 5, xã Hải Anh, Huyện Hải Hậu' as a letter from abroad has it. */
export function englishAddressOf(unit: DemoUnit, address: string): string {
  const hamlet = /^Xóm (\d+)/.exec(address)?.[1];
  const kind = { xa: 'Commune', thi_tran: 'Town', phuong: 'Ward' }[unit.commune.kind] ?? 'Commune';
  const street = hamlet ? `Hamlet ${hamlet}` : 'Trần Hưng Đạo Street';
  const area = unit.commune.district;
  return `${street}, ${unit.commune.name} ${kind}, ${plain(area)} ${area.startsWith('Thành phố') ? 'City' : 'District'}, Nam Định Province, Vietnam`;
}

export const titlesInEnglish: Readonly<Record<string, string>> = {
  'Giám đốc': 'Director',
  'Phó Giám đốc': 'Deputy Director',
  'Trưởng phòng': 'Head of the Office',
  'Phó Trưởng phòng': 'Deputy Head of the Office',
  'Hiệu trưởng': 'Principal',
  'Phó Hiệu trưởng': 'Vice Principal',
};
export const dutiesInEnglish: Readonly<Record<string, string>> = {
  'Phụ trách chung; tổ chức, tài chính, thi đua': 'Overall direction; organisation, finance, awards',
  'Giáo dục mầm non, tiểu học': 'Preschool and primary education',
  'Giáo dục trung học, thường xuyên': 'Secondary and continuing education',
  'Kế hoạch, tài chính, công nghệ thông tin': 'Planning, finance, information technology',
  'Mầm non, tiểu học': 'Preschool and primary education',
  'Trung học cơ sở, công nghệ thông tin': 'Lower secondary education, information technology',
  'Chuyên môn': 'Teaching and learning',
  'Cơ sở vật chất, Đoàn – Đội': 'Facilities, youth union',
  'Chuyên môn khối 12': 'Teaching and learning in grade 12',
  'Cơ sở vật chất, Đoàn thanh niên': 'Facilities, youth union',
};

type Page = { title: string; body: RichNode };
const departmentRooms = [
  ['General Office', 'Coordination, records, information technology, administration'],
  ['Personnel Division', 'Staff, posts, awards'],
  ['Planning and Finance Division', 'Plans, budget, facilities, statistics'],
  ['Preschool Education Division', 'Care and education in preschools'],
  ['Primary Education Division', 'Teaching and learning in primary schools'],
  ['Secondary Education Division', 'Teaching and learning in lower and upper secondary schools'],
  ['Continuing Education Division', 'Continuing education, community learning, language and computing centres'],
  ['Quality Management Division', 'Examinations, accreditation, diplomas'],
  ['Inspectorate', 'Inspection, reception of citizens, complaints and denunciations'],
];
const districtRooms = [
  ['Preschool section', 'Care, nutrition, education and accreditation in preschools'],
  ['Primary section', 'Teaching and learning in primary schools, universal education'],
  ['Lower secondary section', 'Teaching and learning in lower secondary schools, career guidance'],
  ['Personnel section', 'Staff, awards, legal affairs'],
  ['Finance section', 'Budget, facilities'],
];

/** The English of a unit's pages by slug. */
export function englishPagesOf(unit: DemoUnit): ReadonlyMap<string, Page> {
  const school = schools[unit.slug];
  if (school) return new Map([['gioi-thieu', { title: 'About the school', body: doc(p(school.about)) }]]);
  const province = unit.level === 'department';
  const area = province ? 'Nam Định Province' : areaOf(unit);
  const name = englishNameOf(unit);
  return new Map<string, Page>([
    [
      'gioi-thieu',
      {
        title: 'About us',
        body: doc(
          p(
            `The ${name} is the state agency in charge of education and training in ${area}. It directs, guides and inspects educational institutions in carrying out the tasks of the school year 2018–2019.`,
          ),
        ),
      },
    ],
    [
      'chuc-nang-nhiem-vu',
      {
        title: 'Functions and duties',
        body: doc(
          h('Functions'),
          p(
            `To advise and assist the People’s Committee of ${area} in the state management of education and training in the area.`,
          ),
          h('Duties and powers'),
          list([
            'To submit strategies and plans for the development of education, and to carry them out once they are approved.',
            'To guide and inspect educational institutions in following curricula and professional regulations.',
            'To direct admissions, examinations, the recognition of results and the award of diplomas within its competence.',
            'To direct universal education, the eradication of illiteracy and the building of schools of national standard.',
            'To receive citizens and settle complaints, denunciations and petitions in accordance with the law.',
          ]),
        ),
      },
    ],
    [
      'co-cau-to-chuc',
      {
        title: 'Organisation',
        body: doc(
          p(`The ${province ? 'divisions' : 'sections'} of the agency and what each is in charge of.`),
          table([province ? 'Division' : 'Section', 'In charge of'], province ? departmentRooms : districtRooms),
        ),
      },
    ],
  ]);
}

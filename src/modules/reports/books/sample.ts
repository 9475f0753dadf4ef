// A school that is none, for looking at a template: the same functions that print a real one, fed with made-up pupils.
import type { Period } from '#modules/assessment/index.ts';
import { ruleSets } from '#modules/assessment/index.ts';
import type { ClassRecord, RecordPupil, RecordResult, RecordRow } from '../queries/class-record.ts';
import type { SchoolResult } from '../queries/school-results.ts';
import { type BookKind, templateOf } from '../rules/books.ts';
import { lookData, type Paper, placeOf } from '../rules/paper.ts';
import { classList } from './danh-sach-lop/content.ts';
import { schoolReport } from './hoc-ba/content.ts';
import { honours, notPromoted } from './lists.ts';
import type { BookOptions } from './options.ts';
import { contactCard } from './phieu-lien-lac/content.ts';
import { classLine, identityTable, marksTable, summaryTable } from './so-diem/content.ts';
import { statisticsTables } from './thong-ke/content.ts';

const names = [
  'Nguyễn Thị Hoàng Ánh',
  'Trần Văn Bình',
  'Công Tằng Tôn Nữ Nguyễn Thị Hoàng Quỳnh Phương',
  'Đặng Quốc Đạt',
  'Phạm Thị Giang',
  'Vũ Minh Khuê',
];
const subjects = ['TOAN', 'LY', 'SINH', 'VAN', 'SU', 'DIA', 'NN', 'GDCD', 'CN', 'TD', 'AN', 'MT'];

function sampleRecord(): ClassRecord {
  const rules = ruleSets.find(({ id }) => id === 'TT58/2011');
  if (!rules) throw new Error('the sample needs TT58/2011');
  const pupils = names.map((name, i): RecordPupil => {
    const parent = (relation: 'father' | 'mother', who: string) => ({
      relation,
      name: who,
      occupation: 'Làm ruộng',
      phone: '0900000000',
    });
    return {
      ...{
        id: `mau-${i}`,
        name,
        code: `3600000${i}`,
        ministryId: null,
        registerNumber: null,
        birthDate: '2007-03-0'.concat(String(i + 1)),
      },
      ...{
        sex: i % 2 === 0 ? 'female' : 'male',
        ethnicity: '01',
        birthPlace: 'Huyện Hải Hậu, Nam Định',
        address: 'Xóm 4, xã Hải Phương',
      },
      ...{
        phone: null,
        policyKinds: [],
        individualPlan: false,
        here: true,
        since: '2018-08-20',
        until: null,
        endKind: null,
        went: null,
      },
      guardians: [parent('father', 'Nguyễn Văn Mẫu'), parent('mother', 'Trần Thị Mẫu')],
    };
  });
  const value = (i: number, j: number): number | string => (j > 8 ? 'Đ' : 52 + ((i * 17 + j * 11) % 45));
  const results = new Map(
    pupils.map(({ id }, i) => {
      const of = (period: Period): RecordResult => ({
        ...{
          pupil_id: id,
          period,
          subjects: Object.fromEntries(subjects.map((code, j) => [code, value(i, j)])),
          overall_mean: 68 + i * 3,
        },
        ...{
          level: i > 3 ? 'G' : 'K',
          conduct: 'T',
          title: i > 3 ? 'HSG' : 'HSTT',
          decision: period === 3 ? 'LEN_LOP' : null,
          absent_with_leave: i,
          absent_without_leave: 0,
        },
        ...{
          comment: 'Chăm ngoan, học đều các môn; cần mạnh dạn phát biểu hơn.',
          extra: {},
          complete: true,
          approved: true,
          changed: false,
        },
      });
      return [id, { 1: of(1), 2: of(2), 3: of(3) }] as const;
    }),
  );
  const rows = new Map(
    pupils.map(({ id }, i) => [
      id,
      new Map(
        subjects.map((code, j): [string, RecordRow] => {
          const mark = value(i, j);
          const cells = { KTtx1: [mark, 1], KTtx2: [mark, 1], KTdk1: [mark, 1], KThk: [mark, 1] } as const;
          return [
            `${code} 1`,
            {
              pupil: id,
              subject: code,
              period: 1,
              cells,
              mean: typeof mark === 'number' ? mark : null,
              comment: typeof mark === 'string' ? mark : null,
            },
          ];
        }),
      ),
    ]),
  );
  return {
    cameFrom: new Map(),
    place: {
      ...{
        unitId: 0,
        level: 'thcs',
        unit: 'Trường THCS Mẫu',
        above: 'Phòng GD&ĐT huyện Mẫu',
      },
      ...{
        commune: 'Cồn',
        district: 'Huyện Hải Hậu',
        province: 'Nam Định',
        headTitle: 'Hiệu trưởng',
        headName: 'Nguyễn Văn Hiệu',
      },
    },
    ...{
      classId: 0,
      className: '6A',
      grade: '06',
      schoolYear: '2018-2019',
      months: { from: '2018-08-20', semester1: '2019-01-05', to: '2019-05-25' },
    },
    ...{ homeroom: 'Phạm Thị Chủ Nhiệm', rules, pupils, results, rows },
    subjects: subjects.map((code, id) => ({
      id,
      code,
      kind: 'subject',
      taught: [true, true],
      teachers: ['Vũ Thị Giảng Dạy', 'Vũ Thị Giảng Dạy'],
    })),
  };
}

export function samplePaper(kind: BookKind, options: BookOptions, day: string): Paper {
  const record = sampleRecord();
  const data = { place: placeOf(record.place, day), look: lookData(options, record.place) };
  const paper = (content: object): Paper => ({ template: templateOf(kind), data: { ...data, ...content } });
  const longest = record.pupils[2] as RecordPupil;
  const line = classLine(record);
  const marks = { title: '', under: 'Giáo viên: Vũ Thị Giảng Dạy' };
  const columns = [
    ...['KTtx1', 'KTtx2', 'KTdk1', 'KThk'].map((key) => ({
      key,
      name: key.replace(/^KTtx|^KTdk/, ''),
      group: key.slice(0, 4),
      scale: { as: 'tenths' } as const,
    })),
  ];
  const table = () => ({ ...marksTable(record, 'TOAN', 1, columns as unknown as Parameters<typeof marksTable>[3]), ...marks });
  const rows = record.pupils.map((pupil): SchoolResult => {
    const result = record.results.get(pupil.id)?.[1] as RecordResult;
    return {
      ...{
        pupil: pupil.id,
        name: pupil.name,
        birthDate: pupil.birthDate,
        girl: pupil.sex === 'female',
        minority: false,
        individualPlan: false,
        classId: 0,
      },
      ...{
        subjects: result.subjects,
        mean: result.overall_mean,
        level: result.level,
        conduct: result.conduct,
        title: result.title,
      },
      ...{ decision: pupil === longest ? 'KIEM_TRA_LAI' : 'LEN_LOP', absent: 2, before: null, retaken: null },
      ...{ complete: true, approved: true },
    };
  });
  const under = 'Học kỳ I, năm học 2018-2019';
  switch (kind) {
    case 'phieu-lien-lac':
      return paper({
        sheets: [{ content: contactCard(record, longest, 1), rank: options.ranks ? '3/6' : '', approved: true, issue: null }],
      });
    case 'hoc-ba':
      return paper({ sheets: [{ content: schoolReport(record, longest, undefined, 3), rank: '', approved: true, issue: null }] });
    case 'so-diem':
      return paper({ line, parts: [{ table: identityTable(record), wide: true, teacher: '', signed: true }] });
    case 'so-diem-ca-nhan':
      return paper({ line, table: table(), teacher: 'Vũ Thị Giảng Dạy' });
    case 'danh-sach-lop':
      return paper({ line, table: classList(record) });
    case 'bang-tong-hop':
      return paper({
        line,
        title: 'Bảng tổng hợp kết quả học kỳ I',
        table: { ...summaryTable(record, 1, options.ranks), title: '' },
      });
    case 'thong-ke':
      return paper({ tables: statisticsTables([record], rows, true), under });
    case 'danh-sach-khen-thuong':
      return paper({ tables: honours([record], rows), under });
    case 'danh-sach-kiem-tra-lai':
      return paper({ tables: notPromoted([record], rows), under });
  }
}

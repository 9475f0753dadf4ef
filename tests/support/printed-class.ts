// A class whose marks are all there, with names as long as Vietnamese names get: for tests of what is printed.

import { sortKey } from '#kernel/vietnamese-text.ts';
import { refreshResults } from '#modules/assessment/index.ts';
import type { Database } from '#platform/db/database.ts';
import { aSchoolWithMarks, type TestSchool } from './marks.ts';

const families = ['Nguyễn', 'Trần', 'Phạm', 'Đặng', 'Vũ', 'Đỗ', 'Bùi', 'Hoàng', 'Lê'];
const middles = ['Thị Quỳnh', 'Ngọc Phương', 'Hoàng Khánh', 'Văn', 'Đức Trọng', 'Thị Thuỳ', 'Minh', 'Thanh', 'Thị Hồng'];
const givens = [
  'Ánh',
  'An',
  'Ân',
  'Bảo',
  'Châu',
  'Dung',
  'Dũng',
  'Đạt',
  'Giang',
  'Hạnh',
  'Hương',
  'Khuê',
  'Linh',
  'Nguyên',
  'Nghĩa',
];
export const longestName = 'Công Tằng Tôn Nữ Nguyễn Thị Hoàng Quỳnh Phương Trang Nhung';
export const remark =
  'Chăm ngoan, lễ phép, học đều các môn; cần mạnh dạn phát biểu hơn và luyện thêm cách trình bày bài toán có lời văn.';

const mark = (i: number, j: number, k: number) => 45 + ((i * 37 + j * 61 + k * 23) % 11) * 5;

/** `approved`: the periods that the principal has approved. */
export async function aPrintedClass(
  db: Database,
  { count = 45, approved = [1] as readonly number[], slug = 'thcs-in', semesters = 2 } = {},
): Promise<TestSchool> {
  const school = await aSchoolWithMarks(db, count, slug);
  const pool = db.ownerPool;
  const ids = school.pupils.map(({ id }) => id);
  const names = school.pupils.map((_, i) =>
    i === 3 ? longestName : `${families[i % 9]} ${middles[(i * 5) % 9]} ${givens[(i * 7) % givens.length]}`,
  );
  await pool.query(
    `update people.pupil p set full_name = n.name, sort_key = n.key, birth_place = 'Trạm y tế xã Hải Phương, huyện Hải Hậu, tỉnh Nam Định', ethnicity = '01',
       current_address = 'Xóm 12, xã Hải Phương, huyện Hải Hậu, tỉnh Nam Định', code = 'HS' || lpad(n.at::text, 6, '0'), sex = case when n.at % 2 = 0 then 'male' else 'female' end
     from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as n(id, name, key, at) where p.id = n.id`,
    [ids, names, names.map(sortKey)],
  );
  await pool.query(
    `insert into people.guardian (id, pupil_id, unit_id, relation, full_name, occupation, phone)
     select gen_random_uuid(), id, $2, r, case r when 'father' then 'Nguyễn Văn Bình' else 'Trần Thị Hồng Nhung' end, 'Làm ruộng', '0912345678'
     from unnest($1::uuid[]) as id, unnest(array['father', 'mother']) as r`,
    [ids, school.unit.id],
  );
  const rows = ids.flatMap((pupil, i) =>
    Object.entries(school.subjects).flatMap(([code, id], j) =>
      [1, 2].slice(0, semesters).map((semester) => {
        const byComment = ['TD', 'AN', 'MT'].includes(code);
        const cell = (k: number) => [byComment ? 'Đ' : mark(i, j + semester, k), 1];
        const cells =
          code === 'HK'
            ? { HK: [i % 9 === 0 ? 'K' : 'T', 1], NX: [remark, 1] }
            : { KTtx1: cell(1), KTtx2: cell(2), KTtx3: cell(3), KTdk1: cell(4), KThk: cell(5) };
        const mean = code === 'HK' || byComment ? null : 50 + ((i * 13 + j * 7 + semester * 3) % 46);
        return { pupil, id, semester, cells, mean, comment: byComment ? 'Đ' : null };
      }),
    ),
  );
  await pool.query(
    `insert into assessment.mark_row (class_subject_id, semester, pupil_id, unit_id, class_id, cells, mean, comment, updated_at)
     select n.id, n.semester, n.pupil, $2, $3, n.cells, n.mean, n.comment, now()
     from jsonb_to_recordset($1::jsonb) as n(id int, semester int, pupil uuid, cells jsonb, mean int, comment text)`,
    [JSON.stringify(rows), school.unit.id, school.classId],
  );
  await db.as({ kind: 'system', label: 'test' }, (work) => refreshResults(work, school.classId, ids));
  await pool.query(
    'update assessment.result set approved_at = now(), approved_hash = inputs_hash, approved_by = $2 where pupil_id = any($1::uuid[]) and period = any($3::int[])',
    [ids, 'test', approved],
  );
  return school;
}

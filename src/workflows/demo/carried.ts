// What the demo's articles are listed under, which of them stand in front, what goes with them.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { paragraphs, type RichNode } from '#modules/content/index.ts';
import type { FileStore } from '#platform/files/store.ts';
import { demoUserId } from './accounts.ts';
import { writePdf } from './pdf.ts';
import { Ids } from './records.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const words: [RegExp, string][] = [
  [/kiểm tra|ôn tập/i, 'kiểm tra học kỳ'],
  [/cha mẹ/i, 'cha mẹ học sinh'],
  [/thư viện|đọc sách/i, 'thư viện'],
  [/bóng chuyền|thể thao|trò chơi/i, 'thể thao'],
  [/văn nghệ|áo ấm/i, 'hoạt động ngoại khóa'],
  [/khoa học kỹ thuật|thí nghiệm/i, 'khoa học kỹ thuật'],
  [/vườn|trồng rau|luống rau/i, 'vườn trường'],
  [/bữa trưa|thực đơn|bán trú/i, 'bán trú'],
  [/trời rét/i, 'thời tiết'],
  [/hồ sơ|phần mềm|cổng thông tin/i, 'chuyển đổi số'],
  [/giáo viên dạy giỏi|tập huấn/i, 'bồi dưỡng giáo viên'],
];

export const keywordsOfStory = ({ title, summary }: { title: string; summary: string }): string[] =>
  words
    .filter(([found]) => found.test(`${title} ${summary}`))
    .map(([, word]) => word)
    .slice(0, 3);

const filesAt = new Ids(29);
const timetable = { id: filesAt.next(), name: 'Lịch kiểm tra học kỳ I, năm học 2018-2019.pdf' };

export type Carried = { body: RichNode; attachments: string[]; priority: number; until: string | null };

/** At the demo's own school and at the Sở somebody has used what the desk offers. */
export function carriedBy(unit: DemoUnit, story: { title: string; text: string }): Carried {
  const body = paragraphs(story.text);
  const plain = { body, attachments: [], priority: 0, until: null };
  if (unit.level === 'department' && story.title.startsWith('62 dự án')) return { ...plain, priority: 1, until: '2018-12-20' };
  if (unit.slug !== demoSchoolSlug) return plain;
  if (story.title.startsWith('Đội bóng chuyền'))
    return {
      ...plain,
      ...{ priority: 1, until: '2018-12-31' },
      body: {
        ...body,
        content: [
          ...(body.content ?? []),
          {
            type: 'video',
            attrs: { url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', title: 'Trận bán kết cụm: ba hiệp đấu' },
          },
        ],
      },
    };
  if (story.title.startsWith('Lịch kiểm tra')) return { ...plain, priority: 2, until: '2018-12-20', attachments: [timetable.id] };
  return plain;
}

/** The file that the school's timetable of tests comes with, and a page of the Sở that waits for somebody else's approval. */
export async function loadCarried(client: pg.PoolClient, units: readonly DemoUnit[], files?: FileStore): Promise<void> {
  const school = units.find((unit) => unit.slug === demoSchoolSlug);
  const office = units.find((unit) => unit.level === 'department');
  if (school) {
    const lines: Parameters<typeof writePdf>[1] = [
      { text: 'LỊCH KIỂM TRA HỌC KỲ I', size: 15, align: 'center' },
      { text: 'Khối 6, khối 7: thứ Hai 17/12 và thứ Ba 18/12/2018.', gap: 2 },
      { text: 'Khối 8, khối 9: thứ Tư 19/12 và thứ Năm 20/12/2018.' },
    ];
    const bytes = writePdf('Lịch kiểm tra học kỳ I', lines);
    const sha256 = files ? await files.put(bytes) : createHash('sha256').update(bytes).digest('hex');
    await client.query(
      `insert into content.file (id, unit_id, sha256, name, mime, size_bytes, created_by, created_at)
       values ($1, $2, $3, $4, 'application/pdf', $5, 'Lưu Khánh Linh', '2018-12-03T08:00:00+07:00')`,
      [timetable.id, school.id, sha256, timetable.name, bytes.length],
    );
    // What the reader of files would find in it.
    await client.query(
      `insert into content.file_text (unit_id, sha256, state, text, read_at) values ($1, $2, 'text', $3, '2018-12-03T08:00:00+07:00')`,
      [school.id, sha256, lines.map(({ text }) => text).join('\n')],
    );
  }
  if (office)
    await client.query(
      `insert into sites.section_draft (unit_id, slug, body, written_by, sent_by, sent_at)
       values ($1, 'gioi-thieu', $2, $3, 'Cao Diệu Hương', '2018-12-10T07:35:00+07:00')`,
      [
        office.id,
        JSON.stringify(
          paragraphs(
            'Sở Giáo dục và Đào tạo tham mưu, giúp Ủy ban nhân dân tỉnh quản lý nhà nước về giáo dục và đào tạo.\nTừ ngày 10/12/2018, mọi trường trong tỉnh có trang riêng trên cổng này.',
          ),
        ),
        [demoUserId('bientap.so')],
      ],
    );
}

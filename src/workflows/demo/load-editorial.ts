// Editorial work as it stands one morning: a few articles in each state, and the boards, at the demo's school and at the Sở.
import type pg from 'pg';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { paragraphs } from '#modules/content/index.ts';
import { demoUserId } from './accounts.ts';
import { Ids } from './records.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

type Step = { act: string; at: string; by: 'writer' | 'approver' | 'clock'; reason?: string; version?: number };
type Piece = {
  title: string;
  summary: string;
  text: string;
  /** The version that stood before it was returned and mended. */
  before?: string;
  section: 'tin-tuc' | 'thong-bao';
  state: 'draft' | 'published' | 'withdrawn' | 'archived';
  review?: 'waiting' | 'returned';
  publishAt?: string;
  expiresAt?: string;
  steps: Step[];
};
const at = (text: string) => `2018-${text}:00+07:00`;

const school: Piece[] = [
  {
    ...{ title: 'Kế hoạch ôn tập học kỳ I của khối 9', section: 'thong-bao', state: 'draft', review: 'waiting' },
    summary: 'Khối 9 ôn tập từ ngày 10 đến ngày 14/12, mỗi môn hai buổi.',
    text: 'Khối 9 ôn tập từ thứ Hai 10/12 đến thứ Sáu 14/12, mỗi môn hai buổi chiều.\nHọc sinh mang đề cương và vở ghi; giáo viên bộ môn trực ở phòng học của lớp.',
    before: 'Khối 9 ôn tập từ thứ Hai 10/12 đến thứ Năm 13/12, mỗi môn một buổi chiều.\nHọc sinh mang đề cương và vở ghi.',
    steps: [
      { act: 'send', at: at('12-09T16:20'), by: 'writer', version: 1 },
      { act: 'return', at: at('12-09T17:05'), by: 'approver', version: 1, reason: 'Lịch thiếu ngày thứ Sáu, chưa ghi ai trực.' },
      { act: 'send', at: at('12-10T07:20'), by: 'writer' },
    ],
  },
  {
    ...{ title: 'Câu lạc bộ đọc sách mở lại từ tuần tới', section: 'tin-tuc', state: 'draft', review: 'waiting' },
    summary: 'Thư viện mở thêm buổi chiều thứ Tư cho câu lạc bộ.',
    text: 'Câu lạc bộ đọc sách sinh hoạt chiều thứ Tư hằng tuần tại thư viện.\nMỗi lớp cử hai bạn đăng ký với cô thủ thư trước thứ Sáu.',
    steps: [{ act: 'send', at: at('12-10T07:45'), by: 'writer' }],
  },
  {
    ...{ title: 'Kết quả hội thi viết chữ đẹp cấp trường', section: 'tin-tuc', state: 'draft', review: 'returned' },
    summary: 'Bốn mươi hai học sinh dự thi, sáu bài được chọn dự thi cấp huyện.',
    text: 'Hội thi viết chữ đẹp cấp trường có bốn mươi hai học sinh tham gia.\nSáu bài viết được chọn dự hội thi cấp huyện.',
    steps: [
      { act: 'send', at: at('12-08T15:10'), by: 'writer' },
      {
        act: 'return',
        at: at('12-08T16:40'),
        by: 'approver',
        reason: 'Thêm tên lớp của sáu bài được chọn và ảnh chụp bài viết.',
      },
    ],
  },
  {
    ...{ title: 'Lịch kiểm tra học kỳ I', section: 'thong-bao', state: 'published' },
    ...{ publishAt: at('12-11T07:00'), expiresAt: at('12-22T17:00') },
    summary: 'Toàn trường kiểm tra từ ngày 17 đến ngày 20/12.',
    text: 'Toàn trường kiểm tra học kỳ I từ thứ Hai 17/12 đến thứ Năm 20/12.\nHọc sinh có mặt trước giờ làm bài mười lăm phút.',
    steps: [
      { act: 'send', at: at('12-07T09:15'), by: 'writer' },
      { act: 'approve', at: at('12-07T10:30'), by: 'approver' },
    ],
  },
  {
    ...{ title: 'Đăng ký thi nghề phổ thông đợt 1', section: 'thong-bao', state: 'published' },
    ...{ publishAt: at('11-19T08:00'), expiresAt: at('11-30T17:00') },
    summary: 'Học sinh khối 9 đăng ký tại văn phòng đến hết ngày 30/11.',
    text: 'Học sinh khối 9 đăng ký thi nghề phổ thông tại văn phòng đến hết ngày 30/11.',
    steps: [
      { act: 'send', at: at('11-19T07:20'), by: 'writer' },
      { act: 'approve', at: at('11-19T08:00'), by: 'approver' },
      { act: 'expire', at: at('11-30T17:00'), by: 'clock' },
    ],
  },
  {
    ...{ title: 'Lịch họp cha mẹ học sinh cuối tháng 11', section: 'thong-bao', state: 'withdrawn' },
    publishAt: at('11-20T08:00'),
    summary: 'Họp theo lớp, bắt đầu lúc 8 giờ.',
    text: 'Các lớp họp cha mẹ học sinh lúc 8 giờ ngày 25/11.',
    steps: [
      { act: 'send', at: at('11-20T07:30'), by: 'writer' },
      { act: 'approve', at: at('11-20T08:00'), by: 'approver' },
      { act: 'withdraw', at: at('11-21T09:00'), by: 'approver', reason: 'Lịch họp lùi một tuần, sẽ đăng thông báo mới.' },
    ],
  },
  {
    ...{ title: 'Ghi chép buổi ngoại khóa tháng 10', section: 'tin-tuc', state: 'archived' },
    summary: '',
    text: 'Ghi chép nội bộ của buổi ngoại khóa, không đăng.',
    steps: [{ act: 'archive', at: at('11-05T10:00'), by: 'writer' }],
  },
];

const department: Piece[] = [
  {
    ...{ title: 'Hướng dẫn tổ chức Tết trồng cây trong trường học', section: 'tin-tuc', state: 'draft', review: 'waiting' },
    summary: 'Mỗi trường chọn loại cây hợp với sân trường, giao lớp chăm sóc.',
    text: 'Các trường chọn loại cây hợp với sân trường và giao từng lớp chăm sóc.\nKinh phí lấy từ nguồn xã hội hóa, không thu của học sinh.',
    steps: [{ act: 'send', at: at('12-10T07:30'), by: 'writer' }],
  },
  {
    ...{ title: 'Thống kê sơ bộ đầu năm học 2018-2019', section: 'tin-tuc', state: 'draft', review: 'returned' },
    summary: 'Số trường, lớp, học sinh toàn tỉnh.',
    text: 'Toàn tỉnh có hơn tám trăm đơn vị giáo dục. Số liệu chi tiết theo cấp học đăng kèm.',
    steps: [
      { act: 'send', at: at('12-07T14:00'), by: 'writer' },
      {
        act: 'return',
        at: at('12-07T15:30'),
        by: 'approver',
        reason: 'Số liệu cần lấy sau ngày chốt 15/12, ghi rõ ngày lấy số.',
      },
    ],
  },
  {
    ...{ title: 'Lịch thi chọn học sinh giỏi lớp 12 cấp tỉnh', section: 'thong-bao', state: 'published' },
    ...{ publishAt: at('12-12T08:00'), expiresAt: at('12-31T17:00') },
    summary: 'Thi ngày 20/12 tại ba điểm thi.',
    text: 'Kỳ thi chọn học sinh giỏi lớp 12 cấp tỉnh tổ chức ngày 20/12/2018 tại ba điểm thi.',
    steps: [
      { act: 'send', at: at('12-08T09:00'), by: 'writer' },
      { act: 'approve', at: at('12-08T10:15'), by: 'approver' },
    ],
  },
  {
    ...{ title: 'Gợi ý bài nói về an toàn giao thông cho giờ chào cờ', section: 'tin-tuc', state: 'draft' },
    summary: '',
    text: 'Bản nháp: ba ý chính, mỗi ý một tình huống trên đường đến trường.',
    steps: [],
  },
];

const desks = {
  school: { writer: 'bientap', approver: 'duyetbai' },
  department: { writer: 'bientap.so', approver: 'duyetbai.so' },
};
const names: Record<string, string> = {
  ...{ bientap: 'Lưu Khánh Linh', duyetbai: 'Hoàng Gia Bảo', 'bientap.so': 'Cao Diệu Hương', 'duyetbai.so': 'Trần Hữu Nghĩa' },
};

async function loadPiece(client: pg.PoolClient, unitId: number, id: string, piece: Piece, who: typeof desks.school) {
  const writer = names[who.writer] ?? '';
  const last = piece.before ? 2 : 1;
  const onPage = piece.publishAt !== undefined;
  const words = fold(`${piece.title} ${piece.summary} ${piece.text}`);
  const body = JSON.stringify(paragraphs(piece.text));
  const writtenBy = onPage ? [] : [demoUserId(who.writer)];
  const sent = piece.steps.findLast((step) => step.act === 'send');
  const touched = sent?.at ?? at('12-09T15:00');
  const gone = piece.steps.find((step) => step.act === 'withdraw');
  const returned = piece.steps.findLast((step) => step.act === 'return');
  const waits = piece.state === 'published' && piece.publishAt && piece.publishAt > at('12-10T08:00');
  const expires = piece.expiresAt && piece.expiresAt > at('12-10T08:00') ? piece.expiresAt : null;
  await client.query(
    `insert into content.article (id, unit_id, slug, section_slug, kind, state, title, summary, body, author, search_fold, draft_fold,
       published_at, first_published_at, expires_at, planned_publish_at, planned_expires_at, turn_at, withdrawn_at, withdraw_reason, version,
       review, return_reason, sent_at, sent_by, written_by, created_by, created_at, updated_by, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'Ban biên tập', $10, $11, $12, $12, $13, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $23, $24)`,
    [
      ...[id, unitId, slugify(piece.title, 90), piece.section, piece.section === 'tin-tuc' ? 'news' : 'notice', piece.state],
      ...[piece.title, piece.summary, body, onPage ? words : '', words, piece.publishAt ?? null, piece.expiresAt ?? null],
      ...[waits ? piece.publishAt : piece.state === 'published' ? expires : null, gone?.at ?? null, gone?.reason ?? null],
      ...[last, piece.review ?? null, piece.review === 'returned' ? returned?.reason : null],
      ...[piece.review ? sent?.at : null, piece.review ? writer : null, writtenBy, writer, touched],
    ],
  );
  const versions = [...(piece.before ? [{ version: 1, text: piece.before }] : []), { version: last, text: piece.text }];
  for (const { version, text } of piece.steps.length > 0 ? versions : [])
    await client.query(
      `insert into content.article_version (article_id, unit_id, version, title, summary, body, section_slug, author, source, written_by, kept_by, kept_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'Ban biên tập', '', $8, $9, $10)`,
      [
        ...[id, unitId, version, piece.title, piece.summary, JSON.stringify(paragraphs(text)), piece.section],
        ...[[demoUserId(who.writer)], writer, piece.steps.find((step) => (step.version ?? last) === version)?.at ?? touched],
      ],
    );
  const approved = piece.steps.find((step) => step.act === 'approve');
  if (approved) {
    await client.query(
      'insert into content.approval (article_id, version, unit_id, approved_by, approved_at) values ($1, $2, $3, $4, $5)',
      [id, last, unitId, names[who.approver], approved.at],
    );
    await client.query('update content.article set published_version = $2 where id = $1', [id, last]);
  }
  for (const step of piece.steps)
    await client.query(
      `insert into content.step (article_id, unit_id, act, version, by_id, by_name, at, reason, publish_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, unitId, step.act, step.version ?? last, step.by === 'clock' ? null : demoUserId(who[step.by])],
        ...[step.by === 'clock' ? 'Hệ thống' : names[who[step.by]], step.at, step.reason ?? null],
        ...(step.act === 'approve' ? [piece.publishAt ?? null, piece.expiresAt ?? null] : [null, null]),
      ],
    );
}

export async function loadEditorial(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const ids = new Ids(8);
  const places = [
    { unit: units.find((unit) => unit.slug === demoSchoolSlug), pieces: school, who: desks.school },
    { unit: units.find((unit) => unit.level === 'department'), pieces: department, who: desks.department },
  ];
  for (const { unit, pieces, who } of places) {
    if (!unit) continue;
    for (const piece of pieces) await loadPiece(client, unit.id, ids.next(), piece, who);
    const board = ids.next();
    await client.query(
      `insert into sites.board (id, unit_id, decision_number, decided_on, valid_from, updated_by, updated_at)
       values ($1, $2, $3, '2018-09-04', '2018-09-05', 'Ban biên tập', $4)`,
      [board, unit.id, unit.level === 'department' ? '1254/QĐ-SGDĐT' : '86/QĐ-THCS', at('09-04T09:00')],
    );
    const { rows } = await client.query<{ head: string | null }>(
      'select head_name as head from organizations.profile where unit_id = $1',
      [unit.id],
    );
    const members: [string, string, string][] = [
      ['head', rows[0]?.head ?? names[who.approver] ?? '', 'Chịu trách nhiệm chung'],
      ['secretary', names[who.approver] ?? '', 'Duyệt bài, lịch đăng'],
      ['editor', names[who.writer] ?? '', 'Tin tức, thông báo'],
    ];
    for (const [i, [role, name, duty]] of members.entries())
      await client.query(
        'insert into sites.board_member (board_id, unit_id, position, name, role, duty) values ($1, $2, $3, $4, $5, $6)',
        [...[board, unit.id, i, name, role, duty]],
      );
  }
}

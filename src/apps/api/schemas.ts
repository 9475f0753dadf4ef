// What programs send and are answered: one description, by which requests are checked and the documentation is written.
import { z } from 'zod';
import { markOp, markOpsAtMost } from '#modules/assessment/index.ts';

/** A body may have so many bytes. */
export const bodyAtMost = 2 * 1024 * 1024;
export const periodCodes = { hk1: 1, hk2: 2, cn: 3 } as const;
export type PeriodCode = keyof typeof periodCodes;
export const periodCodeOf = (period: 1 | 2 | 3): PeriodCode => (['hk1', 'hk2', 'cn'] as const)[period - 1] ?? 'hk1';

const period = z.enum(['hk1', 'hk2', 'cn']).meta({ description: 'Học kỳ I, học kỳ II, cả năm' });
const value = z
  .union([z.number(), z.string(), z.null()])
  .meta({ description: 'Điểm là số (8.5); Đ, CĐ, mức, nhận xét là chữ; null là ô trống' });
const version = z.number().int().min(0).meta({ description: 'Số lần ô đã được ghi; 0 là chưa lần nào' });

const op = markOp.shape;
export const Operation = z
  .object({
    opId: op.opId.meta({ description: 'Do nơi gửi đặt: tên của lần ghi' }),
    pupil: op.pupil.meta({ description: 'id của học sinh trong bảng điểm' }),
    classSubject: op.classSubject.meta({ description: 'Môn của lớp' }),
    column: op.column.meta({ description: 'id của cột; không ghi học kỳ ở trước thì là học kỳ của hôm nay' }),
    value: op.value.meta({ description: 'Như gõ ("8,5", "Đ") hoặc là số (8.5); null xóa ô' }),
    baseVersion: op.baseVersion.meta({ description: 'version của ô lúc người ghi nhìn thấy; 0 là ô chưa ghi lần nào' }),
    confirm: op.confirm.meta({ description: 'Đã hỏi và vẫn ghi: em vắng ngày kiểm tra' }),
    reason: op.reason.meta({ description: 'Lý do, vào lịch sử của ô' }),
  })
  .meta({
    id: 'Operation',
    description:
      'Một lần ghi một ô. Gửi lại đúng lần ghi ấy thì không ghi thêm lần nữa và được trả lời saved như lần đầu; opId cũ với ô khác hoặc giá trị khác thì refused.',
    examples: [
      {
        ...{ opId: '6f9b1c1e-7f5e-4c57-9a62-2b6f0f1f2a11', pupil: '0b0f6f6e-1e0c-4c6b-8f8e-6c0c6f1f2a22', classSubject: 1204 },
        ...{ column: 'HK1.KTtx1', value: '8,5', baseVersion: 0 },
      },
    ],
  });
export const Operations = z.array(Operation).min(1).max(markOpsAtMost).meta({ id: 'Operations' });

export const CellAnswer = z
  .object({
    opId: z.uuid().meta({ description: 'Của lần ghi được trả lời' }),
    state: z.enum(['saved', 'refused', 'conflict', 'locked']).meta({
      description:
        'saved: đã ghi (hoặc đã đúng như thế); refused: không hợp lệ, chưa ghi; conflict: người khác đã ghi từ sau baseVersion, chưa ghi; locked: ô đã khóa, chưa ghi',
    }),
    version,
    theirs: z
      .object({
        value,
        shown: z.string().meta({ description: 'Như ô hiện ra' }),
        by: z.string().meta({ description: 'Ai đã ghi' }),
        at: z.string().meta({ description: 'Lúc nào (ISO 8601)' }),
        self: z.boolean().meta({ description: 'Chính người đang gửi đã ghi, từ nơi khác' }),
      })
      .optional()
      .meta({ description: 'Khi conflict: điều đang có trong ô' }),
    reason: z.string().optional().meta({ description: 'Vì sao chưa ghi, cho người đọc' }),
    code: z.string().optional().meta({
      description:
        'Vì sao, cho chương trình: invalid (lần ghi sai dạng), value, column, pupil, left, excused, absent, not_yours, handed_over, op (opId đã dùng cho lần ghi khác), opId (hai lần ghi khác nhau trong một danh sách)…',
    }),
    suggestion: z.string().optional().meta({ description: 'Có lẽ muốn ghi thế này; hãy hỏi lại, đừng tự ghi' }),
    notice: z.string().optional().meta({ description: 'Đã ghi, nhưng nên xem lại' }),
  })
  .meta({ id: 'CellAnswer' });
export const CellAnswers = z.array(CellAnswer).meta({ id: 'CellAnswers' });

export const Refusal = z
  .object({
    refused: z
      .array(
        z.object({
          code: z.string().meta({ description: 'Vì sao, cho chương trình' }),
          message: z.string().meta({ description: 'Vì sao, cho người đọc; các mục đếm từ 1' }),
          field: z.string().optional().meta({ description: 'Chỗ sai trong nội dung gửi: 3.pupil là mục thứ tư (đếm từ 0)' }),
        }),
      )
      .meta({ description: 'Mọi lý do' }),
  })
  .meta({ id: 'Refusal', description: 'Cả yêu cầu bị từ chối: mọi lý do' });

export const SheetItem = z
  .object({
    classSubject: z.number().int().meta({ description: 'Môn của lớp: dùng cho địa chỉ của bảng và Operation.classSubject' }),
    class: z.string().meta({ description: 'Tên lớp' }),
    grade: z.string().meta({ description: 'Mã khối, ví dụ 06' }),
    subject: z.string().meta({ description: 'Mã môn; HK, NLPC, SK: phần giáo viên chủ nhiệm ghi' }),
    subjectName: z.string().meta({ description: 'Tên môn' }),
    semester: period,
    mayEnter: z.boolean().meta({ description: 'Người hỏi ghi được ở bảng này theo phân công hôm nay' }),
  })
  .meta({ id: 'SheetItem' });
export const SheetList = z
  .object({
    schoolYear: z.string().meta({ description: 'Năm học, ví dụ 2018-2019' }),
    sheets: z.array(SheetItem).meta({ description: 'Mỗi môn của một lớp trong một kỳ là một mục' }),
  })
  .meta({ id: 'SheetList' });

const scale = z.union([
  z.object({ as: z.enum(['tenths', 'whole']), from: z.number(), to: z.number(), step: z.number() }),
  z.object({ as: z.literal('comment'), choices: z.array(z.object({ code: z.string(), name: z.string() })) }),
  z.object({ as: z.literal('choice'), choices: z.array(z.object({ code: z.string(), name: z.string() })) }),
  z.object({ as: z.literal('text'), most: z.number() }),
  z.object({ as: z.literal('measure'), unit: z.string(), from: z.number(), to: z.number(), step: z.number() }),
]);
export const Column = z
  .object({
    id: z.string().meta({ description: 'Dùng cho Operation.column', examples: ['HK1.KTtx1'] }),
    name: z.string().meta({ description: 'Tên ngắn, như ở đầu cột' }),
    longName: z.string().meta({ description: 'Tên đầy đủ' }),
    group: z.string().meta({ description: 'Loại bài kiểm tra hoặc nhóm cột' }),
    coefficient: z.number().nullable().meta({ description: 'Hệ số; null: không tính trung bình' }),
    needed: z.boolean().meta({ description: 'Nằm trong số cột tối thiểu' }),
    scale: scale.meta({ description: 'Ghi được gì: điểm từ đâu đến đâu, hoặc chọn trong các mã, hoặc chữ' }),
    title: z.string().nullable().meta({ description: 'Tên bài kiểm tra giáo viên đặt' }),
    on: z.string().nullable().meta({ description: 'Ngày kiểm tra' }),
  })
  .meta({ id: 'Column' });
export const Sheet = z
  .object({
    classSubject: z.number().int().meta({ description: 'Môn của lớp' }),
    class: z.string().meta({ description: 'Tên lớp' }),
    subject: z.string().meta({ description: 'Mã môn' }),
    subjectName: z.string().meta({ description: 'Tên môn' }),
    schoolYear: z.string().meta({ description: 'Năm học, ví dụ 2018-2019' }),
    period,
    rules: z.string().meta({ description: 'Thông tư áp dụng' }),
    mayEnter: z.boolean().meta({ description: 'Người hỏi ghi được ở bảng này hôm nay' }),
    whyNot: z.string().nullable().meta({ description: 'Vì sao không ghi được' }),
    columns: z.array(Column).meta({ description: 'Các cột, theo thứ tự trên bảng' }),
    pupils: z
      .array(
        z.object({
          id: z.uuid().meta({ description: 'Dùng cho Operation.pupil' }),
          code: z.string().nullable().meta({ description: 'Mã học sinh của trường' }),
          ministryId: z.string().nullable().meta({ description: 'Mã định danh của Bộ' }),
          name: z.string().meta({ description: 'Họ và tên' }),
          birthDate: z.string().nullable().meta({ description: 'Ngày sinh (YYYY-MM-DD)' }),
          here: z.boolean().meta({ description: 'Hôm nay còn học lớp này' }),
          excused: z.enum(['exempt', 'not_chosen', 'not_taught']).nullable().meta({
            description: 'Được miễn học, không chọn môn, không học môn trong kỳ; null: có học',
          }),
          cells: z
            .record(z.string(), z.object({ value, version }))
            .meta({ description: 'Theo id của cột; ô chưa ghi lần nào thì không có' }),
          mean: z.number().nullable().meta({ description: 'Điểm trung bình môn của kỳ; null: chưa đủ' }),
          comment: z.string().nullable().meta({ description: 'Kết quả của môn đánh giá bằng nhận xét, hoặc mức đạt được' }),
        }),
      )
      .meta({ description: 'Học sinh của lớp, theo thứ tự trong sổ' }),
    locks: z
      .array(
        z.object({
          column: z.string().nullable().meta({ description: 'null: cả bảng' }),
          kind: z
            .enum(['principal', 'deadline', 'approval', 'closed_year'])
            .meta({ description: 'Do hiệu trưởng, do hết hạn, do duyệt kết quả, do năm học đã đóng' }),
          reason: z.string().meta({ description: 'Vì sao khóa, cho người đọc' }),
        }),
      )
      .meta({ description: 'Những gì đang khóa' }),
  })
  .meta({ id: 'Sheet' });

// The API described as OpenAPI 3.1, from the schemas that check the requests.
import { z } from 'zod';
import { markOpsAtMost } from '#modules/assessment/index.ts';
import {
  CellAnswer,
  CellAnswers,
  Column,
  Operation as MarkOperation,
  Operations,
  Refusal,
  Sheet,
  SheetItem,
  SheetList,
} from './schemas.ts';

export type Operation = {
  operationId: string;
  summary: string;
  description: string;
  parameters?: { name: string; in: 'query' | 'path'; required: boolean; description: string; schema: object }[];
  requestBody?: object;
  responses: Record<string, { description: string; content?: object }>;
};
type Path = Partial<Record<'get' | 'put', Operation>>;
export type ApiDocument = {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: object[];
  paths: Record<string, Path>;
  components: { securitySchemes: object; schemas: Record<string, Schema> };
};
export type Schema = {
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
  $ref?: string;
  examples?: unknown[];
  [other: string]: unknown;
};

const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });
const refused = (description: string) => ({ description, content: json('Refusal') });
const wrong = {
  401: refused('Chưa đăng nhập; khóa sai, hết hạn hoặc đã thu hồi'),
  403: refused('Không có quyền; hoặc phiên đăng nhập mà yêu cầu đến từ trang khác (Origin)'),
  429: refused('Quá nhiều yêu cầu cùng lúc: đợi theo Retry-After'),
};

function schemas(): Record<string, Schema> {
  const registry = z.registry<{ id: string }>();
  const named = { Operations, Operation: MarkOperation, CellAnswers, CellAnswer, SheetList, SheetItem, Sheet, Column, Refusal };
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const found = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'input', target: 'draft-2020-12' });
  return withoutNames(found.schemas) as Record<string, Schema>;
}
/** What names a schema within its own file means nothing inside another document. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(['$schema', '$id'].includes(key) && typeof inner === 'string'))
      .map(([key, inner]) => [key, withoutNames(inner)]),
  );
}

export function documentOf(officeUrl: string): ApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'API của Cổng Trường',
      version: '1',
      description:
        'Đọc bảng điểm và ghi điểm bằng chương trình, với đúng quyền của người có khóa truy cập. Mọi lần ghi đi qua cùng các quy tắc, khóa sổ và lịch sử như ghi trên màn hình.',
    },
    servers: [{ url: new URL('/api/v1', officeUrl).href }],
    security: [{ key: [] }, { session: [] }],
    paths: {
      '/sheets': {
        get: {
          operationId: 'listSheets',
          summary: 'Các bảng điểm của một trường',
          description: 'Mỗi môn của một lớp là một bảng cho học kỳ I, học kỳ II và cả năm.',
          parameters: [
            {
              name: 'unit',
              in: 'query',
              required: true,
              description: 'Tên địa chỉ (slug) hoặc mã của trường',
              schema: { type: 'string' },
            },
            {
              ...{ name: 'year', in: 'query', required: false, description: 'Năm học, mặc định là năm nay' },
              schema: { type: 'string', pattern: '^\\d{4}-\\d{4}$', examples: ['2018-2019'] },
            },
          ],
          responses: {
            200: { description: 'Danh sách', content: json('SheetList') },
            400: refused('Câu hỏi thiếu hoặc sai'),
            ...wrong,
            404: refused('Không có đơn vị này, hoặc ngoài phạm vi của người hỏi'),
          },
        },
      },
      '/sheets/{classSubject}/{period}': {
        get: {
          operationId: 'readSheet',
          summary: 'Một bảng điểm',
          description: 'Cột, học sinh theo thứ tự của lớp, các ô với số lần ghi, điểm trung bình, các khóa.',
          parameters: [
            { name: 'classSubject', in: 'path', required: true, description: 'Môn của lớp', schema: { type: 'integer' } },
            { name: 'period', in: 'path', required: true, description: 'Học kỳ', schema: { enum: ['hk1', 'hk2', 'cn'] } },
          ],
          responses: {
            200: { description: 'Bảng điểm', content: json('Sheet') },
            ...wrong,
            404: refused('Không có bảng điểm này, hoặc ngoài phạm vi của người hỏi'),
          },
        },
      },
      '/marks': {
        put: {
          operationId: 'putMarks',
          summary: 'Ghi điểm',
          description: `Một danh sách, nhiều nhất ${markOpsAtMost} ô và 2 MB. Mỗi ô được trả lời riêng; ô đúng được ghi dù ô khác sai. Các ô của một trường là một giao dịch. Gửi lại nguyên danh sách khi không chắc đã đến nơi: opId cũ không ghi thêm lần nữa.`,
          requestBody: { required: true, content: json('Operations') },
          responses: {
            200: { description: 'Từng ô, theo thứ tự gửi', content: json('CellAnswers') },
            400: refused('Không phải một danh sách, hoặc có mục không có opId: chưa ghi gì'),
            ...wrong,
            413: refused(`Quá 2 MB hoặc quá ${markOpsAtMost} ô: chưa ghi gì`),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Khóa truy cập API, tạo ở trang Tài khoản' },
        session: {
          ...{ type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
          description: 'Phiên đăng nhập của trình duyệt, chỉ từ trang của chính phần mềm',
        },
      },
      schemas: schemas(),
    },
  };
}

// The documentation of the API for people: written from the document that programs read, without a script.
/** @jsxImportSource hono/jsx */
import { look } from '../portal/look.ts';
import { textOf } from '../portal/view/node.tsx';
import sheet from './api.css?url';
import type { ApiDocument, Operation, Schema } from './document.ts';

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const nameOf = (ref: string) => ref.replace('#/components/schemas/', '');
const lists = new Set(['Operations', 'CellAnswers']);

/** 'số nguyên', 'chữ (uuid)', 'một trong: …' */
function typeWords(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return `một trong: ${schema.enum.join(', ')}`;
  if (schema.const !== undefined) return String(schema.const);
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeWords))].join(' hoặc ');
  const names: Record<string, string> = {
    ...{ string: 'chữ', number: 'số', integer: 'số nguyên', boolean: 'true hoặc false', null: 'null', object: 'đối tượng' },
    array: `danh sách ${schema.items ? typeWords(schema.items) : ''}`,
  };
  const kinds = [schema.type ?? 'object'].flat().map((type) => names[type] ?? type);
  return `${kinds.join(' hoặc ')}${schema.format === 'uuid' ? ' (uuid)' : ''}`;
}

type Line = { name: string; type: string; required: boolean; words: string };
/** Fields of an object, those of objects inside it behind a dot. */
function linesOf(schema: Schema, before = ''): Line[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const name = `${before}${key}`;
    const item = inner.type === 'array' ? inner.items : inner;
    const own = {
      name,
      type: typeWords(inner),
      required: schema.required?.includes(key) ?? false,
      words: inner.description ?? '',
    };
    const deeper = item?.properties ? linesOf(item, `${name}${inner.type === 'array' ? '[]' : ''}.`) : [];
    return [own, ...deeper];
  });
}

function Fields({ name, schema }: { name: string; schema: Schema }) {
  const object = schema.type === 'array' && schema.items && !schema.items.$ref ? schema.items : schema;
  const lines = linesOf(object);
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 id={`s-${name}`}>
        <code>{name}</code>
      </h3>
      {object.description && <p>{object.description}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <div className="scroll" role="region" aria-labelledby={`s-${name}`} tabIndex={0}>
        <table className="tb">
          <thead>
            <tr>
              <th scope="col">Trường</th>
              <th scope="col">Kiểu</th>
              <th scope="col">Ý nghĩa</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name}>
                <th scope="row">
                  <code>{line.name}</code>
                  {line.required ? '' : ' (có thể vắng)'}
                </th>
                <td className="type">{line.type}</td>
                <td>{line.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Verb({ method, path, operation }: { method: string; path: string; operation: Operation }) {
  const id = operation.operationId;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <span className="verb">{method.toUpperCase()}</span>
        <code>/api/v1{path}</code>
      </h2>
      <p>
        <b>{operation.summary}.</b> {operation.description}
      </p>
      {operation.parameters && (
        <ul>
          {operation.parameters.map((one) => (
            <li key={one.name}>
              <code>{one.name}</code>
              {one.required ? ' (bắt buộc)' : ''}: {one.description}
            </li>
          ))}
        </ul>
      )}
      <ul>
        {Object.entries(operation.responses).map(([status, { description }]) => (
          <li key={status}>
            <b>{status}</b>: {description}
          </li>
        ))}
      </ul>
    </section>
  );
}

const example = (officeUrl: string) => `curl -X PUT ${new URL('/api/v1/marks', officeUrl).href} \\
  -H 'Authorization: Bearer ctk_…' \\
  -H 'Content-Type: application/json' \\
  -d '[{
    "opId": "6f9b1c1e-7f5e-4c57-9a62-2b6f0f1f2a11",
    "pupil": "0b0f6f6e-1e0c-4c6b-8f8e-6c0c6f1f2a22",
    "classSubject": 1204,
    "column": "HK1.KTtx1",
    "value": "8,5",
    "baseVersion": 0
  }]'

[{
  "opId": "6f9b1c1e-7f5e-4c57-9a62-2b6f0f1f2a11",
  "state": "saved",
  "version": 1
}]`;

export function documentationPage(document: ApiDocument, links: { openDataUrl: string; officeUrl: string }): Response {
  const schemas = Object.entries(document.components.schemas);
  const html = textOf(
    <html lang="vi" data-palette="lam" data-level="district">
      <head>
        <meta charset="utf-8" />
        <title>API của Cổng Trường</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {[...look.css('cong', 'text'), sheet].map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body>
        <main id="noi-dung" className="api">
          <div className="wrap sec top">
            <h1>{document.info.title}</h1>
            <div className="prose">
              <p>{document.info.description}</p>
              <ul>
                <li>
                  Mô tả cho chương trình: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
                </li>
                <li>
                  Khóa truy cập: tạo và thu hồi ở trang <a href="/account">Tài khoản</a>, mục Khóa truy cập API. Khóa chỉ hiện một
                  lần, có hạn, và chỉ làm được những gì chủ tài khoản làm được.
                </li>
                <li>
                  Tin và thông báo của các trang công khai không cần khóa: xem <a href={links.openDataUrl}>dữ liệu mở</a> của
                  trang Sở; trang đơn vị nào cũng có địa chỉ đó.
                </li>
              </ul>
              <h2 id="vi-du">Ví dụ</h2>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide example is scrolled by keyboard */}
              <pre tabIndex={0}>
                <code>{example(links.officeUrl)}</code>
              </pre>
              {Object.entries(document.paths).map(([path, verbs]) =>
                Object.entries(verbs).map(([method, operation]) => (
                  <Verb key={operation.operationId} method={method} path={path} operation={operation} />
                )),
              )}
              <h2 id="noi-dung-gui-nhan">Nội dung gửi và nhận</h2>
              {schemas
                .filter(([name]) => !lists.has(name))
                .map(([name, schema]) => (
                  <Fields key={name} name={name} schema={schema} />
                ))}
            </div>
          </div>
        </main>
      </body>
    </html>,
  );
  return new Response(`<!doctype html>${html}`, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'cache-control': 'no-store' },
  });
}

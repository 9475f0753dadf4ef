// The Sở says how a book of the province looks: a new version, never a change of an old one.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { hasLegacyEncoding } from '#kernel/legacy-encoding.ts';
import { Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { canonical } from '#modules/assessment/index.ts';
import { actorLabel, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type BookOptions, fontSizes, signaturesAtMost, signers } from '../books/options.ts';
import { mayKeepTemplates } from '../policy.ts';
import { lookOf } from '../queries/templates.ts';
import { type BookKind, books } from '../rules/books.ts';

const line = (most: number, what: string) =>
  z.preprocess(
    (v) => nfc(String(v ?? '')),
    z
      .string()
      .max(most, `${what} dài quá ${most} ký tự`)
      .refine((v) => !hasLegacyEncoding(v), `${what} gõ bằng bảng mã cũ; gõ lại bằng Unicode`),
  );
const signature = z.object({
  who: z.enum(signers, 'Chọn ai ký'),
  title: line(60, 'Chức danh').refine((v) => v.length >= 2, 'Ghi chức danh người ký'),
  note: line(60, 'Dòng dưới chức danh'),
});
export const optionsForm = z.object({
  title: line(80, 'Tên sổ'),
  subtitle: line(120, 'Dòng dưới tên sổ'),
  national: z.boolean(),
  signatures: z
    .array(signature)
    .min(1, 'Cần ít nhất một người ký')
    .max(signaturesAtMost, `Nhiều nhất ${signaturesAtMost} người ký`),
  note: line(300, 'Ghi chú cuối trang'),
  fontSize: z.coerce.number().refine((v) => (fontSizes as readonly number[]).includes(v), 'Chọn cỡ chữ'),
  ranks: z.boolean(),
}) satisfies z.ZodType<BookOptions>;

/** Fields of the form, or of the address of a preview: `who0`, `signer0`, `signed0`, … */
export function typedOptions(of: (name: string) => string | null): unknown {
  const signatures = Array.from({ length: signaturesAtMost }, (_, at) => ({
    ...{ who: of(`who${at}`) ?? '', title: of(`signer${at}`) ?? '', note: of(`signed${at}`) ?? '' },
  })).filter(({ who }) => who !== '');
  return {
    ...{ title: of('title') ?? '', subtitle: of('subtitle') ?? '', national: of('national') === 'yes', signatures },
    ...{ note: of('note') ?? '', fontSize: of('fontSize') ?? '', ranks: of('ranks') === 'yes' },
  };
}

/** @throws Refused 'conflict' when somebody else saved a version meanwhile */
export async function saveTemplate(
  work: Work,
  unit: Unit,
  kind: BookKind,
  form: { options: unknown; note: string; version: number },
): Promise<number> {
  const may = mayKeepTemplates(work.actor, unit);
  throwIfAny([
    may === true ? null : may,
    unit.level !== 'department' && { code: 'unit', message: 'Mẫu sổ đặt chung cho cả tỉnh, ở màn hình của Sở.' },
  ]);
  const options = parseForm(optionsForm, form.options);
  const { note } = parseForm(
    z.object({ note: line(300, 'Lý do').refine((v) => v.length >= 5, 'Ghi lý do đổi mẫu, ít nhất 5 ký tự') }),
    { note: form.note },
  );
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reports.template ${kind}`}, 0))`.execute(work.handle);
  const now = await lookOf(work, kind);
  if (now.version !== form.version)
    throw new Refused(
      'conflict',
      [{ code: 'conflict', message: `Mẫu này vừa được đổi thành bản ${now.version}. Xem bản mới rồi sửa lại.` }],
      now.options,
    );
  if (canonical(options) === canonical(now.options)) throw refuse('same', 'Chưa đổi gì so với bản đang dùng.');
  const version = now.version + 1;
  await sql`insert into reports.template (unit_id, kind, version, options, note, made_by, made_by_name, made_at)
    values (${unit.id}, ${kind}, ${version}, ${JSON.stringify(options)}::jsonb, ${note}, ${actorLabel(work.actor)}, ${actorName(work.actor)}, ${work.now})`.execute(
    work.handle,
  );
  await record(work, {
    action: 'reports.save-template',
    object: { kind: 'template', id: kind },
    unitId: unit.id,
    summary: `Đổi mẫu ${books[kind].name.toLowerCase()} thành bản ${version}: ${note}`,
  });
  return version;
}

// One book in the Sở's words: what is typed beside how it prints, and the versions before.
import './reports.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatTenths } from '#kernel/numbers.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { fontSizes, houseOptions, signaturesAtMost, signerNames, signers } from '../books/options.ts';
import { saveTemplate, typedOptions } from '../commands/save-template.ts';
import { mayKeepTemplates, mayReadTemplates, templateReaders } from '../policy.ts';
import { templateVersions } from '../queries/templates.ts';
import { bookNamed, books } from '../rules/books.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const kind = bookNamed(params.kind);
    if (mayReadTemplates(work.actor, unit) !== true)
      throw reservedFor(templateReaders, 'Mẫu sổ sách đặt chung cho cả tỉnh, ở màn hình của Sở và Phòng.');
    const versions = await templateVersions(work, kind);
    const version = versions[0]?.version ?? 0;
    const asked = Number(new URL(request.url).searchParams.get('of') ?? version);
    const opened = asked === 0 || versions.some((one) => one.version === asked) ? asked : version;
    const options = versions.find((one) => one.version === opened)?.options ?? houseOptions[kind];
    const keeps = unit.level === 'department' && mayKeepTemplates(work.actor, unit) === true;
    return { unit: { slug: unit.slug, shortName: unit.shortName }, kind, keeps, version, opened, options, versions };
  }),
);

export const action = act(async ({ context, params }, form) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const text = (name: string) => (form.get(name) === null ? null : String(form.get(name)));
    const version = await saveTemplate(work, unit, bookNamed(params.kind), {
      ...{ options: typedOptions(text), note: text('reason') ?? '', version: Number(text('version') ?? -1) },
    });
    return { saved: `Đã lưu bản ${version}. Các trường in theo bản này từ bây giờ.` };
  }),
);

export default function Template() {
  const { unit, kind, keeps, version, opened, options, versions } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const start = new URLSearchParams({
    ...{ title: options.title, subtitle: options.subtitle, note: options.note, fontSize: String(options.fontSize) },
    ...(options.national ? { national: 'yes' } : {}),
    ...(options.ranks ? { ranks: 'yes' } : {}),
    ...Object.fromEntries(
      options.signatures.flatMap((one, at) => [
        [`who${at}`, one.who],
        [`signer${at}`, one.title],
        [`signed${at}`, one.note],
      ]),
    ),
  }).toString();
  const [typed, setTyped] = useState(start);
  const [shown, setShown] = useState(start);
  // The picture follows the hand, half a second behind it.
  useEffect(() => {
    const timer = setTimeout(() => setShown(typed), 500);
    return () => clearTimeout(timer);
  }, [typed]);
  // Another version was opened, or a new one saved: the page starts from it.
  useEffect(() => {
    setTyped(start);
    setShown(start);
  }, [start]);
  const [fault, setFault] = useState(false);
  const named = (one: number) => (one === 0 ? 'mẫu có sẵn' : `bản ${one}`);
  const opening = (one: number) =>
    one === opened ? (
      <b className="small">đang xem</b>
    ) : (
      <Link to={one === version ? '.' : `?of=${one}`} preventScrollReset aria-label={`Xem ${named(one)}`}>
        Xem
      </Link>
    );
  return (
    <>
      <title>{`Mẫu ${books[kind].name.toLowerCase()} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Mẫu sổ sách', to: `/${unit.slug}/reports/templates` },
          { label: books[kind].name },
        ]}
        title={`Mẫu ${books[kind].name.toLowerCase()}`}
        facts={`Đang dùng ${named(version)}${keeps ? '' : '; Sở quy định, Phòng chỉ xem'}`}
      />
      <div className="stack">
        {answer && 'saved' in answer && <DoneNote>{answer.saved}</DoneNote>}
        {opened !== version && (
          <p className="card pad">
            Đang xem {named(opened)}, không phải bản đang dùng. {keeps && 'Muốn dùng lại: ghi lý do rồi bấm Lưu thành bản mới. '}
            <Link to=".">Về {named(version)}</Link>
          </p>
        )}
        <div className="bookdesk">
          {keeps && (
            <KeptForm
              draft={opened === version ? 'template' : `template-${opened}`}
              version={version}
              key={`${version} ${opened}`}
              method="post"
              className="card pad stack"
              noValidate
              onInput={(event) =>
                setTyped(new URLSearchParams(new FormData(event.currentTarget) as unknown as Record<string, string>).toString())
              }
            >
              <Reasons reasons={reasons} />
              <input type="hidden" name="version" value={version} />
              <TextInput
                name="title"
                label="Tên sổ"
                description={`Để trống: ${books[kind].name}`}
                maxLength={80}
                defaultValue={options.title}
                error={reasonAt(reasons, 'title')}
              />
              <TextInput
                name="subtitle"
                label="Dòng dưới tên sổ"
                maxLength={120}
                defaultValue={options.subtitle}
                error={reasonAt(reasons, 'subtitle')}
              />
              <Checkbox name="national" value="yes" label="Quốc hiệu, tiêu ngữ ở góc phải" defaultChecked={options.national} />
              <Checkbox name="ranks" value="yes" label="Hiện xếp thứ trong lớp" defaultChecked={options.ranks} />
              <NativeSelect
                name="fontSize"
                label="Cỡ chữ"
                defaultValue={String(options.fontSize)}
                data={fontSizes.map((one) => ({ value: String(one), label: `${formatTenths(one * 5)} pt` }))}
                error={reasonAt(reasons, 'fontSize')}
              />
              <div className="signatures">
                <b>Người ký</b>
                {Array.from({ length: signaturesAtMost }, (_, at) => ({ id: `s${at}`, at, one: options.signatures[at] })).map(
                  ({ id, at, one }) => (
                    <fieldset key={id}>
                      <legend className="small">Chỗ ký {at + 1}</legend>
                      <NativeSelect
                        name={`who${at}`}
                        aria-label={`Ai ký ở chỗ ${at + 1}`}
                        defaultValue={one?.who ?? ''}
                        data={[
                          { value: '', label: 'không có' },
                          ...signers.map((who) => ({ value: who, label: signerNames[who] })),
                        ]}
                      />
                      <TextInput
                        name={`signer${at}`}
                        aria-label={`Chức danh ở chỗ ${at + 1}`}
                        placeholder="Chức danh"
                        maxLength={60}
                        defaultValue={one?.title ?? ''}
                        error={reasonAt(reasons, `signatures.${at}.title`)}
                      />
                      <TextInput
                        name={`signed${at}`}
                        aria-label={`Dòng dưới chức danh ở chỗ ${at + 1}`}
                        placeholder="(Ký, ghi rõ họ tên)"
                        maxLength={60}
                        defaultValue={one?.note ?? ''}
                      />
                    </fieldset>
                  ),
                )}
              </div>
              <TextInput
                name="note"
                label="Ghi chú cuối trang"
                maxLength={300}
                defaultValue={options.note}
                error={reasonAt(reasons, 'note')}
              />
              <TextInput name="reason" label="Lý do đổi" description="Ghi cùng bản mới, ai cũng đọc được" maxLength={300} />
              <div className="row">
                <Button type="submit" loading={busy}>
                  Lưu thành bản mới
                </Button>
              </div>
            </KeptForm>
          )}
          <section className="card pad" aria-label="Xem trước">
            <figure>
              <figcaption className="small muted">
                {fault ? 'Chưa xem trước được: có ô chưa đúng' : 'Xem trước với học sinh không có thật'}
              </figcaption>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keys */}
              <div className="paper" tabIndex={0} role="group" aria-label="Trang xem trước">
                <img
                  className="sheet"
                  src={`/${unit.slug}/reports/templates/${kind}/preview.svg?${shown}`}
                  alt={`Mẫu ${books[kind].name.toLowerCase()}`}
                  onError={() => setFault(true)}
                  onLoad={() => setFault(false)}
                />
              </div>
            </figure>
          </section>
        </div>
        <section className="card" aria-labelledby="h-versions">
          <h2 id="h-versions" className="pad">
            Các bản
          </h2>
          <ul className="bookversions">
            {versions.map((one) => (
              <li key={one.version}>
                <span>
                  Bản {one.version}: {one.note}
                </span>
                <span className="small muted">
                  {one.by}, {formatInstant(new Date(one.at))} {opening(one.version)}
                </span>
              </li>
            ))}
            <li>
              <span>Mẫu có sẵn của hệ thống</span>
              <span className="small">{opening(0)}</span>
            </li>
          </ul>
        </section>
      </div>
    </>
  );
}

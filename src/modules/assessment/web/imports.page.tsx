// Bringing in marks: the file, what was brought in before; taking marks out, class by class.
import './imports.css';
import { Button, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { listQuery } from '#platform/http/list-query.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList } from '#platform/ui/data-list.tsx';
import { FileField } from '#platform/ui/file-field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { useMoving } from '#platform/ui/use-moving.ts';
import {
  demandImport,
  keepMarkFile,
  listMarkImports,
  mayExportSchool,
  mayImportMarks,
  readMarkFile,
} from '../imports/mark-imports.ts';
import { mayReadAllSheets } from '../policy.ts';
import { readableSheets } from '../queries/readable-sheets.ts';
import { periodNames, semesterAtWork } from '../rules/period-names.ts';
import { countWords, importStates } from './import-view.ts';
import { periodName, periodOf, periodWord } from './period.ts';

const maxBytes = 10 * 1024 * 1024;

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { searchParams } = new URL(request.url);
    const refs = await readableSheets(work, unit, schoolYearOf(work.today));
    const query = listQuery(searchParams, { sorts: ['new'], pageSize: 20 });
    const only = refs.find(({ classSubject }) => classSubject === Number(searchParams.get('sheet')));
    const period = periodOf(searchParams.get('period') ?? '');
    const me = work.actor.kind === 'person' ? work.actor.userId : '';
    const all = mayReadAllSheets(work.actor, unit);
    const classes = [...Map.groupBy(refs, ({ classId }) => classId).entries()].map(([id, sheets]) => ({
      id,
      whole: all || sheets.some(({ homeroom }) => homeroom === me),
      mine: sheets.some(({ homeroom, readers }) => homeroom === me || readers.includes(me)),
      className: sheets[0]?.className ?? '',
      subjects: sheets.map(({ subject, language }) => subjectName(subject, language)),
    }));
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      mayImport: mayImportMarks(work.actor, unit) === true,
      mayExportSchool: mayExportSchool(work.actor, unit) === true,
      query,
      ...(await listMarkImports(work, unit, { text: query.q, limit: query.limit, offset: query.offset })),
      // Of a class that somebody only teaches in, the subjects are named: no others are taken away.
      classes: classes.map(({ id, whole, className, subjects }) => ({
        id,
        name: whole ? className : `${className}: ${subjects.join(', ')}`,
      })),
      all,
      partly: classes.some(({ whole }) => !whole),
      own:
        only?.classId ??
        classes.find(({ mine, whole }) => mine && whole && !all)?.id ??
        classes.find(({ mine }) => mine)?.id ??
        null,
      now: semesterAtWork(work.today),
      only:
        only && period
          ? {
              id: only.classSubject,
              period,
              words: `${subjectName(only.subject, only.language)} lớp ${only.className}, ${periodNames[period]}`,
            }
          : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const file = form.get('file');
  if (!(file instanceof File) || (file.size === 0 && !file.name)) throw refuse('file', 'Chọn một tệp Excel trước.', 'file');
  await reading(context, async (work) => demandImport(work.actor, await unitOfAddress(work, params.unit)));
  const read = await readMarkFile(file.name, new Uint8Array(await file.arrayBuffer()));
  const period = periodOf(String(form.get('period') ?? ''));
  const classSubject = Number(form.get('sheet'));
  const choices = period && classSubject ? { only: { classSubject, period } } : {};
  const id = await writing(context, async (work) => keepMarkFile(work, await unitOfAddress(work, params.unit), read, choices));
  throw redirect(`/${params.unit}/assessment/import/${id}`);
});

export default function MarkImports() {
  const { unit, query, rows, total, classes, all, partly, own, only, now, mayImport, mayExportSchool } =
    useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>() as { refused?: Reason[] } | undefined;
  const busy = useNavigation().state === 'submitting';
  const [tooLarge, setTooLarge] = useState(false);
  useMoving(rows.some(({ state }) => state === 'applying' || state === 'undoing'));
  const base = `/${unit.slug}/assessment`;
  return (
    <>
      <title>{`Nhập, xuất điểm – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Nhập, xuất điểm' }]}
        title={only ? `Nhập điểm ${only.words}` : 'Nhập, xuất điểm bằng Excel'}
        facts="Bảng điểm của Bộ, sổ điểm vnEdu, tệp xuất từ đây, hay bảng của thầy cô. Xem trước từng ô rồi mới ghi."
      />
      <div className="stack">
        <div className="markfiles">
          {mayImport && (
            <Form method="post" encType="multipart/form-data" className="card pad stack" aria-labelledby="h-nhap">
              <h2 id="h-nhap">Nhập điểm</h2>
              <Reasons
                reasons={
                  tooLarge
                    ? [{ code: 'too_large', message: 'Tệp lớn hơn 10 MB. Tách theo lớp rồi nhập từng tệp.' }]
                    : result?.refused
                }
              />
              {only && (
                <>
                  <input type="hidden" name="sheet" value={only.id} />
                  <input type="hidden" name="period" value={periodWord[only.period]} />
                </>
              )}
              <FileField
                label="Tệp bảng điểm (.xlsx, .xls, .ods, nhiều nhất 10 MB)"
                name="file"
                accept=".xlsx,.xls,.ods,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel,application/vnd.oasis.opendocument.spreadsheet"
                onChange={(event) => setTooLarge((event.currentTarget.files?.[0]?.size ?? 0) > maxBytes)}
              />
              <p className="small muted">
                Lớp, môn, học kỳ đọc từ dòng đầu bảng hoặc tên tờ; mỗi môn một tờ. Ô trống trong tệp không xóa điểm đã có.
              </p>
              <div className="row">
                <Button type="submit" loading={busy} disabled={tooLarge}>
                  Xem trước
                </Button>
                {only && (
                  <Button component="a" href={`${base}/import`} variant="default">
                    Nhập cho bảng khác
                  </Button>
                )}
              </div>
            </Form>
          )}
          <form method="get" action={`${base}/export.xlsx`} className="card pad stack" aria-labelledby="h-xuat">
            <h2 id="h-xuat">Xuất điểm</h2>
            {classes.length === 0 ? (
              <p className="small muted">
                {all ? 'Chưa có lớp nào mở môn học trong năm học này.' : 'Thầy cô chưa được phân công môn nào trong năm học này.'}
              </p>
            ) : (
              <>
                <NativeSelect
                  label={partly ? 'Lớp và môn của thầy cô' : 'Lớp'}
                  name="class"
                  {...(own === null ? {} : { defaultValue: String(own) })}
                  data={classes.map(({ id, name }) => ({ value: String(id), label: name }))}
                />
                <NativeSelect
                  label="Học kỳ"
                  name="period"
                  defaultValue={periodWord[now]}
                  data={([1, 2, 3] as const).map((period) => ({ value: periodWord[period], label: periodName[period] }))}
                />
                <div className="row">
                  <Button type="submit" variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
                    {partly ? 'Tải bảng điểm' : 'Tải các môn của lớp'}
                  </Button>
                  {mayExportSchool && (
                    <Button type="submit" formAction={`${base}/export.zip`} variant="default">
                      Tải cả trường (.zip)
                    </Button>
                  )}
                </div>
              </>
            )}
          </form>
        </div>
        <section>
          <h2 className="listtitle">Các lần nhập</h2>
          <DataList
            noun="lần nhập"
            query={query}
            rows={rows}
            total={total}
            rowKey={(row) => row.id}
            rowTo={(row) => `${base}/import/${row.id}`}
            search="Tên tệp, người nhập"
            empty="Chưa có lần nhập điểm nào. Tệp tải lên nằm ở đây, kể cả khi rời trang giữa chừng."
            columns={[
              { key: 'file', title: 'Tệp', cell: (row) => row.fileName },
              { key: 'state', title: 'Tình trạng', cell: (row) => importStates[row.state] },
              {
                key: 'result',
                title: 'Kết quả',
                cell: (row) => (row.counts ? countWords(row.counts, formatNumber) : (row.failure ?? '')),
              },
              { key: 'by', title: 'Người nhập', cell: (row) => row.by },
              { key: 'at', title: 'Tải lên', cell: (row) => formatInstant(new Date(row.at)) },
            ]}
          />
        </section>
      </div>
    </>
  );
}

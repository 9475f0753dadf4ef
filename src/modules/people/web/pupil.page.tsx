// One pupil: what is known, what is missing, and what was found; corrected on the spot by those who may.
import { Button } from '@mantine/core';
import { Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { pupilStatuses, sexes } from '#kernel/code-lists/people-codes.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { communes, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { entriesOf, type Field } from '#platform/http/fields.ts';
import { load } from '#platform/http/screen.ts';
import { Done, useListSearch } from '#platform/ui/done.tsx';
import { FindingsPanel, issuesOf } from '#platform/ui/findings-panel.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SectionCard, SectionIndex } from '#platform/ui/record-fields.tsx';
import { RecordForm } from '#platform/ui/record-form.tsx';
import { editPupil } from '../commands/edit-pupil.ts';
import { logOpening, looksFromAbove, revealPupil } from '../commands/reveal.ts';
import { demand, mayReadRecords, mayReveal, mayWriteRecords } from '../policy.ts';
import { classNamesOf } from '../queries/class-names.ts';
import { pupilRecord, pupilView } from '../queries/pupil-record.ts';
import { neighboursOf } from '../queries/pupils.ts';
import { periodWords, recordHistory } from '../queries/record-history.ts';
import { whoSees } from '../queries/who-sees.ts';
import { guardianSection, pupilSections, relations } from '../rules/sections.ts';
import { Guardians } from './parts/guardians.tsx';
import { HistoryPanel } from './parts/history-panel.tsx';
import { Neighbours } from './parts/neighbours.tsx';
import { pupilFilterOf, pupilQuery } from './pupil-filter.ts';
import { recordAction } from './record-action.ts';

export const loader = load(async ({ context, params, request }) => {
  const id = params.pupil ?? '';
  const above = await reading(context, async (work) => looksFromAbove(work, await unitOfAddress(work, params.unit)));
  if (above) await writing(context, (work) => logOpening(work, id));
  return reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const page = await pupilRecord(work, unit.id, id);
    const { pupil, guardians, former, findings } = page;
    const may = mayWriteRecords(work.actor, unit);
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    const filter = pupilFilterOf(pupilQuery(new URL(request.url).searchParams), past ? year : null);
    const names = await classNamesOf(work, unit.id, schoolYearOf(work.today));
    return {
      ...{ unit, findings, above, view: pupilView(page), mayWrite: may === true, whyNot: may === true ? null : may.message },
      ...{ mayReveal: mayReveal(work.actor, unit) === true, today: formatDate(work.today) },
      pupil: {
        ...{ id, name: pupil.full_name, status: pupil.status, statusDate: pupil.status_date, reason: pupil.status_reason },
        movedTo: pupil.moved_to,
        ...{ birthDate: pupil.birth_date, sex: pupil.sex, code: pupil.ministry_id ?? pupil.code, active: pupil.active },
      },
      className: names.find((c) => c.id === pupil.class_id)?.name ?? null,
      guardians: guardians.map((g) => ({ id: g.id, relation: g.relation })),
      former: former.map((g) => ({
        ...{ id: g.id, relation: g.relation, name: g.full_name },
        period: periodWords(g.valid_from, g.valid_to),
      })),
      history: await recordHistory(work, unit, 'pupil', id, 12),
      maySeeAudit: holds(work.actor, ['province_admin', 'district_admin', 'principal'], unit.path),
      sees: await whoSees(work, unit, pupil.class_id),
      around: await neighboursOf(work, unit.id, filter, id),
      communes:
        may === true || pupil.commune_code
          ? (await communes(work)).map((c) => ({ value: c.code, label: `${c.name} – ${c.district}` }))
          : [],
    };
  });
});

export const action = recordAction('pupil', {
  reveal: revealPupil,
  save: (work, _unit, id, form) => editPupil(work, id, entriesOf(form)),
});

const pupilFields = new Map(pupilSections.flatMap((section) => section.fields.map((field) => [field.name, field] as const)));
const guardianFields = new Map(guardianSection.fields.map((field) => [field.name, field]));
const guardianPart = /^guardians\.([\w-]+)\.(\w+)$/;
const endedOn: Field = { name: 'ended_on', label: 'Kết thúc từ ngày', kind: 'date' };
const relation: Field = { name: 'relation', label: 'Quan hệ', kind: 'choice', list: relations };

function fieldOf(name: string): Field | undefined {
  const part = guardianPart.exec(name)?.[2];
  if (!part) return pupilFields.get(name);
  return part === 'ended_on' ? endedOn : part === 'relation' ? relation : guardianFields.get(part);
}
const placedWords: Record<string, string> = {
  move: 'Đã chuyển lớp, điểm các môn theo em sang lớp mới. Chuyển nhầm thì hoàn tác ngay hôm nay ở Chuyển lớp, rời trường.',
  back: 'Đã hoàn tác: em và điểm về lại lớp cũ.',
  leave: 'Đã ghi thôi học. Hồ sơ được giữ nguyên.',
  transfer: 'Đã ghi chuyển đi. Hồ sơ được giữ nguyên.',
  return: 'Đã nhận học lại.',
};
/** Found in the record but not typed in the form: where the class and the status are shown. */
const elsewhere = new Set(['class_id', 'status', 'status_reason']);
const index = [
  ...pupilSections.slice(0, 3),
  { key: 'guardians', title: guardianSection.title, fields: [] },
  ...pupilSections.slice(3),
].map((section) => ({
  ...{ key: section.key, title: section.title, ...('covered' in section ? { note: 'che' } : {}) },
  holds: (name: string) =>
    section.key === 'guardians'
      ? name === 'guardians' || name.startsWith('guardians.')
      : section.fields.some((field) => field.name === name) || (section.key === 'study' && elsewhere.has(name)),
}));

export default function PupilScreen() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, pupil, view, findings, mayWrite, whyNot, className, guardians, former, around, communes: places } = loaded;
  const search = useListSearch();
  const list = `/${unit.slug}/people/pupils`;
  const names = new Map(guardians.map((guardian) => [guardian.id, relations.nameOf(guardian.relation)]));
  return (
    <>
      <title>{`${pupil.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Học sinh', to: `${list}${search}` }, { label: pupil.name }]}
        title={pupil.name}
        facts={
          <>
            <span className={pupil.active ? 'tag ok' : 'tag'}>{pupilStatuses.nameOf(pupil.status)}</span>{' '}
            {[
              className ? `Lớp ${className}` : pupil.active && 'Chưa xếp lớp',
              pupil.statusDate && `${pupilStatuses.nameOf(pupil.status)} từ ${formatDate(pupil.statusDate)}`,
              pupil.movedTo && `Đến ${pupil.movedTo}`,
              !pupil.active && pupil.reason,
              [pupil.sex && sexes.nameOf(pupil.sex), pupil.birthDate && formatDate(pupil.birthDate)].filter(Boolean).join(', '),
              pupil.code && `Mã ${pupil.code}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </>
        }
      >
        <Neighbours {...{ around, list }} who="Học sinh" />
        {mayWrite && pupil.status === 'arrived' && (
          <Button component={Link} to="former" variant="default">
            Kết quả ở trường cũ
          </Button>
        )}
        {mayWrite && (
          <Button component={Link} to="place" variant="default" id="f-class_id">
            Chuyển lớp, rời trường
          </Button>
        )}
      </PageHeader>
      <Done key={pupil.id} words={placedWords} />
      <div className="recordcols">
        <RecordForm
          key={pupil.id}
          draft={`pupil:${pupil.id}`}
          {...{ view, fieldOf, readOnly: !mayWrite, mayReveal: loaded.mayReveal }}
          groupOf={(name) => {
            const id = guardianPart.exec(name)?.[1];
            return id ? (names.get(id) ?? 'Người mới') : '';
          }}
          lists={{ commune_code: places }}
          issues={issuesOf(findings)}
          lastBy={loaded.history.find((entry) => entry.changes.length > 0)?.actor}
          index={(count) => <SectionIndex sections={index} count={count} />}
        >
          {whyNot && <p className="note">{whyNot}</p>}
          {pupilSections.slice(0, 3).map((section) => (
            <SectionCard key={section.key} section={section} />
          ))}
          <Guardians current={guardians} former={former} today={loaded.today} />
          {pupilSections.slice(3).map((section) => (
            <SectionCard key={section.key} section={section} />
          ))}
        </RecordForm>
        <aside className="stack">
          <FindingsPanel findings={findings} mayWrite={mayWrite} />
          <HistoryPanel
            entries={loaded.history}
            all={loaded.maySeeAudit ? `/${unit.slug}/audit/entries?q=${encodeURIComponent(pupil.name)}` : null}
          />
          <section className="card" aria-label="Ai xem được em này">
            <h2>Ai xem được em này</h2>
            <dl className="pad kv who">
              {loaded.sees.homeroom && (
                <>
                  <dt>Chủ nhiệm {loaded.sees.homeroom.className}</dt>
                  <dd>{loaded.sees.homeroom.name}</dd>
                </>
              )}
              <dt>Văn thư, hiệu trưởng</dt>
              <dd>{loaded.sees.keepers} người</dd>
              <dt>Giáo viên của trường</dt>
              <dd>{loaded.sees.teachers} người</dd>
              <dt>Phòng, Sở</dt>
              <dd>{loaded.above ? 'đang xem, đã ghi nhật ký' : 'mở từng em, có ghi nhật ký'}</dd>
            </dl>
          </section>
        </aside>
      </div>
    </>
  );
}

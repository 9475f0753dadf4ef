// Who works here: those who lead, those who teach by subject, those who help. Names and posts, nothing else.
/** @jsxImportSource hono/jsx */
import { positions, subjects } from '#kernel/code-lists/people-codes.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { PublicStaff } from '#modules/people/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Head } from './parts.tsx';

/** `short`: among the others, where one is chosen. */
type Group = { key: string; title: string; short: string; people: PublicStaff[] };

/** In the order of the list of posts, then by given name, as they come. */
const rank = (person: PublicStaff) => {
  const i = positions.entries.findIndex((entry) => entry.code === person.post);
  return i < 0 ? positions.entries.length : i;
};
export function groupsOf(staff: readonly PublicStaff[]): Group[] {
  const of = (kind: PublicStaff['kind']) => staff.filter((one) => one.kind === kind).sort((a, b) => rank(a) - rank(b));
  const teachers = of('teacher');
  const bySubject = [...new Set(teachers.map((one) => one.subject ?? ''))]
    .map((code) => ({
      key: `mon-${code || 'khac'}`,
      title: code ? `Giáo viên ${subjects.nameOf(code)}` : 'Giáo viên',
      short: code ? subjects.nameOf(code) : 'Giáo viên',
      people: teachers.filter((one) => (one.subject ?? '') === code),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'vi'));
  return [
    { key: 'lanh-dao', title: 'Ban lãnh đạo', short: 'Lãnh đạo', people: of('manager') },
    ...bySubject,
    { key: 'nhan-vien', title: 'Nhân viên', short: 'Nhân viên', people: [...of('employee'), ...of(null)] },
  ].filter((group) => group.people.length > 0);
}

/** The head of a group of teachers says already that they teach. */
const postOf = (person: PublicStaff) => {
  const post = positions.nameOf(person.post) || (person.kind === 'teacher' ? '' : 'Nhân viên');
  return person.kind === 'teacher' && post === 'Giáo viên' ? '' : post;
};

export function renderStaff(around: Around, staff: PublicStaff[]): string {
  const { site } = around;
  const groups = groupsOf(staff);
  const title = site.sections.find((s) => s.slug === 'doi-ngu')?.title ?? 'Đội ngũ';
  return render(
    around,
    { title, description: `Cán bộ, giáo viên, nhân viên của ${site.name}`, path: '/doi-ngu' },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <p className="meta">
          <span>{formatNumber(staff.length)} người</span>
          <span>theo hồ sơ của đơn vị</span>
        </p>
        {groups.length > 3 && (
          <nav className="chips pushed" aria-label="Các nhóm">
            {groups.map((group) => (
              <a key={group.key} href={`#${group.key}`}>
                {group.short}
              </a>
            ))}
          </nav>
        )}
        <div className="one after crews">
          {groups.map((group) => (
            <section key={group.key} aria-labelledby={group.key}>
              <Head id={group.key} title={group.title}>
                <span>{formatNumber(group.people.length)} người</span>
              </Head>
              <ul className="crew">
                {group.people.map((person) => (
                  <li key={person.id}>
                    <b>{person.name}</b>
                    <span>{postOf(person)}</span>
                    {person.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </>,
  );
}

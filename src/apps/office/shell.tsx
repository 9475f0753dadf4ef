// The frame around every screen of a unit: where I am, where I may go, who I am; and the line that says when something moved.
import { IconBuildingOff, IconCloudOff } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { Outlet, redirect, useLoaderData, useMatches } from 'react-router';
import { holds, roleNames, scopeOf } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { helpersAt, needsSecondFactor, secondFactorRequired } from '#modules/access/index.ts';
import { yearsOf } from '#modules/classes/index.ts';
import { countAtDesk, mayApprove } from '#modules/content/index.ts';
import { isClosed, lineage, unitOfAddress } from '#modules/organizations/index.ts';
import { listImports } from '#modules/people/index.ts';
import { countProposals, countReceived, mayAnswer, mayDecide } from '#modules/sharing/index.ts';
import { hostLabelOf, siteFactsOf } from '#modules/sites/index.ts';
import { ScenesContext } from '#modules/sites/ui.ts';
import { personOf, reading, requestContext, sessionContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { useAskAgain } from '#platform/ui/ask-again.ts';
import { Desk } from '#platform/ui/desk.ts';
import { questionsWait } from '#platform/ui/lost-line.ts';
import { look } from '../portal/look.ts';
import { navigationOf } from './navigation.ts';
import { mayImport, noticesFor } from './notices.ts';
import { useFieldOfAddress } from './parts/field-of-address.ts';
import { FieldRoom } from './parts/field-room.tsx';
import { Keys } from './parts/keys.tsx';
import { type Counted, Nav } from './parts/nav.tsx';
import { Palette } from './parts/palette.tsx';
import { Top } from './parts/top.tsx';

const running = new Set(['uploaded', 'checking', 'applying', 'undoing']);

export const loader = load(async ({ context, params, request }) => {
  const person = personOf(context);
  const session = context.get(sessionContext);
  if (session.passwordExpired) throw redirect('/account');
  return reading(context, async (work) => {
    if (!session.secondFactor && needsSecondFactor(person) && (await secondFactorRequired(work))) throw redirect('/account');
    const unit = await unitOfAddress(work, params.unit);
    const above = (await lineage(work, unit.path)).at(-2);
    const role = person.grants.find((grant) => unit.path === grant.path || unit.path.startsWith(`${grant.path}.`));
    const imports = mayImport(work, unit) ? (await listImports(work, unit.id)).rows : [];
    const waiting = imports.filter((row) => row.state === 'checked').length;
    const nav = navigationOf(person, unit);
    // Drafts wait for those who bring them out, sent texts for those who approve.
    const writes = holds(person, ['editor', 'approver', 'principal'], unit.path);
    const approves = mayApprove(person, unit);
    const desk = writes || approves ? await countAtDesk(work, unit.id) : { drafts: 0, waiting: 0 };
    const received = mayAnswer(person, unit) === true ? await countReceived(work, unit.id) : undefined;
    const proposals = mayDecide(person, unit) === true ? await countProposals(work, unit.id) : { waiting: 0 };
    const counts: Record<string, number> = {
      'sharing/received': received?.unread ?? 0,
      'sharing/proposals': proposals.waiting,
      'people/imports': waiting,
      'content/articles': (writes ? desk.drafts : 0) + (approves ? desk.waiting : 0),
    };
    const helpers = (await helpersAt(work, unit.path)).filter((helper) => helper.userId !== person.userId);
    return {
      unit: {
        slug: unit.slug,
        name: unit.shortName,
        id: unit.id,
        closedOn: isClosed(unit, work.today) ? unit.closedOn : null,
        above: above && above.level !== 'department' ? above.shortName : '',
      },
      // One who has a single school has nowhere to change to.
      several: person.grants.length > 1 || scopeOf(person).some((path) => path.split('.').length < 3),
      schoolYear: chosenYear(request.headers.get('cookie'), work.today).year,
      years: [...new Set([schoolYearOf(work.today), ...(await yearsOf(work, teaches(unit.type) ? unit.id : null))])],
      me: { id: person.userId, name: person.name, role: role ? roleNames[role.role] : '' },
      portal: context.get(requestContext).portalUrl((await siteFactsOf(work, unit.id))?.host ?? hostLabelOf(unit)),
      madeAt: context.get(requestContext).at,
      running: imports.filter((row) => running.has(row.state)).length,
      // To the minute: the times it serves are written so, and it stays the same from one answer to the next.
      ahead: Math.round((work.now.getTime() - Date.now()) / 60_000) * 60_000,
      fresh: (await noticesFor(work, unit, received)).filter((notice) => notice.fresh).length,
      helpers: helpers.map(({ name, role }) => ({ name, role })),
      nav: nav.map((item): Counted => ({ ...item, ...(counts[item.to] ? { count: String(counts[item.to]) } : {}) })),
    };
  });
});

/**
 * Asks again for what is on the screen when the server says that something moved; one question at a time, at most four times a
 * second. The same line tells whether the server is there.
 * @param madeAt when the server made what is on the screen: what moved since then is told as soon as the line is open
 */
function useLive(madeAt: number): boolean {
  const askAgain = useAskAgain();
  const [lost, setLost] = useState(false);
  const [since] = useState(madeAt);
  useEffect(() => {
    const source = new EventSource(`/events?since=${since}`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const ask = () => {
      if (timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        missed = document.visibilityState !== 'visible';
        if (!missed) askAgain();
      }, 250);
    };
    source.addEventListener('moved', ask);
    // What moved while another tab was in front: a print in that tab, for one.
    const seen = () => {
      if (missed) ask();
    };
    document.addEventListener('visibilitychange', seen);
    // A server that restarts is back within seconds: no alarm for that.
    source.onerror = () => {
      gone ??= setTimeout(() => setLost(true), 4000);
    };
    source.onopen = () => {
      clearTimeout(gone);
      gone = undefined;
      setLost(false);
    };
    return () => {
      clearTimeout(timer);
      clearTimeout(gone);
      document.removeEventListener('visibilitychange', seen);
      source.close();
    };
  }, [askAgain, since]);
  return lost;
}

export default function Shell() {
  const { nav, ahead, madeAt, ...header } = useLoaderData<typeof loader>();
  const owner = header.me.id;
  const desk = useMemo(() => ({ owner, ahead }), [owner, ahead]);
  const base = `/${header.unit.slug}`;
  const wide = useMatches().some((match) => (match.handle as { wide?: boolean } | undefined)?.wide);
  const lost = useLive(madeAt);
  useEffect(questionsWait, []);
  useFieldOfAddress();
  return (
    <Desk value={desk}>
      <div className={wide ? 'shell wide' : 'shell'}>
        <Top {...header} />
        <Nav base={base} nav={nav} portal={header.portal} />
        <main className="main" id="noi-dung">
          {lost && (
            <p className="note warn offline" role="status">
              <IconCloudOff size={18} aria-hidden />
              <span>Mất kết nối tới máy chủ. Những gì đang gõ vẫn ở trên máy này; đợi nối lại rồi hãy lưu.</span>
            </p>
          )}
          {header.unit.closedOn && (
            <p className="note warn offline">
              <IconBuildingOff size={18} aria-hidden />
              <span>
                {header.unit.name} đã giải thể từ {formatDate(header.unit.closedOn)}: hồ sơ và trang còn đọc được, không đăng gì
                mới.
              </span>
            </p>
          )}
          <ScenesContext value={look.sceneUrl}>
            <Outlet />
          </ScenesContext>
        </main>
        <FieldRoom />
        <Palette unit={header.unit.slug} />
        <Keys base={base} nav={nav} />
      </div>
    </Desk>
  );
}

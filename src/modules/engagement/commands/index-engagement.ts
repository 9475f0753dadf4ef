// What answered questions and consultations are found by, and what the site learns of them: called by whoever changes what citizens read.
import { sql } from 'kysely';
import { type Item, putAll, putOrDrop, sentences } from '#modules/search/index.ts';
import { noteNewest } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';

const questionRef = (id: string) => `question/${id}`;
const consultationRef = (id: string) => `consultation/${id}`;

/** Of every unit; callers narrow it. What is private stands in none of these columns. */
export const publicQuestionsText = `select q.id, q.unit_id as "unitId", q.code, q.public_title as title, q.public_question as question, q.answer,
  q.public_at as "publicAt" from engagement.question q where q.public_at is not null`;
type Question = { id: string; unitId: number; code: string; title: string; question: string; answer: string; publicAt: Date };

export const itemOfQuestion = (question: Question): Item => ({
  ...{ ref: questionRef(question.id), unitId: question.unitId, type: 'question', path: `/hoi-dap/${question.code}` },
  ...{ title: question.title, body: `${question.question}\n${question.answer}` },
  ...{ at: question.publicAt, visibleFrom: question.publicAt, visibleUntil: null },
});

export const publicConsultationsText = `select c.id, c.unit_id as "unitId", c.slug, c.title, c.dossier, c.body, c.synthesis, c.opens_on as "opensOn",
  (select coalesce(json_agg(json_build_object('sha256', f.sha256, 'name', f.name) order by f.part, f.position), '[]')
   from engagement.consultation_file f where f.consultation_id = c.id) as files
  from engagement.consultation c where c.state = 'published'`;
type Consultation = {
  id: string;
  unitId: number;
  slug: string;
  title: string;
  dossier: string;
  body: string;
  synthesis: string | null;
  opensOn: string;
  files: { sha256: string; name: string }[];
};

export const itemOfConsultation = (draft: Consultation): Item => ({
  ...{ ref: consultationRef(draft.id), unitId: draft.unitId, type: 'consultation', path: `/gop-y/${draft.slug}` },
  ...{ title: draft.title, body: sentences([draft.dossier, draft.body, draft.synthesis]) },
  also: 'dự thảo lấy ý kiến góp ý',
  // Put up before its days begin, it is read at once.
  ...{ at: new Date(`${draft.opensOn}T00:00:00+07:00`), visibleFrom: new Date(0), visibleUntil: null },
  files: draft.files.map(({ sha256, name }) => ({ name, text: '', path: `/gop-y/tep/${sha256}/${encodeURIComponent(name)}` })),
});

/** Of a unit, or one of them, held until the transaction ends. */
const only = (of: 'q' | 'c', unitId: number, id: string | null) => sql`and ${sql.ref(`${of}.unit_id`)} = ${unitId}
  ${id === null ? sql`` : sql`and ${sql.ref(`${of}.id`)} = ${id}::uuid`} for share of ${sql.ref(of)}`;
async function questionItems(work: Work, unitId: number, id: string | null = null): Promise<Item[]> {
  const { rows } = await sql<Question>`${sql.raw(publicQuestionsText)} ${only('q', unitId, id)}`.execute(work.handle);
  return rows.map(itemOfQuestion);
}
async function consultationItems(work: Work, unitId: number, id: string | null = null): Promise<Item[]> {
  const { rows } = await sql<Consultation>`${sql.raw(publicConsultationsText)} ${only('c', unitId, id)}`.execute(work.handle);
  return rows.map(itemOfConsultation);
}

/** A question came to the site, changed there, or left it. */
export async function publishQuestion(work: Work, unitId: number, id: string): Promise<void> {
  await putOrDrop(work, [questionRef(id)], await questionItems(work, unitId, id));
  await noteQuestions(work, unitId);
}

export async function publishConsultation(work: Work, unitId: number, id: string): Promise<void> {
  await putOrDrop(work, [consultationRef(id)], await consultationItems(work, unitId, id));
  await noteConsultations(work, unitId);
}

const noteQuestions = (work: Work, unitId: number) =>
  noteNewest(work, unitId, 'hoi-dap', sql`select max(public_at) from engagement.question where unit_id = ${unitId}`);
const noteConsultations = (work: Work, unitId: number) =>
  noteNewest(
    work,
    unitId,
    'gop-y',
    sql`select max(updated_at) from engagement.consultation where unit_id = ${unitId} and state = 'published'`,
  );
/** What stands in the sections of the module, counted anew. */
export async function noteEngagement(work: Work, unitId: number): Promise<void> {
  await noteQuestions(work, unitId);
  await noteConsultations(work, unitId);
}

/** @returns how much of the index changed */
export async function indexEngagement(work: Work, unitId: number): Promise<number> {
  const questions = await putAll(work, unitId, 'question/', await questionItems(work, unitId));
  return questions + (await putAll(work, unitId, 'consultation/', await consultationItems(work, unitId)));
}

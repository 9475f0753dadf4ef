// What is done on the page of one record, a pupil's or a colleague's: uncover, explain a finding, save.
import { data } from 'react-router';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { writing } from '#platform/http/context.ts';
import type { FormValues } from '#platform/http/fields.ts';
import { act } from '#platform/http/screen.ts';
import { explainFinding } from '../commands/explain-finding.ts';

export const recordAction = <Saved extends object>(
  param: 'pupil' | 'staff',
  verbs: {
    reveal(work: Work, unit: Unit, id: string, names: string[]): Promise<FormValues>;
    save(work: Work, unit: Unit, id: string, form: FormData): Promise<Saved>;
    /** What else the page can, by the intent of its form. */
    more?: Record<string, (work: Work, unit: Unit, id: string, form: FormData) => Promise<object>>;
  },
) =>
  act(async ({ context, params }, form) => {
    const id = params[param] ?? '';
    return writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      const reveal = form.get('reveal');
      if (reveal !== null) return data({ revealed: await verbs.reveal(work, unit, id, String(reveal).split(',')) });
      const intent = form.get('intent');
      if (intent === 'explain' || intent === 'unexplain') {
        const reason = intent === 'explain' ? String(form.get('reason') ?? '') : null;
        await explainFinding(work, unit, Number(form.get('finding')), reason);
        return data({ explained: true as const });
      }
      const more = verbs.more?.[String(intent)];
      if (more) return data(await more(work, unit, id, form));
      return data({ saved: true as const, ...(await verbs.save(work, unit, id, form)) });
    });
  });

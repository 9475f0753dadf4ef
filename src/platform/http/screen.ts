// How does a screen answer when a command or a query refuses? With the page for it, or with the reasons beside the form.
import { data, type LoaderFunctionArgs, redirect } from 'react-router';
import { isRefused, type Reason } from '#kernel/refusal.ts';
import { logContext, requestContext } from './context.ts';

export type Args = LoaderFunctionArgs;
/** What an error page is told. */
export type RefusalPage = { reasons: Reason[]; requestId?: string };
/** What a form is told: nothing was stored, this is why. */
export type FormRefusal = {
  refused: Reason[];
  kind: 'refused' | 'conflict' | 'too_many';
  theirs?: unknown;
  /** Which of several forms of the screen was sent, by its field of that name. */
  intent?: string;
};

/** `refused`: the page may not be seen; where a form or a script is told so, its content is what is refused (422). */
export const statusOf = { refused: 403, not_found: 404, conflict: 409, unauthenticated: 401, too_many: 429 } as const;

function rethrow(error: unknown, { request, context }: Args): never {
  if (error instanceof Response) throw error;
  if (isRefused(error)) {
    if (error.kind === 'unauthenticated') {
      const { pathname, search } = new URL(request.url);
      const next = `${pathname.replace(/\.data$/, '').replace(/\/_root$/, '/')}${search}`;
      throw redirect(next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`);
    }
    throw data({ reasons: error.reasons } satisfies RefusalPage, { status: statusOf[error.kind] });
  }
  if (typeof error === 'object' && error !== null && 'init' in error && 'data' in error) throw error;
  const { id } = context.get(requestContext);
  context.get(logContext).error({ requestId: id, err: error }, 'screen failed');
  throw data(
    {
      reasons: [{ code: 'failed', message: 'Có trục trặc ở máy chủ. Việc vừa làm chưa được ghi.' }],
      requestId: id,
    } satisfies RefusalPage,
    { status: 500 },
  );
}

/** A loader whose refusals become pages. */
export const load =
  <T>(question: (args: Args) => Promise<T>) =>
  async (args: Args): Promise<T> => {
    try {
      return await question(args);
    } catch (error) {
      return rethrow(error, args);
    }
  };

/** An action whose refusals come back to its form; what was typed stays. */
export const act =
  <T>(verb: (args: Args, form: FormData) => Promise<T>) =>
  async (args: Args): Promise<T | ReturnType<typeof data<FormRefusal>>> => {
    const form = await args.request.formData();
    try {
      return await verb(args, form);
    } catch (error) {
      if (isRefused(error) && (error.kind === 'refused' || error.kind === 'conflict' || error.kind === 'too_many')) {
        const intent = form.get('intent');
        const body: FormRefusal = {
          ...{ refused: error.reasons, kind: error.kind, theirs: error.theirs },
          ...(typeof intent === 'string' ? { intent } : {}),
        };
        return data(body, { status: error.kind === 'refused' ? 422 : statusOf[error.kind] });
      }
      return rethrow(error, args);
    }
  };

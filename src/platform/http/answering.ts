// What the office's scripts are told: the thing asked for, or every reason why not.
import { isRefused, type Reason } from '#kernel/refusal.ts';
import { logContext, requestContext } from '#platform/http/context.ts';
import { type Args, statusOf } from '#platform/http/screen.ts';

type Refusals = { refused: Reason[] };

export const answering =
  <T extends object>(part: (args: Args) => Promise<T>) =>
  async (args: Args): Promise<Response> => {
    try {
      return Response.json(await part(args));
    } catch (error) {
      if (isRefused(error)) {
        const status = error.kind === 'refused' ? 422 : statusOf[error.kind];
        return Response.json({ refused: error.reasons } satisfies Refusals, { status });
      }
      const { id } = args.context.get(requestContext);
      args.context.get(logContext).error({ requestId: id, err: error }, 'script request failed');
      const message = `Máy chủ gặp trục trặc, việc vừa làm chưa được ghi. Báo quản trị hệ thống kèm mã ${id}.`;
      return Response.json({ refused: [{ code: 'failed', message }] } satisfies Refusals, { status: 500 });
    }
  };

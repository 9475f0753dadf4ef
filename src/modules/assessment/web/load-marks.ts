// A question for a screen that shows marks or results of a class: asked from above it leaves a line in the school's record first.
import { unitOfAddress } from '#modules/organizations/index.ts';
import { looksFromAbove } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { noteReading } from '../commands/note-reading.ts';

export const loadMarks: typeof load = (question) =>
  load(async (args) => {
    const { unit, class: classId, sheet } = args.params;
    const above = await reading(args.context, async (work) => looksFromAbove(work, await unitOfAddress(work, unit)));
    if (above)
      await writing(args.context, async (work) =>
        noteReading(work, await unitOfAddress(work, unit), {
          ...(classId ? { classId: Number(classId) } : {}),
          ...(sheet ? { classSubject: Number(sheet) } : {}),
        }),
      );
    return question(args);
  });

// The whole site as one file to take away.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { unitOfAddress } from '#modules/organizations/index.ts';
import type { FileStore } from '#platform/files/store.ts';
import { databaseContext, filesContext, personOf, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { takeAway } from '../take-away.ts';

export const loader = load(async ({ context, params }) => {
  const folder = await mkdtemp(join(tmpdir(), 'congtruong-trang-'));
  const path = join(folder, 'trang.zip');
  const away = () => rm(folder, { recursive: true, force: true });
  try {
    const { unit, bytes } = await takeAway(
      ...([context.get(databaseContext), context.get(filesContext) as FileStore, personOf(context)] as const),
      (work) => unitOfAddress(work, params.unit),
      context.get(requestContext).portalUrl,
      path,
    );
    const stream = createReadStream(path);
    stream.on('close', away);
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(bytes),
        'content-disposition': `attachment; filename="trang-${unit.slug}.zip"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    await away();
    throw error;
  }
});

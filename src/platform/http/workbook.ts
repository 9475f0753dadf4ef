// A workbook as the answer to a request.

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @param name of the file, without tones */
export const workbookResponse = (name: string, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': workbookType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });

/** A picture of paper: no script in it may run, wherever it is opened. */
export const svgResponse = (svg: Buffer): Response =>
  new Response(new Uint8Array(svg), {
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'no-store',
    },
  });

// Is it an export of WordPress or a feed? The file says so itself. Pure.
import { refuse } from '#kernel/refusal.ts';
import { readFeed } from './feed.ts';
import type { Source } from './source.ts';
import { readWxr } from './wxr.ts';
import { xmlText } from './xml.ts';

export function readSource(bytes: Uint8Array): Source {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw refuse('zip', 'Đây là tệp nén. Giải nén rồi chọn tệp .xml bên trong.', 'file');
  const text = xmlText(bytes);
  const head = text.slice(0, 20_000);
  if (!/<(rss|feed|rdf:RDF)[\s>]/.test(head))
    throw refuse(
      'kind',
      /<html|<!doctype html/i.test(head)
        ? 'Đây là một trang web, không phải nguồn tin. Tìm địa chỉ RSS của trang cũ, thường là /feed hoặc /rss.'
        : 'Tệp này không phải tệp xuất của WordPress (WXR) và không phải nguồn tin RSS hay Atom.',
      'file',
    );
  return /<rss[^>]*wordpress\.org\/export|<wp:wxr_version/.test(head) ? readWxr(text) : readFeed(text);
}

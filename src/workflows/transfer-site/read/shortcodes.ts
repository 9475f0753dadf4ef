// Words in brackets that WordPress turned into something when the page was shown: as the markup they stood for. Pure.

const attributeIn = (attributes: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*["'“”]?([^"'“”\\]]*)["'“”]?`).exec(attributes)?.[1]?.trim() ?? '';
const quoted = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
/** Builders of pages: only their frames, the text stands between. */
const frames =
  /\[\/?(?:vc_|et_pb_|fusion_|av_|ux_|section|row|col|column|one_half|one_third|two_third|tabs?|toggle|accordion|spoiler|button|divider|gap|block|title)[\w-]*(?:\s[^\]]*)?\/?\]/g;
/** Made by a program that is not here. */
const machines =
  /\[\/?(?:contact-form(?:-7)?|wpforms|ninja_form|rev_slider|layerslider|metaslider|ngg\w*|social\w*|addtoany|do_widget|sidebar|recent_posts|display-posts|wp_\w+)(?:\s[^\]]*)?\]/g;

export function plainShortcodes(html: string): string {
  if (!html.includes('[')) return html;
  return html
    .replace(/\[(?:wp_)?caption([^\]]*)\]([\s\S]*?)\[\/(?:wp_)?caption\]/g, (_all, attributes: string, inner: string) => {
      const shown = /(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner)?.[0] ?? '';
      const caption = inner.replace(shown, '').trim() || quoted(attributeIn(attributes, 'caption'));
      return `<figure>${shown}<figcaption>${caption}</figcaption></figure>`;
    })
    .replace(/\[gallery([^\]]*)\]/g, (_all, attributes: string) =>
      attributeIn(attributes, 'ids')
        .split(/[\s,]+/)
        .filter((id) => /^\d+$/.test(id))
        .slice(0, 200)
        .map((id) => `<figure><img data-attachment="${id}"></figure>`)
        .join(''),
    )
    .replace(/\[embed[^\]]*\]\s*(https?:\/\/[^\s[\]<]+)\s*\[\/embed\]/g, '<p>$1</p>')
    .replace(
      /\[(?:video|audio|youtube|vimeo|playlist|pdf-embedder|pdfviewer|gview)([^\]]*)\](?:\s*\[\/\w+\])?/g,
      (_all, attributes: string) => {
        const address = ['src', 'mp4', 'url', 'file', 'mp3']
          .map((name) => attributeIn(attributes, name))
          .find((one) => /^https?:/.test(one));
        return address ? `<p>${quoted(address)}</p>` : '';
      },
    )
    .replace(frames, '\n\n')
    .replace(machines, '');
}

// How a child comes to this school: what is offered, until when, the facts that families ask for, and where to go.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { fields } from '#modules/sites/index.ts';
import { Facts } from '../view/parts.tsx';
import { block } from './block.ts';

export const admission = block({
  kind: 'admission',
  title: 'Tuyển sinh',
  about: 'Bảng tuyển sinh: còn chỗ cho ai, nhận hồ sơ ngày nào, những điều gia đình hay hỏi, nút đăng ký. Tự mất khi hết hạn.',
  most: 1,
  sheet: 'kitchen',
  levels: ['mn', 'th', 'thcs', 'thpt', 'gdtx'],
  settings: z.object({
    kick: fields.line({ label: 'Dòng nhỏ phía trên', hint: 'Ví dụ: Tuyển sinh bổ sung, năm học 2018-2019.', max: 80 }),
    title: fields.line({ label: 'Tiêu đề', hint: 'Bỏ trống thì khối này không hiện.', max: 80 }),
    text: fields.text({ label: 'Đoạn văn', max: 400 }),
    until: fields.day({ label: 'Hiện đến hết ngày', hint: 'Bỏ trống thì hiện mãi.' }),
    facts: fields.rows({
      label: 'Những điều cần biết',
      max: 6,
      of: z.object({
        label: fields.line({ label: 'Tên', hint: 'Ví dụ: Nhận hồ sơ.', max: 40 }),
        text: fields.line({ label: 'Nội dung', hint: 'Ví dụ: 10 đến 17/12/2018.', max: 60 }),
      }),
    }),
    buttons: fields.rows({
      label: 'Nút',
      max: 3,
      of: z.object({ label: fields.line({ label: 'Chữ trên nút', max: 40 }), href: fields.link({ label: 'Mở địa chỉ' }) }),
    }),
  }),
  render({ settings, today, headingId }) {
    if (!settings.title || (settings.until && settings.until < today)) return null;
    const facts = settings.facts.filter((one) => one.label && one.text);
    const buttons = settings.buttons.filter((one) => one.label && one.href);
    return (
      <section aria-labelledby={headingId} className="box enrol">
        <div>
          {settings.kick && <p className="kick">{settings.kick}</p>}
          <h2 id={headingId}>{settings.title}</h2>
          {settings.text.split(/\n{2,}/).map((paragraph) => paragraph && <p key={paragraph}>{paragraph}</p>)}
          {buttons.length > 0 && (
            <p className="acts">
              {buttons.map(({ label, href }, i) => (
                <a key={label + href} className={i === 0 ? 'btn' : 'btn alt'} href={href} rel="noopener">
                  {label}
                </a>
              ))}
            </p>
          )}
        </div>
        {facts.length > 0 && <Facts facts={facts} />}
      </section>
    );
  },
});

// How to reach the unit: from its record, written once.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { fields } from '#modules/sites/index.ts';
import { type Fact, Facts, Head, telOf } from '../view/parts.tsx';
import { block } from './block.ts';

export const contact = block({
  kind: 'contact',
  title: 'Liên hệ',
  about: 'Địa chỉ, điện thoại, e-mail, người đứng đầu, lấy từ hồ sơ đơn vị.',
  most: 1,
  sheet: 'arranged',
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Liên hệ' }),
    head: fields.yes({ label: 'Hiện người đứng đầu', default: true }),
    hours: fields.line({ label: 'Giờ làm việc', hint: 'Ví dụ: Thứ Hai đến thứ Sáu, 7 giờ 30 đến 16 giờ 30.', max: 120 }),
  }),
  render({ around, settings, headingId }) {
    const { address, phone, email, headName, headTitle } = around.site.profile;
    const facts: Fact[] = [];
    if (address) facts.push({ label: 'Địa chỉ', text: address });
    if (phone) facts.push({ label: 'Điện thoại', text: phone, href: telOf(phone) });
    if (email) facts.push({ label: 'E-mail', text: email, href: `mailto:${email}` });
    if (settings.hours) facts.push({ label: 'Giờ làm việc', text: settings.hours });
    if (settings.head && headName) facts.push({ label: headTitle ?? 'Người đứng đầu', text: headName });
    if (facts.length === 0) return null;
    return (
      <section className="box pad reachbox" aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Liên hệ'} />
        <Facts facts={facts} className="facts" />
      </section>
    );
  },
});

// Where a name of a site leads, in words, and what there is to do. Pure.

export type Leads = 'here' | 'same' | 'front' | 'certificate' | 'elsewhere' | 'nowhere' | 'unknown';

/** What came of asking the name itself; null: it was not asked, or nobody answered. */
export type Asked = 'proved' | 'other' | 'certificate' | null;

/** `to`: the addresses it has; null: nobody could say. `ours`: those of the province's own host. */
export function leadsOf(to: readonly string[] | null, ours: readonly string[], asked: Asked): Leads {
  if (asked === 'proved') return 'here';
  if (to === null) return 'unknown';
  if (to.length === 0) return 'nowhere';
  const same = to.some((address) => ours.includes(address));
  if (asked === 'other') return same ? 'front' : 'elsewhere';
  if (asked === 'certificate') return same ? 'certificate' : 'elsewhere';
  if (same) return 'same';
  return ours.length === 0 ? 'unknown' : 'elsewhere';
}

export const leadsTags: Record<Leads, { tone: '' | 'ok' | 'warn' | 'bad'; words: string }> = {
  here: { tone: 'ok', words: 'dẫn về hệ thống này' },
  same: { tone: 'ok', words: 'trỏ về máy chủ này' },
  front: { tone: 'warn', words: 'trỏ về máy chủ này, chưa được nhận' },
  certificate: { tone: 'warn', words: 'trỏ về máy chủ này, chưa có chứng chỉ' },
  elsewhere: { tone: 'bad', words: 'dẫn đi nơi khác' },
  nowhere: { tone: 'warn', words: 'chưa trỏ đi đâu' },
  unknown: { tone: '', words: 'chưa biết dẫn đi đâu' },
};

/** The sentence for whoever keeps the names; '' where there is nothing to do. `host` a whole name. */
export function leadsAdvice(leads: Leads, host: string, ledTo: readonly string[], baseHost: string): string {
  const below = host.endsWith(`.${baseHost}`);
  const point = below
    ? `Nhờ người vận hành thêm bản ghi DNS *.${baseHost} trỏ về máy chủ`
    : `Ở nơi quản lý tên miền, đặt bản ghi CNAME của ${host} là ${baseHost}, hoặc bản ghi A là địa chỉ của ${baseHost}`;
  switch (leads) {
    case 'here':
      return '';
    case 'same':
      return `Không hỏi thẳng ${host} qua mạng được nên chỉ so địa chỉ trong DNS. Mở thử ${host} bằng trình duyệt để chắc.`;
    case 'front':
      return `Máy chủ web đứng trước hệ thống chưa chuyển ${host} vào. Nhờ người vận hành thêm tên này ở đó rồi kiểm tra lại.`;
    case 'certificate':
      return `Nhờ người vận hành lấy chứng chỉ (https) cho ${host} rồi kiểm tra lại.`;
    case 'elsewhere':
      return `${host} đang trỏ về ${ledTo.join(', ')}. ${point}, bỏ bản ghi cũ, rồi kiểm tra lại.`;
    case 'nowhere':
      return `DNS chưa có ${host}. ${point}. DNS mới có thể cần tới một ngày; sau đó kiểm tra lại.`;
    case 'unknown':
      return 'DNS không trả lời. Kiểm tra lại sau ít phút; nếu vẫn vậy, nhờ người vận hành xem đường mạng của máy chủ.';
  }
}

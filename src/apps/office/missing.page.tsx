// An address inside a unit that leads nowhere.
import { notFound } from '#kernel/refusal.ts';
import { load } from '#platform/http/screen.ts';

export const loader = load(async () => {
  throw notFound('Không có trang này. Có thể địa chỉ gõ thiếu, hoặc nội dung đã chuyển đi nơi khác.');
});

export default function Missing() {
  return null;
}

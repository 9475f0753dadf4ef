// What every site of this product promises its readers: that all can use it, and what it keeps of them.
/** @jsxImportSource hono/jsx */
import type { Around } from './around.ts';
import { faultPath, render } from './page.tsx';
import { Plain } from './pages.tsx';
import { telOf } from './parts.tsx';

function Say({ around }: { around: Around }) {
  const { phone, email } = around.site.profile;
  const path = faultPath(around);
  return (
    <p>
      Gặp chỗ khó dùng hoặc thấy sai, {path ? <a href={path}>gửi lời nhắn cho chúng tôi</a> : 'báo cho chúng tôi'}
      {phone && (
        <>
          , gọi <a href={telOf(phone)}>{phone}</a>
        </>
      )}
      {email && (
        <>
          , viết thư tới <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
      .
    </p>
  );
}

export function renderAccessibility(around: Around): string {
  const title = 'Trợ năng';
  return render(
    around,
    {
      title,
      description: `Cách dùng trang của ${around.site.name} bằng bàn phím, trình đọc màn hình, chữ to`,
      path: '/tro-nang',
    },
    <Plain title={title}>
      <div className="prose">
        <p>Trang này làm theo chuẩn WCAG 2.1 mức AA, để ai cũng đọc và gửi câu hỏi, góp ý được.</p>
        <h2>Dùng thế nào</h2>
        <ul>
          <li>Mọi việc làm được bằng bàn phím. Bấm Tab từ đầu trang để nhảy thẳng tới nội dung chính.</li>
          <li>Phóng to bằng trình duyệt tới 200 % mà không phải cuộn ngang. Chữ theo cỡ đã đặt trong máy.</li>
          <li>Máy để nền tối thì trang có nền tối. Không có gì tự chạy, tự nhấp nháy.</li>
          <li>Ảnh có lời mô tả; bảng, biểu mẫu có tên cho trình đọc màn hình. Tắt JavaScript vẫn dùng được.</li>
        </ul>
        <h2>Chỗ chưa tốt</h2>
        <p>
          Một số tệp văn bản là bản quét, trình đọc màn hình không đọc được chữ bên trong. Cần nội dung dạng chữ, hãy nhắn cho
          chúng tôi.
        </p>
        <Say around={around} />
      </div>
    </Plain>,
  );
}

export function renderPrivacy(around: Around): string {
  const title = 'Dữ liệu cá nhân';
  return render(
    around,
    {
      title,
      description: `Trang của ${around.site.name} giữ gì của người đọc, giữ bao lâu, ai xem được`,
      path: '/du-lieu-ca-nhan',
    },
    <Plain title={title}>
      <div className="prose">
        <h2>Người đọc trang</h2>
        <p>
          Đọc trang không cần tài khoản. Chúng tôi chỉ đếm số lượt xem, không giữ địa chỉ mạng của bạn cùng lượt xem ấy; dấu để
          không đếm trùng bị xóa sau một ngày và không tra ngược ra ai. Trang không gọi tới máy chủ của bên thứ ba, không quảng
          cáo.
        </p>
        <h2>Người gửi câu hỏi, góp ý</h2>
        <p>
          Họ tên, điện thoại, e-mail ghi trong biểu mẫu chỉ cán bộ xử lý của đơn vị xem được, và chỉ dùng để trả lời. Câu trả lời
          đăng công khai không kèm những thông tin ấy.
        </p>
        <h2>Ảnh học sinh</h2>
        <p>
          Ảnh nhận ra trẻ em chỉ đăng khi cha mẹ, và em từ 7 tuổi, đồng ý. Rút lại đồng ý thì ảnh được gỡ khỏi mọi trang ngay; máy
          của người vừa xem bỏ ảnh trong vài phút. Điểm số không đăng ở nơi công khai.
        </p>
        <h2>Quyền của bạn</h2>
        <p>Bạn có quyền xem, sửa, yêu cầu xóa dữ liệu của mình hoặc của con em mình.</p>
        <Say around={around} />
      </div>
    </Plain>,
  );
}

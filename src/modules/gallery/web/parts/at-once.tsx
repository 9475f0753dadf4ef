// Said where the texts of a site wait for another: albums and videos do not.
export const AtOnce = () => (
  <p className="note">
    Trang đặt người viết không tự duyệt bài của mình, nhưng album và video không qua duyệt: bấm Đăng là lên trang ngay. Nhờ người
    duyệt xem trước khi đăng.
  </p>
);

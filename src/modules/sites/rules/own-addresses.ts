// First words of the addresses that the product answers itself: no section of a unit's own may stand there. One list.
export const ownAddresses: ReadonlySet<string> = new Set([
  // The process and machines that ask it.
  ...['healthz', 'readyz', 'metrics', 'assets', 'media', 'favicon', 'events', 'api', 'robots', 'rss', 'sitemap', 'sitemap-index'],
  // Pages that every site has.
  ...['en', 'tin', 'tu-khoa', 'tim-kiem', 'xem-truoc', 'so-do', 'tham-do', 'bao-loi', 'danh-gia', 'da-gui', 'xac-minh'],
  ...['tu-cap-tren', 'tin-cac-don-vi', 'thong-ke', 'danh-ba', 'luot-xem', 'tro-nang', 'du-lieu-ca-nhan'],
  // What a module fills where the registry gives the site such a section.
  ...['van-ban', 'hoi-dap', 'gop-y', 'su-kien', 'lich-cong-tac', 'thu-vien', 'tai-nguyen', 'cong-khai', 'thuc-don'],
  ...['thoi-khoa-bieu'],
]);

// What does a browser's own description mean in words? For the list of places where somebody is signed in.

const browsers: [RegExp, string][] = [
  [/coc_coc|CocCoc/i, 'Cốc Cốc'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile/, 'điện thoại Android'],
  [/Android/, 'máy tính bảng Android'],
  [/Windows/, 'máy Windows'],
  [/Macintosh|Mac OS X/, 'máy Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'máy Linux'],
];

/** 'Chrome trên máy Windows' */
export function deviceWords(userAgent: string | null): string {
  const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const [browser, system] = [find(browsers), find(systems)];
  if (browser && system) return `${browser} trên ${system}`;
  return browser ?? system ?? 'Thiết bị không rõ';
}

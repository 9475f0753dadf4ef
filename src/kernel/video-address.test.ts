import { expect, test } from 'vitest';
import { videoOf } from './video-address.ts';

const youtube = { provider: 'youtube', url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ' };
test.each([
  ['https://www.youtube.com/watch?v=aqz-KE-bpKQ&utm_source=zalo&t=3', youtube],
  ['youtu.be/aqz-KE-bpKQ?si=abc', youtube],
  ['https://m.youtube.com/shorts/aqz-KE-bpKQ', youtube],
  ['https://player.vimeo.com/video/76979871?h=1', { provider: 'vimeo', url: 'https://vimeo.com/76979871' }],
  ['https://vtv.vn/video/ban-tin-2018.htm?x=1', { provider: 'vtv', url: 'https://vtv.vn/video/ban-tin-2018.htm' }],
  ['https://www.youtube.com/channel/UC1', { why: expect.stringContaining('không dẫn tới một video') }],
  ['https://evil.example/watch?v=aqz-KE-bpKQ', { why: expect.stringContaining('không nhận evil.example') }],
  ['https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ', { why: expect.stringContaining('không nhận') }],
  ['javascript:alert(1)', { why: expect.any(String) }],
  ['http://', { why: expect.stringContaining('không đọc được') }],
])('%s', (typed, expected) => {
  expect(videoOf(typed)).toEqual(expected);
});

// Which passwords are good enough (P-3.6)? Long rather than strange: length, two kinds of signs, not what everybody tries first.
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';

export const passwordWords =
  'Ít nhất 8 ký tự, gồm từ hai loại: chữ thường, chữ hoa, số, dấu. Không chứa tên đăng nhập, không phải mật khẩu ai cũng đoán ra.';

// What is tried first, without its digits and signs: 'Matkhau@123' is 'matkhau'.
const guessed = new Set(
  'matkhau password pass admin quantri giaovien hocsinh truonghoc congtruong namdinh vietnam anhyeuem iloveyou qwerty qwertyuiop abc abcd abcxyz xinchao welcome'.split(
    ' ',
  ),
);

export function passwordAgainst(password: string, username = ''): Reason[] {
  const reasons: Reason[] = [];
  const say = (code: string, message: string) => reasons.push({ code, message, field: 'password' });
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  if (password.length < 8 || kinds < 2)
    say('password', 'Mật khẩu cần ít nhất 8 ký tự, gồm từ hai loại: chữ thường, chữ hoa, số, dấu.');
  if (password.length > 128) say('long', 'Mật khẩu dài nhất 128 ký tự.');
  const plain = fold(password);
  if (username.length >= 3 && plain.includes(username.toLowerCase())) say('username', 'Mật khẩu không được chứa tên đăng nhập.');
  // Twelve signs and more may hold a common word: then the rest is what has to be guessed.
  if (password.length < 12 && guessed.has(plain.replace(/[^a-z]/g, '')))
    say('common', 'Mật khẩu này nhiều người dùng, kẻ gian thử đầu tiên. Chọn một câu của riêng bạn.');
  return reasons;
}

/** @throws Refused with every reason against */
export const checkPassword = (password: string, username?: string): void => throwIfAny(passwordAgainst(password, username));

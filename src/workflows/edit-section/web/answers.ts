// What is said when a waiting text was answered, in the browser too.
export const answers = {
  approve: 'Đã duyệt. Trang công khai đổi ngay.',
  return: 'Đã trả lại người viết.',
  drop: 'Đã bỏ bản chờ. Những gì người đọc đang thấy giữ nguyên.',
};
export type Answered = keyof typeof answers;
export const isAnswer = (intent: string): intent is Answered => Object.hasOwn(answers, intent);

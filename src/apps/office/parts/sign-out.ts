// Signing out: marks that wait on this machine are told of first. They stay there, and only this person, here, sends them.
import { useContext } from 'react';
import { useSubmit } from 'react-router';
import { keptMarks } from '#modules/assessment/ui.ts';
import { Desk } from '#platform/ui/desk.ts';

export function useSignOut(): () => Promise<void> {
  const submit = useSubmit();
  const { owner } = useContext(Desk);
  return async () => {
    const left = await keptMarks(owner);
    const words = `Còn ${left} điểm gõ trên máy này chưa ghi được vào sổ. Điểm nằm lại trên máy này và chỉ gửi đi khi chính thầy cô đăng nhập lại ở đây. Vẫn đăng xuất?`;
    if (left > 0 && !window.confirm(words)) return;
    submit(null, { method: 'post', action: '/logout' });
  };
}

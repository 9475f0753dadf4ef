// One class and semester: what closes it, and the form that closes it, or a subject or a column of it.
import { Button, Select, Textarea } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigation, useSearchParams } from 'react-router';
import type { Reason } from '#kernel/refusal.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { periodWords } from '../../rules/lock.ts';
import { type LockView, lockKindNames, whatOf, whoOf } from './lock-words.ts';

const usual = ['Hết hạn nhập điểm của trường', 'Chốt điểm để xét kết quả học kỳ', 'Đã in sổ gọi tên và ghi điểm'];

/** `locked`: since when, by whom; null: open. */
type Part<Named> = Named & { name: string; locked: string | null };
const labelOf = ({ name, locked }: Part<unknown>) => (locked ? `${name} (${locked})` : name);

export function LockPanel({
  title,
  chosen,
  subject,
  columns,
  year,
  whyNot,
  locks,
  excepted,
  reasons,
}: {
  title: string;
  chosen: { semester: 1 | 2 | 3; classId: number | null; className: string | null; subjects: Part<{ id: number }>[] };
  subject: Part<{ id: number }> | null;
  columns: Part<{ key: string }>[];
  year: string;
  whyNot: string | null;
  locks: LockView[];
  /** Locks of the whole school that leave the class open. */
  excepted: LockView[];
  reasons: Reason[] | undefined;
}) {
  const [search, setSearch] = useSearchParams();
  const [column, setColumn] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const [reason, setReason] = useState('');
  const busy = useNavigation().state !== 'idle';
  // One lock alone stands between the class and its teachers, and it is the whole school's.
  const [only, more] = locks;
  const ofSchool = chosen.classId !== null && only && !more && only.classId === null && only.kind !== 'closed_year' ? only : null;
  const named = columns.find(({ key }) => key === column);
  const where = chosen.className ? `lớp ${chosen.className}` : 'cả trường';
  const what = [named && `cột ${named.name}`, subject && `môn ${subject.name}`, where, periodWords[chosen.semester]]
    .filter(Boolean)
    .join(', ');
  const choose = (id: string | null) => {
    const next = new URLSearchParams(search);
    if (id) next.set('subject', id);
    else next.delete('subject');
    setSearch(next, { preventScrollReset: true, replace: true });
  };
  return (
    <aside className="card pad stack lockpanel" aria-labelledby="h-o">
      <h2 id="h-o">{title}</h2>
      {locks.map((lock) => (
        <div className="note" key={lock.id}>
          <IconLock size={18} aria-hidden />
          <span>
            <b>{whatOf(lock)}</b>: {lockKindNames[lock.kind]}. {lock.reason || 'Không ghi lý do.'}
            <br />
            <span className="small muted">{whoOf(lock)}</span>
          </span>
        </div>
      ))}
      {excepted.map((lock) => (
        <p className="note ok" key={lock.id}>
          <IconLockOpen size={18} aria-hidden />
          <span>
            Ngoài khóa {whatOf(lock).toLowerCase()} ({lockKindNames[lock.kind]}):{' '}
            {lock.exceptions.find(({ classId }) => classId === chosen.classId)?.reason}
          </span>
        </p>
      ))}
      {whyNot === null && ofSchool && <ExceptForm lock={ofSchool} chosen={chosen} reasons={reasons} />}
      {locks.length > 0 ? (
        <p className="small muted">
          {whyNot === null ? 'Mở ở danh sách các khóa. Chỉ cần sửa vài ô thì quyết định theo đề nghị của giáo viên.' : whyNot}
        </p>
      ) : whyNot !== null ? (
        <p className="small">Đang mở cho giáo viên được phân công. {whyNot}</p>
      ) : (
        <KeptForm draft={`lock:${chosen.classId}:${chosen.semester}`} method="post" className="stack" noValidate>
          <Reasons reasons={reasons} />
          <input type="hidden" name="year" value={year} />
          <input type="hidden" name="semester" value={chosen.semester} />
          <input type="hidden" name="class" value={chosen.classId ?? ''} />
          <input type="hidden" name="subject" value={subject?.id ?? ''} />
          <input type="hidden" name="column" value={column ?? ''} />
          {chosen.subjects.length > 0 && (
            <Select
              label="Môn"
              placeholder="Mọi môn của lớp"
              clearable
              data={chosen.subjects.map((one) => ({ value: String(one.id), label: labelOf(one), disabled: one.locked !== null }))}
              value={subject ? String(subject.id) : null}
              onChange={choose}
            />
          )}
          {subject?.locked && <p className="note">{labelOf(subject)}</p>}
          {subject && !subject.locked && (
            <Select
              id="f-column"
              label="Cột"
              placeholder="Mọi cột"
              clearable
              data={columns.map((one) => ({ value: one.key, label: labelOf(one), disabled: one.locked !== null }))}
              value={column}
              onChange={setColumn}
            />
          )}
          <Textarea
            id="f-reason"
            name="reason"
            label="Lý do (không bắt buộc)"
            description="Giáo viên đọc ở từng bảng điểm và ô đã khóa, cùng tên người khóa."
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={reasonAt(reasons, 'reason')}
          />
          <ul className="usual" aria-label="Lý do thường dùng">
            {usual.map((words) => (
              <li key={words}>
                <button type="button" onClick={() => setReason(words)}>
                  {words}
                </button>
              </li>
            ))}
          </ul>
          {sure ? (
            <div className="note warn">
              <div className="stack">
                <p>
                  Khóa {what}: giáo viên không ghi và không sửa điểm được nữa, điểm đang gõ mà chưa lưu sẽ không nhận. Điểm đã ghi
                  giữ nguyên; mở lại lúc nào cũng được.
                </p>
                <div className="row">
                  <Button
                    type="submit"
                    name="intent"
                    value="lock"
                    loading={busy}
                    leftSection={<IconLock size={16} aria-hidden />}
                  >
                    Khóa
                  </Button>
                  <Button variant="default" onClick={() => setSure(false)}>
                    Thôi
                  </Button>
                </div>
              </div>
            </div>
          ) : (
            <Button
              onClick={() => setSure(true)}
              disabled={subject?.locked != null}
              leftSection={<IconLock size={16} aria-hidden />}
            >
              {named ? 'Khóa cột này' : subject ? 'Khóa môn này' : chosen.classId === null ? 'Khóa cả trường' : 'Khóa cả lớp'}
            </Button>
          )}
        </KeptForm>
      )}
    </aside>
  );
}

function ExceptForm({
  lock,
  chosen,
  reasons,
}: {
  lock: LockView;
  chosen: { classId: number | null; className: string | null };
  reasons: Reason[] | undefined;
}) {
  const busy = useNavigation().state !== 'idle';
  return (
    <KeptForm draft={`except:${lock.id}:${chosen.classId}`} method="post" className="stack" noValidate>
      <Reasons reasons={reasons} />
      <input type="hidden" name="lock" value={lock.id} />
      <input type="hidden" name="class" value={chosen.classId ?? ''} />
      <Textarea
        id="f-reason"
        name="reason"
        label={`Vì sao lớp ${chosen.className} được ghi tiếp`}
        description="Các lớp khác vẫn khóa. Khóa lại lớp này lúc nào cũng được."
        maxLength={500}
        autosize
        minRows={2}
        error={reasonAt(reasons, 'reason')}
      />
      <div>
        <Button
          type="submit"
          name="intent"
          value="except"
          variant="default"
          loading={busy}
          leftSection={<IconLockOpen size={16} aria-hidden />}
        >
          Để lớp {chosen.className} ngoài khóa
        </Button>
      </div>
    </KeptForm>
  );
}

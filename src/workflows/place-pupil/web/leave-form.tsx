// A pupil leaves: to another school, which is named, or from school altogether; each has reasons of its own.
import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigation } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { leavingReasons, transferReasons } from '#kernel/code-lists/people-codes.ts';
import type { Reason } from '#kernel/refusal.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { UnitPicker } from '#platform/ui/unit-picker.tsx';
import type { SchoolChoices } from '../schools.ts';

type Props = { id: string; schools: SchoolChoices; today: string; reasons: Reason[] | undefined };

export function LeaveForm({ id, schools, today, reasons }: Props) {
  const [act, setAct] = useState<'transfer' | 'leave'>('transfer');
  const [far, setFar] = useState(false);
  const busy = useNavigation().state !== 'idle';
  const list = act === 'transfer' ? transferReasons : leavingReasons;
  return (
    <KeptForm draft={`leave:${id}`} method="post" className="card pad stack" noValidate>
      <h2>Rời trường</h2>
      <Radio.Group name="act" value={act} onChange={(value) => setAct(value as typeof act)} label="Em đi đâu">
        <Stack gap={6} mt={6}>
          <Radio value="transfer" label="Chuyển sang trường khác" />
          <Radio value="leave" label="Thôi học" />
        </Stack>
      </Radio.Group>
      {act === 'transfer' && (
        <>
          {far ? (
            <TextInput
              name="toSchool"
              id="f-toSchool"
              label="Trường chuyển đến, ở tỉnh khác"
              placeholder="THCS Lê Quý Đôn, quận Cầu Giấy, Hà Nội"
              maxLength={200}
              autoComplete="off"
              error={reasonAt(reasons, 'toSchool') ?? reasonAt(reasons, 'toUnit')}
            />
          ) : (
            <UnitPicker
              name="toUnit"
              id="f-toUnit"
              label="Trường chuyển đến"
              data={schools}
              nothingFoundMessage="Không có trường nào khớp"
              description="Trường ấy thấy em trong danh sách chờ nhận, kết quả năm học này theo em sang."
              error={reasonAt(reasons, 'toUnit')}
            />
          )}
          <div>
            <button type="button" onClick={() => setFar(!far)}>
              {far ? 'Chọn trường trong tỉnh' : 'Trường ở tỉnh khác'}
            </button>
          </div>
        </>
      )}
      <DayInput name="date" id="f-date" label="Ngày" defaultValue={formatDate(today)} error={reasonAt(reasons, 'date')} />
      <NativeSelect
        key={act}
        name="reason"
        id="f-reason"
        label={list.title}
        data={[{ value: '', label: '' }, ...list.entries.map((e) => ({ value: e.code, label: e.name }))]}
        error={reasonAt(reasons, 'reason')}
      />
      <div className="row">
        <Button type="submit" variant="default" loading={busy}>
          {act === 'transfer' ? 'Ghi chuyển đi' : 'Ghi thôi học'}
        </Button>
      </div>
      <p className="small muted">Hồ sơ được giữ nguyên, em trở lại thì mở tiếp chính hồ sơ này.</p>
    </KeptForm>
  );
}

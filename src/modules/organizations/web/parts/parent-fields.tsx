// Under whom does the unit stand from a day on? One begins with whoever it is now.
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { UnitFacts } from '../../queries/history.ts';

type Props = {
  facts: UnitFacts;
  parents: { value: string; label: string }[];
  /** May change who leads it professionally, which moves what is below as well. */
  moves: boolean;
  error: string | undefined;
};

export function ParentFields({ facts, parents, moves, error }: Props) {
  const [relation, setRelation] = useState<'administrative' | 'professional'>('administrative');
  const now = facts[relation];
  const known = now && parents.some((one) => one.value === String(now.id));
  return (
    <div className="grid3">
      <NativeSelect
        name="relation"
        id="f-relation"
        label="Quan hệ"
        value={relation}
        onChange={(event) => setRelation(event.currentTarget.value as typeof relation)}
        data={[
          { value: 'administrative', label: 'Hành chính' },
          ...(moves ? [{ value: 'professional', label: 'Chuyên môn' }] : []),
        ]}
      />
      <NativeSelect
        key={relation}
        name="parentId"
        id="f-parentId"
        label="Thuộc"
        description={now ? `Hiện nay: ${now.name}` : 'Hiện nay chưa ghi'}
        defaultValue={known ? String(now.id) : ''}
        data={[...(known ? [] : [{ value: '', label: 'Chọn cấp trên' }]), ...parents]}
        error={error}
      />
      <p className="small muted">
        {moves
          ? 'Đổi cấp trên chuyên môn chuyển cả các đơn vị bên dưới: người phụ trách của cấp trên mới thấy hồ sơ, cấp trên cũ thôi thấy.'
          : 'Cấp trên quản lý chuyên môn do quản trị của Sở đổi.'}
      </p>
    </div>
  );
}

// Beside the text: what is still missing, where the article is to stand, who wrote it.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPhoto } from '@tabler/icons-react';
import { isDescribed, type Picture, srcOf } from '#modules/media/ui.ts';
import { SceneImage } from '#modules/sites/ui.ts';
import type { SectionChoice } from '../sections.ts';
import type { Check } from './checks.ts';
import type { Draft } from './draft.ts';
import { Describe } from './figure.tsx';

export function Checks({ checks }: { checks: Check[] }) {
  return (
    <section className="card pad">
      <h2>
        Trước khi đăng{' '}
        <span className="num muted small">
          {checks.filter((check) => check.ok).length}/{checks.length}
        </span>
      </h2>
      <ul className="checks">
        {checks.map((check) => (
          <li key={check.words} className={check.ok ? 'ok' : 'warn'}>
            {check.ok ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-label="Cần xem" />}
            <span>{check.words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = {
  draft: Draft;
  change(part: Partial<Draft>): void;
  editable: boolean;
  /** Why a person who writes here cannot change it now. */
  still: string | null;
  sections: SectionChoice[];
  hasMembers: boolean;
  cover: Picture | undefined;
  onCover(): void;
  errorAt(field: string): string | undefined;
};

export function Facts({ draft, change, editable, still, sections, hasMembers, cover, onCover, errorAt }: Props) {
  return (
    <section className="card pad stack">
      <NativeSelect
        id="f-section"
        label="Chuyên mục"
        data={sections}
        value={draft.section}
        disabled={!editable}
        error={errorAt('section')}
        onChange={(event) => change({ section: event.currentTarget.value })}
      />
      <div className="cover" id="f-cover" data-value={draft.cover}>
        <p className="small label">Ảnh đại diện</p>
        {cover && (
          <>
            <img src={srcOf(cover, 480)} alt={cover.alt || cover.name} />
            {!isDescribed(cover) && <Describe picture={cover} />}
          </>
        )}
        {draft.cover.startsWith('scene:') && (
          <>
            <SceneImage scene={draft.cover} alt="" />
            <p className="small muted">Đang dùng tranh vẽ sẵn của trang.</p>
          </>
        )}
        {draft.cover === '' && <p className="small muted">Chưa có. Bài không ảnh hiện thành một dòng chữ.</p>}
        {still && <p className="small muted">{still}</p>}
        {editable && (
          <div className="row">
            <Button size="xs" variant="default" leftSection={<IconPhoto size={16} aria-hidden />} onClick={onCover}>
              {draft.cover === '' ? 'Chọn ảnh đại diện' : 'Đổi ảnh'}
            </Button>
            {draft.cover !== '' && (
              <Button size="xs" variant="default" onClick={() => change({ cover: '' })}>
                Bỏ
              </Button>
            )}
          </div>
        )}
      </div>
      <TextInput
        id="f-author"
        label="Tác giả"
        value={draft.author}
        maxLength={80}
        readOnly={!editable}
        error={errorAt('author')}
        onChange={(event) => change({ author: event.currentTarget.value })}
      />
      <Checkbox
        label="Bài đăng lại của nơi khác"
        checked={draft.reused}
        disabled={!editable}
        onChange={(event) => change({ reused: event.currentTarget.checked })}
      />
      <TextInput
        id="f-source"
        label={draft.reused ? 'Nguồn (bắt buộc)' : 'Nguồn (khi dùng lại một phần)'}
        value={draft.source}
        maxLength={160}
        readOnly={!editable}
        error={errorAt('source')}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      {hasMembers && (
        <Checkbox
          label="Hiện ở trang các đơn vị trực thuộc"
          checked={draft.forMembers}
          disabled={!editable}
          onChange={(event) => change({ forMembers: event.currentTarget.checked })}
        />
      )}
    </section>
  );
}

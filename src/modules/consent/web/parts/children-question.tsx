// Before pictures are published somebody answers for the children on them: named one by one, or said for all that are not.
import { Radio } from '@mantine/core';
import { Link } from 'react-router';
import { type ChildrenAnswer, namingWay } from '../../rules/children.ts';

const answerWords: Record<ChildrenAnswer, string> = {
  '': 'chưa trả lời',
  none: 'không có học sinh nào nhìn rõ mặt',
  agreed: 'có học sinh; cha mẹ, và em từ 7 tuổi, đã đồng ý đăng',
};

/** Another unit's answer, where its pictures are taken over. */
export function ChildrenAnswered({ by, answer }: { by: string; answer: ChildrenAnswer }) {
  return (
    <section className="card pad stack">
      <h2>Ảnh có học sinh không?</h2>
      <p>
        {by} đã trả lời: {answerWords[answer]}.
      </p>
      <p className="small muted">Sự đồng ý được rút ở đó thì ảnh cũng tự được giữ lại ở đây.</p>
    </section>
  );
}

type Props = {
  unit: string;
  error: string | undefined;
  /** May say which children are on a picture. */
  mayTag: boolean;
  /** The screen stores drafts. */
  drafts?: boolean;
  /** Pictures that can be named here, where they do not carry a link of their own. */
  pictures?: readonly { id: string; words: string }[];
  value?: ChildrenAnswer;
  disabled?: boolean;
  onChange?(answer: ChildrenAnswer): void;
};

export function ChildrenQuestion({
  unit,
  error,
  mayTag,
  drafts = true,
  pictures = [],
  value,
  disabled = false,
  onChange,
}: Props) {
  return (
    <section className="card pad" id="f-children" data-value={value}>
      <Radio.Group
        name="children"
        label="Ảnh có học sinh không?"
        description={`Hỏi khi đăng ảnh mới chưa ghi trẻ. Có học sinh nhìn rõ mặt: ${namingWay(mayTag, drafts)}; em chưa có sự đồng ý thì ảnh tự được giữ lại.`}
        error={error}
        {...(onChange ? { value: value ?? '', onChange: (next: string) => onChange(next as ChildrenAnswer) } : {})}
      >
        <div className="stack" style={{ marginTop: 10 }}>
          <Radio value="none" label="Không có học sinh nào nhìn rõ mặt" disabled={disabled} />
          <Radio value="agreed" label="Có; tôi biết cha mẹ, và em từ 7 tuổi, đã đồng ý đăng" disabled={disabled} />
        </div>
      </Radio.Group>
      {mayTag && value === 'agreed' && pictures.length > 0 && (
        <ul className="small" aria-label="Ghi trẻ trong ảnh" style={{ marginTop: 10 }}>
          {pictures.map(({ id, words }) => (
            <li key={id}>
              <Link to={`/${unit}/consent/pictures/${id}`}>Ghi trẻ trong ảnh: {words}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

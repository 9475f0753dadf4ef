// A published article that this unit asks a superior to bring out as well.
import { Button, NativeSelect, Radio, Stack, Textarea } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { Link, redirect, useLoaderData, useNavigation } from 'react-router';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { refuse } from '#kernel/refusal.ts';
import { articleById, listArticles } from '#modules/content/index.ts';
import { lineage, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { proposeArticle } from '../commands/propose-article.ts';
import { isOffice, mayPropose } from '../policy.ts';

/** What an office does with a proposal. */
const recipientWords = (level: UnitLevel) => ({
  description:
    level === 'department'
      ? 'Ban biên tập của Sở đọc. Nhận đăng thì bài lên trang của Sở, cả tỉnh đọc được; không qua Phòng.'
      : 'Ban biên tập của Phòng đọc. Nhận đăng thì bài lên trang của Phòng, cả huyện đọc được; không tự lên trang của Sở.',
});

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const may = mayPropose(work.actor, unit);
    if (may !== true) throw refuse(may.code, may.message);
    const superiors = (await lineage(work, unit.path)).filter((one) => one.id !== unit.id && isOffice(one));
    const wanted = new URL(request.url).searchParams.get('article') ?? '';
    const given = wanted ? await articleById(work, unit.id, wanted) : undefined;
    const { rows } = await listArticles(work, unit.id, { state: 'live', sort: '-published', limit: 60, offset: 0 });
    const articles = rows.map((row) => ({ value: row.id, label: row.title }));
    if (given && !articles.some((one) => one.value === given.id)) articles.unshift({ value: given.id, label: given.title });
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      ...{ articles, chosen: given?.id ?? '' },
      // The nearest superior first.
      superiors: superiors.reverse().map((one) => ({ value: String(one.id), label: one.name, ...recipientWords(one.level) })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return proposeArticle(work, unit.id, {
      ...{ articleId: String(form.get('articleId') ?? ''), toUnitId: Number(form.get('toUnitId')), note: form.get('note') },
    });
  });
  throw redirect(`/${params.unit}/sharing/proposals?side=out&done=proposed`);
});

export default function NewProposal() {
  const { unit, articles, chosen, superiors } = useLoaderData<typeof loader>();
  const reasons = (useAnswer<typeof action>() as FormRefusal | undefined)?.refused;
  const busy = useNavigation().state === 'submitting';
  const base = `/${unit.slug}`;
  return (
    <>
      <title>{`Đề nghị đăng cấp trên – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Đề nghị đăng', to: `${base}/sharing/proposals?side=out` },
          { label: 'Đề nghị bài' },
        ]}
        title="Đề nghị đăng cấp trên"
        facts="Biên tập viên cấp trên đọc bài, nhận đăng hoặc trả lại với lý do. Bài đăng lại ghi tên và dẫn về trang của đơn vị."
      />
      {articles.length === 0 || superiors.length === 0 ? (
        <p className="card blank">
          {superiors.length === 0 ? (
            'Đơn vị không có cấp trên để đề nghị.'
          ) : (
            <>
              Chưa có bài nào đang đăng. <Link to={`${base}/content/articles/moi`}>Viết và đăng một bài</Link> trước.
            </>
          )}
        </p>
      ) : (
        <KeptForm draft="proposal" method="post" noValidate className="card pad stack" style={{ maxWidth: 720 }}>
          <Reasons reasons={reasons} />
          <NativeSelect
            id="f-articleId"
            name="articleId"
            label="Bài"
            description="Bài đang đăng ở trang của đơn vị"
            data={[{ value: '', label: 'Chọn bài …' }, ...articles]}
            defaultValue={chosen}
            error={reasonAt(reasons, 'articleId')}
          />
          {/* Of several none is chosen beforehand: a text goes before the district or the province because somebody wants it there. */}
          <Radio.Group
            id="f-toUnitId"
            name="toUnitId"
            label="Gửi tới"
            defaultValue={superiors.length === 1 ? superiors[0]?.value : undefined}
            error={reasonAt(reasons, 'toUnitId')}
          >
            <Stack gap="xs" mt={6}>
              {superiors.map(({ value, label, description }) => (
                <Radio key={value} value={value} label={label} description={description} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            id="f-note"
            name="note"
            label="Lời nhắn cho biên tập viên cấp trên"
            description="Vì sao bài đáng đọc ở cả huyện, cả tỉnh; không bắt buộc."
            autosize
            minRows={2}
            maxLength={500}
            error={reasonAt(reasons, 'note')}
          />
          <div className="row">
            <Button type="submit" loading={busy} leftSection={<IconArrowUpRight size={16} aria-hidden />}>
              Gửi đề nghị
            </Button>
          </div>
        </KeptForm>
      )}
    </>
  );
}

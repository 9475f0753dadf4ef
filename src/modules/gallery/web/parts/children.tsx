// Before pictures are published somebody answers for the children on them: tagged by name, or said for all that are not.
import { Radio } from '@mantine/core';

export function Children({ error, mayTag }: { error: string | undefined; mayTag: boolean }) {
  return (
    <section className="card pad" id="f-children">
      <Radio.Group
        name="children"
        label="Ảnh có học sinh không?"
        description={
          mayTag
            ? 'Hỏi khi đăng ảnh mới chưa ghi trẻ. Có học sinh nhìn rõ mặt: lưu nháp, bấm “Ghi trẻ trong ảnh” ở từng ảnh; em chưa có sự đồng ý thì ảnh tự được giữ lại.'
            : 'Hỏi khi đăng ảnh mới chưa ghi trẻ. Có học sinh nhìn rõ mặt: lưu nháp, nhờ giáo viên, văn thư hoặc hiệu trưởng ghi em nào trong ảnh; em chưa có sự đồng ý thì ảnh tự được giữ lại.'
        }
        error={error}
      >
        <div className="stack" style={{ marginTop: 10 }}>
          <Radio value="none" label="Không có học sinh nào nhìn rõ mặt" />
          <Radio value="agreed" label="Có; tôi biết cha mẹ, và em từ 7 tuổi, đã đồng ý đăng" />
        </div>
      </Radio.Group>
    </section>
  );
}

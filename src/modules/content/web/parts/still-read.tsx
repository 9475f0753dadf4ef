// An article that is gone here may stand on at a superior that took it over: that copy is the superior's to take away.
import { useEffect } from 'react';
import { useFetcher } from 'react-router';

export function StillRead({ unit, article }: { unit: string; article: string }) {
  const { load, data } = useFetcher<{ copies: { name: string; url: string }[] }>();
  useEffect(() => {
    void load(`/${unit}/sharing/copies/${article}`);
  }, [load, unit, article]);
  return data?.copies.map(({ name, url }) => (
    <p className="note warn" role="status" key={url}>
      <span>
        Bài đăng lại ở {name} vẫn còn:{' '}
        <a href={url} target="_blank" rel="noopener">
          xem bài ấy
        </a>
        . {name} đã được báo là bài gốc đã gỡ, kèm lý do; gỡ bài đăng lại là việc của nơi ấy.
      </span>
    </p>
  ));
}

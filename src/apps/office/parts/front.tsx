// The page before one is inside: the gate on ink, the form on paper.
import type { ReactNode } from 'react';
import { Gate } from './gate.tsx';

export function Front({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="door" id="noi-dung">
      <title>{`${title} – Cổng Trường`}</title>
      <section className="arch" aria-hidden="true">
        <svg aria-hidden="true" viewBox="0 0 400 560" preserveAspectRatio="xMidYMax slice">
          {[190, 150, 110, 70].map((r, i) => (
            <path
              key={r}
              d={`M${200 - r} 560V${300 - i * 6}a${r} ${r} 0 0 1 ${2 * r} 0V560`}
              fill="none"
              stroke="currentColor"
              strokeWidth={2}
              opacity={0.25 + i * 0.2}
            />
          ))}
        </svg>
      </section>
      <section className="leaf">
        <div className="row brandline">
          <Gate size={34} />
          <div>
            <b>Cổng Trường</b>
            <p className="small muted">Quản lý trường học và cổng thông tin của ngành</p>
          </div>
        </div>
        {children}
      </section>
    </main>
  );
}

// The head of a form's table in the office: groups over columns.
import { type Column, columnGroups } from '../../rules/forms.ts';

export function ColumnHeads({ columns, first = 'Nội dung' }: { columns: readonly Column[]; first?: string }) {
  const groups = columnGroups(columns);
  const two = groups.some((group) => group.title !== null);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={two ? 2 : 1}>
          {first}
        </th>
        {groups.map((group) =>
          group.title === null ? (
            <th key={group.columns[0]?.code} scope="col" rowSpan={two ? 2 : 1} className="c">
              {group.columns[0]?.title}
            </th>
          ) : (
            <th key={group.columns[0]?.code} scope="colgroup" colSpan={group.columns.length} className="c">
              {group.title}
            </th>
          ),
        )}
      </tr>
      {two && (
        <tr>
          {groups
            .filter((group) => group.title !== null)
            .flatMap((group) => group.columns)
            .map((column) => (
              <th key={column.code} scope="col" className="c">
                {column.title}
              </th>
            ))}
        </tr>
      )}
    </thead>
  );
}

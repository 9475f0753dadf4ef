// A file to be chosen, in Vietnamese whatever the browser speaks. Above what is seen lies the browser's own field: a file that was chosen before the
// page's script is up stays chosen, one is dropped onto it, the keyboard and a screen reader find it.
import './file-field.css';
import { IconFile, IconUpload } from '@tabler/icons-react';
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';

const namesOf = (field: HTMLInputElement | null) => [...(field?.files ?? [])].map(({ name }) => name);

type Props = Omit<ComponentProps<'input'>, 'type'> & { label?: ReactNode; hint?: ReactNode };

export function FileField({ label, hint, onChange, ...props }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    setNames(namesOf(field.current));
    const { form } = field.current ?? {};
    const emptied = () => setNames([]);
    form?.addEventListener('reset', emptied);
    return () => form?.removeEventListener('reset', emptied);
  }, []);
  return (
    <label className="filefield">
      {label && <span className="label">{label}</span>}
      <span className="filefor">
        <input
          {...props}
          ref={field}
          type="file"
          title={names.join(', ')}
          onChange={(event) => {
            // Who refuses a file empties the field.
            onChange?.(event);
            setNames(namesOf(event.currentTarget));
          }}
        />
        <span className="pick" aria-hidden>
          <IconUpload size={16} /> Chọn tệp
        </span>
        <span className="picked" aria-hidden>
          {names.length === 0 ? (
            'Chưa chọn tệp'
          ) : (
            <>
              <IconFile size={16} /> {names.length > 2 ? `${names[0]} và ${names.length - 1} tệp nữa` : names.join(', ')}
            </>
          )}
        </span>
      </span>
      {hint && <span className="small muted">{hint}</span>}
    </label>
  );
}

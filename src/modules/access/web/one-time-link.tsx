// A link that is shown once: copied, handed over, gone with the page.
import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

export function OneTimeLink({ link, who }: { link: string; who: string }) {
  return (
    <div className="note ok stack" role="status" style={{ display: 'grid' }}>
      <p>
        <b>Liên kết cho {who}</b>, dùng một lần trong 7 ngày. Trao tận tay hoặc qua kênh riêng; rời trang này là không xem lại
        được nữa.
      </p>
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <TextInput
          aria-label="Liên kết dùng một lần"
          value={link}
          readOnly
          data-testid="link"
          style={{ flex: 1, minWidth: 0 }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? 'Đã chép' : 'Chép'}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
